package org.quis.sigma;

import java.util.LinkedHashSet;
import java.util.List;

/// An event that matched rules which a correlation looks at, with what the correlation needs of it.
///
/// @param rules   a bit for each rule that matched, in the order of the correlation's `rules`
/// @param values  of the field that is counted or measured
/// @param carried what correlations above this one need of the event
record Hit(long timeMillis, long id, long rules, List<String> values, List<List<String>> carried)
        implements Comparable<Hit> {

    /// The order of the log.
    @Override
    public int compareTo(Hit other) {
        int times = Long.compare(timeMillis, other.timeMillis);
        return times != 0 ? times : Long.compare(id, other.id);
    }

    boolean isAfter(long otherMillis, long otherId) {
        return timeMillis > otherMillis || timeMillis == otherMillis && id > otherId;
    }

    /// The same event seen through another rule, or once more.
    Hit and(Hit other) {
        if (values.equals(other.values)) return new Hit(timeMillis, id, rules | other.rules, values, carried);
        var both = new LinkedHashSet<>(values);
        both.addAll(other.values);
        return new Hit(
                timeMillis, id, rules | other.rules, both.stream().sorted().toList(), carried);
    }
}
