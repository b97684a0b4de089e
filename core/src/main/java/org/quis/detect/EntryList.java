package org.quis.detect;

import java.util.Arrays;
import java.util.PrimitiveIterator;
import java.util.stream.LongStream;

/// Row numbers in the ledger, each once. Immutable.
public final class EntryList {
    private final long[] entries;

    private EntryList(long[] entries) {
        this.entries = entries;
    }

    /// A list of these in this order, repeats dropped.
    public static EntryList of(long... entries) {
        return new EntryList(
                repeats(entries) ? LongStream.of(entries).distinct().toArray() : entries.clone());
    }

    /// A stream would put each of a million numbers in a box to find that none is there twice.
    private static boolean repeats(long[] entries) {
        var sorted = entries.clone();
        Arrays.sort(sorted);
        for (int i = 1; i < sorted.length; i++) if (sorted[i] == sorted[i - 1]) return true;
        return false;
    }

    public int size() {
        return entries.length;
    }

    /// @throws IndexOutOfBoundsException if there are not that many
    public long get(int index) {
        return entries[index];
    }

    public LongStream stream() {
        return Arrays.stream(entries);
    }

    public PrimitiveIterator.OfLong iterator() {
        return Arrays.stream(entries).iterator();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EntryList that && Arrays.equals(entries, that.entries);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(entries);
    }

    @Override
    public String toString() {
        return Arrays.toString(entries);
    }
}
