package org.quis.detect;

import java.util.ArrayList;
import java.util.List;

/// Looks at several subjects one after another.
final class Sittings {
    private Sittings() {}

    /// @param looks     in order of time; those at the user's own people are left out
    /// @param subjects  so many make one; 0 for none ever
    /// @param gapMillis so long without such a look ends one
    static List<List<Look>> of(List<Look> looks, int subjects, long gapMillis) {
        var sittings = new ArrayList<List<Look>>();
        if (subjects == 0) return sittings;
        var others = looks.stream().filter(look -> !look.isOfOwn()).toList();
        for (int i = 0; i < others.size(); i++) {
            if (Sessions.begins(others, i, gapMillis)) sittings.add(new ArrayList<>());
            sittings.getLast().add(others.get(i));
        }
        sittings.removeIf(sitting -> Lead.targets(sitting) < subjects || isOneDuty(sitting));
        return sittings;
    }

    /// One case cited for all: one entry that is missing explains them together.
    private static boolean isOneDuty(List<Look> looks) {
        long cited = looks.getFirst().caseNumber();
        return cited != 0 && looks.stream().allMatch(look -> look.caseNumber() == cited);
    }

    /// Of all that an account looked at without a known duty, the share that it looked at about then: so much of what
    /// is expected of it falls into one sitting by chance.
    static double share(History history, List<Look> sitting, long gapMillis) {
        long from = sitting.getFirst().timeMillis() - gapMillis;
        long to = sitting.getLast().timeMillis() + gapMillis;
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
