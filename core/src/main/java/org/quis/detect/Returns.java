package org.quis.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The targets that an account looked at more than once, by hand and without a case number, and on how many days.
///
/// Most targets are seen once, so they are counted in sorted arrays; nothing is allocated for each.
final class Returns {
    private final long[] targets; // ascending
    private final int[] days; // beside its target

    private Returns(long[] targets, int[] days) {
        this.targets = targets;
        this.days = days;
    }

    /// @param minimum looks at a target, at least 1, for it to be kept
    static Returns of(History history, Calendar calendar, int minimum) {
        var targets = keep(history, minimum);
        var days = new int[targets.length];
        if (targets.length > 0) {
            var today = new long[targets.length];
            Arrays.fill(today, Long.MIN_VALUE);
            for (var look : history.looks()) {
                int place = isCandidate(look) ? Arrays.binarySearch(targets, look.target()) : -1;
                if (place >= 0) {
                    // looks are in order of time, so a new day is one that differs from the last
                    long day = calendar.day(look.timeMillis());
                    days[place] += day == today[place] ? 0 : 1;
                    today[place] = day;
                }
            }
        }
        return new Returns(targets, days);
    }

    /// The most days on which one target was looked at; 0 if none was kept.
    int mostDays() {
        return Arrays.stream(days).max().orElse(0);
    }

    int days(long target) {
        int place = Arrays.binarySearch(targets, target);
        return place < 0 ? 0 : days[place];
    }

    /// The looks at each target that was looked at on so many days, in the order in which they were first looked at.
    Map<Long, List<Look>> looks(History history, double minimumDays) {
        var groups = new LinkedHashMap<Long, List<Look>>();
        if (mostDays() >= minimumDays) {
            for (var look : history.looks()) {
                if (isCandidate(look) && days(look.target()) >= minimumDays) {
                    groups.computeIfAbsent(look.target(), _ -> new ArrayList<>())
                            .add(look);
                }
            }
        }
        return groups;
    }

    private static long[] keep(History history, int minimum) {
        var targets = new long[history.looks().size()];
        int size = 0;
        for (var look : history.looks()) {
            if (isCandidate(look)) {
                targets[size++] = look.target();
            }
        }
        Arrays.sort(targets, 0, size);
        int kept = 0;
        int run = 0;
        long previous = 0; // no target is 0
        for (int i = 0; i < size; i++) {
            long target = targets[i];
            run = target == previous ? run + 1 : 1;
            previous = target;
            if (run == minimum) {
                targets[kept++] = target; // never ahead of the reader
            }
        }
        return Arrays.copyOf(targets, kept);
    }

    /// By hand, of something, and neither a duty nor a case that bears out.
    static boolean isCandidate(Look look) {
        return look.target() != 0
                && !look.automatic()
                && !look.isExplained()
                && (!look.hasCase() || look.ruling().isContradicted());
    }
}
