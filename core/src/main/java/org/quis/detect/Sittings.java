package org.quis.detect;

import java.util.ArrayList;
import java.util.List;

/// Looks at several subjects one after another.
final class Sittings {
    private static final long PAUSE = 30 * 60_000; // milliseconds without such a look end one

    private Sittings() {}

    /// @param looks    in order of time; those at the user's own people are left out
    /// @param subjects so many make one; 0 for none ever
    static List<List<Look>> of(List<Look> looks, int subjects) {
        var sittings = new ArrayList<List<Look>>();
        if (subjects == 0) return sittings;
        for (var look : looks) {
            if (look.isOfOwn()) continue;
            boolean begins = sittings.isEmpty()
                    || look.timeMillis() - sittings.getLast().getLast().timeMillis() > PAUSE;
            if (begins) sittings.add(new ArrayList<>());
            sittings.getLast().add(look);
        }
        sittings.removeIf(sitting -> subjects(sitting) < subjects || isOneDuty(sitting));
        return sittings;
    }

    /// One case cited for all: one entry that is missing explains them together.
    private static boolean isOneDuty(List<Look> looks) {
        long cited = looks.getFirst().caseNumber();
        return cited != 0 && looks.stream().allMatch(look -> look.caseNumber() == cited);
    }

    static int subjects(List<Look> looks) {
        return (int) looks.stream().mapToLong(Look::target).distinct().count();
    }

    /// Of all that an account looked at without a known duty, the share that it looked at about then: so much of what
    /// is
    /// expected of it falls into one sitting by chance.
    static double share(History history, List<Look> sitting) {
        long from = sitting.getFirst().timeMillis() - PAUSE;
        long to = sitting.getLast().timeMillis() + PAUSE;
        long all = 0;
        long then = 0;
        for (var look : history.looks()) {
            if (look.automatic() || look.isExplained()) continue;
            all++;
            if (look.timeMillis() >= from && look.timeMillis() <= to) then++;
        }
        return all == 0 ? 1 : (double) then / all;
    }
}
