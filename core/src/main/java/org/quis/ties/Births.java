package org.quis.ties;

import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// When people were born, by their nodes.
final class Births {
    private static final int UNKNOWN = Integer.MIN_VALUE;
    private static final int GENERATION = 14 * 365; // days, at least

    private int[] days = new int[0]; // since 1970-01-01

    void add(int node, @Nullable LocalDate birth) {
        if (birth == null || node < 0) return;
        if (node >= days.length) {
            int known = days.length;
            days = Arrays.copyOf(days, Math.max(1024, Math.max(node + 1, known + known / 2)));
            Arrays.fill(days, known, days.length, UNKNOWN);
        }
        days[node] = Math.toIntExact(birth.toEpochDay());
    }

    /// Whether somebody is old enough to be another's parent; not where either birth is unknown.
    boolean isGenerationOlder(int older, int younger) {
        return of(older) != UNKNOWN && of(younger) != UNKNOWN && (long) of(younger) - of(older) >= GENERATION;
    }

    private int of(int node) {
        return node < days.length ? days[node] : UNKNOWN;
    }
}
