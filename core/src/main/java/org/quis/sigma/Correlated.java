package org.quis.sigma;

import java.util.List;

/// One episode: everything within windows that matched a correlation and overlap.
///
/// @param rule     the number of the correlation rule
/// @param key      the values of its `group-by`, in its order
/// @param eventIds in the order of the log; of a long episode only the first 1,000
/// @param count    how many events it has, listed or not
public record Correlated(
        int rule, List<String> key, List<Long> eventIds, long count, long firstMillis, long lastMillis) {
    public Correlated {
        key = List.copyOf(key);
        eventIds = List.copyOf(eventIds);
    }
}
