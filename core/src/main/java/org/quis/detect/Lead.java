package org.quis.detect;

import java.util.List;

/// What a detector hands up; [Examination] adds the risk and makes it a [Finding].
///
/// @param target  the one target it is about, or 0
/// @param expected how many like it are expected of the account though nothing was wrong
/// @param alike   of accesses that only lack an entry, the share that would be such a lead, from 0 to 1; 0 where the
/// detector has held that against it already
/// @param around  people around the one it is about who are part of it
/// @param measure the measure in which colleagues are compared
record Lead(
        Rule rule,
        long target,
        List<Look> looks,
        String measure,
        List<Fact> facts,
        double expected,
        double alike,
        int around) {
    Lead(Rule rule, long target, List<Look> looks, String measure, List<Fact> facts, double expected, double alike) {
        this(rule, target, looks, measure, facts, expected, alike, 0);
    }

    Lead(Rule rule, long target, List<Look> looks, String measure, List<Fact> facts) {
        this(rule, target, looks, measure, facts, 0, 0);
    }

    /// How many targets some looks have.
    static int targets(List<Look> looks) {
        return (int) looks.stream().mapToLong(Look::target).distinct().count();
    }

    /// The one target of some looks, or 0.
    static long commonTarget(List<Look> looks) {
        long first = looks.getFirst().target();
        return looks.stream().allMatch(look -> look.target() == first) ? first : 0;
    }
}
