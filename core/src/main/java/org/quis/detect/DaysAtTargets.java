package org.quis.detect;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// On which days an account looked at each of its targets by hand and without a case number: on duty, and without a
/// duty that is known. Counted when somebody asks.
final class DaysAtTargets {
    private final History history;
    private final Calendar calendar;
    private final Map<Long, Set<Long>> dutied = new HashMap<>();
    private final Map<Long, Set<Long>> unknown = new HashMap<>();
    private boolean counted;

    DaysAtTargets(History history, Calendar calendar) {
        this.history = history;
        this.calendar = calendar;
    }

    /// How many targets, but one, the account looked at on duty on so many days.
    long dutied(long days, long but) {
        count();
        return many(dutied, days, but);
    }

    /// Likewise without a known duty.
    long unknown(long days, long but) {
        count();
        return many(unknown, days, but);
    }

    private void count() {
        if (counted) return;
        counted = true;
        for (var look : history.looks()) {
            if (look.target() == 0 || look.automatic() || look.hasCase()) continue;
            (look.isExplained() ? dutied : unknown)
                    .computeIfAbsent(look.target(), _ -> new HashSet<>())
                    .add(calendar.day(look.timeMillis()));
        }
    }

    private static long many(Map<Long, Set<Long>> daysByTarget, long days, long but) {
        long all =
                daysByTarget.values().stream().filter(on -> on.size() >= days).count();
        return all - (daysByTarget.getOrDefault(but, Set.of()).size() >= days ? 1 : 0);
    }
}
