package org.quis.audit;

import org.jspecify.annotations.Nullable;
import org.quis.explain.Verdict;

/// What the ties say of each row of a batch, in the words of the outputs.
public final class Rulings {
    private final byte[] verdicts;
    private final byte[] @Nullable [] persons;
    private final byte[] @Nullable [] explanations;
    private final byte[] @Nullable [] conflicts;

    Rulings(int rows) {
        verdicts = new byte[rows];
        persons = new byte[rows] @Nullable [];
        explanations = new byte[rows] @Nullable [];
        conflicts = new byte[rows] @Nullable [];
    }

    void set(
            int row,
            Verdict verdict,
            byte @Nullable [] person,
            byte @Nullable [] explanation,
            byte @Nullable [] conflict) {
        verdicts[row] = (byte) verdict.ordinal();
        persons[row] = person;
        explanations[row] = explanation;
        conflicts[row] = conflict;
    }

    /// The ordinal of a [Verdict].
    public int verdict(int row) {
        return verdicts[row];
    }

    /// The person's id, as the reference data have it; UTF-8, as are the chains.
    public byte @Nullable [] person(int row) {
        return persons[row];
    }

    public byte @Nullable [] explanation(int row) {
        return explanations[row];
    }

    public byte @Nullable [] conflict(int row) {
        return conflicts[row];
    }
}
