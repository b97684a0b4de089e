package org.quis.audit;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// How often one account looked at each subject within thirty days. To be told of accesses in order of time.
final class Lookups {
    private static final long THIRTY_DAYS = 30L * 24 * 60 * 60 * 1000;

    private final Map<Long, ArrayDeque<Long>> times = new HashMap<>();

    /// @param target    of what subject; 0 where that is not known
    /// @param automatic made by a machine: asked about, but not counted
    /// @return this time included; 0 where the subject is not known
    long count(long target, long timeMillis, boolean automatic) {
        if (target == 0) return 0;
        var before = times.computeIfAbsent(target, _ -> new ArrayDeque<>());
        while (!before.isEmpty() && Objects.requireNonNull(before.peekFirst()) <= timeMillis - THIRTY_DAYS) {
            before.removeFirst();
        }
        if (!automatic) before.addLast(timeMillis);
        return before.size();
    }
}
