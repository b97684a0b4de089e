package org.quis.explain;

import java.util.LinkedHashSet;
import org.quis.explain.StatedReason.Standing;
import org.quis.identity.CaseText;
import org.quis.ties.Target;
import org.quis.ties.Ties;

/// Checks the case that a user cites: does it exist, was it open, is the user on it, does it concern the subject.
final class Stating {
    private static final long DAY = 86_400_000;
    private static final long EARLY = DAY; // entered the day after
    private static final long LATE = 14 * DAY; // follow-up after closing
    private static final long AROUND = 30 * DAY; // worked on before it had its number
    private static final long AFTER = 365 * DAY; // hearings, appeals, records asked for

    private final Ties ties;
    private final Slips slips;

    Stating(Ties ties, Slips slips) {
        this.ties = ties;
        this.slips = slips;
    }

    /// The cases named in the field for it, or in the reason.
    int[] cited(Inquiry asked) {
        if (asked.caseNumber().isEmpty() && asked.reason().isEmpty()) return NONE;
        var cited = new LinkedHashSet<Integer>();
        if (!asked.caseNumber().isEmpty()) {
            int known = ties.caseOf(asked.caseNumber());
            if (known >= 0) cited.add(known);
        }
        if (CaseText.isNumbered(asked.reason())) cited.addAll(ties.casesIn(asked.reason()));
        return cited.isEmpty()
                ? NONE
                : cited.stream().mapToInt(Integer::intValue).toArray();
    }

    private static final int[] NONE = {};

    StatedReason check(int user, Inquiry asked, Target target, int[] cited) {
        if (!ties.has("cases")) return StatedReason.NONE;
        if (cited.length == 0) {
            if (!CaseText.isNumbered(asked.caseNumber())) return StatedReason.NONE;
            int meant = slips.caseMeant(user, asked.caseNumber(), asked.timeMillis(), target);
            if (meant >= 0) return new StatedReason(Standing.SLIP, asked.caseNumber(), meant);
            int about = slips.caseAbout(asked.caseNumber(), target);
            if (about >= 0) return new StatedReason(Standing.SUBJECT_ONLY, asked.caseNumber(), about);
            if (ties.isEventNumber(asked.caseNumber())) return StatedReason.NONE; // its entry may be missing
            return new StatedReason(Standing.UNKNOWN, asked.caseNumber(), -1);
        }
        StatedReason best = null;
        for (int one : cited) {
            var checked = new StatedReason(standing(user, one, asked, target), ties.id(one), one);
            if (best == null || checked.standing().compareTo(best.standing()) < 0) best = checked;
        }
        if (best == null) return StatedReason.NONE;
        if (best.isContradicted()) {
            int meant = slips.caseMeant(user, best.number(), asked.timeMillis(), target);
            if (meant >= 0) return new StatedReason(Standing.SLIP, best.number(), meant);
            int about = slips.caseAbout(best.number(), target);
            if (about >= 0) return new StatedReason(Standing.SUBJECT_ONLY, best.number(), about);
        }
        return best;
    }

    private Standing standing(int user, int cited, Inquiry asked, Target target) {
        long instant = asked.timeMillis();
        boolean on = ties.everAssigned(user, cited);
        boolean about =
                ties.concerns(cited, target) || ties.standsFor(cited, target) || slips.isNearlyAbout(cited, asked);
        var open = ties.open(cited);
        if (open.isPresent() && !open.get().contains(instant, EARLY, LATE)) {
            return about && open.get().contains(instant, AROUND, AFTER) ? Standing.OVER : Standing.NOT_OPEN;
        }
        if (on && (about || !ties.hasSubjects(cited))) return Standing.SOUND;
        if (about) return Standing.SUBJECT_ONLY;
        if (on) return Standing.USER_ONLY;
        boolean checkable = ties.has("assignments") && ties.has("case_subjects");
        return checkable ? Standing.NEITHER : Standing.UNCHECKED;
    }
}
