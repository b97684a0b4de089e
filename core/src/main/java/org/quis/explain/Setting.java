package org.quis.explain;

import java.util.List;
import java.util.Optional;
import org.quis.access.MisuseKind;
import org.quis.ties.Search;
import org.quis.ties.TieKind;
import org.quis.ties.Ties;

/// Looks at the setting of an access: who was in service and on shift, which records are set apart, who else had a
/// duty.
final class Setting {
    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;
    /// Overtime and early starts; longer ones show in the roster.
    private static final long OVERTIME = 2 * HOUR;
    /// A roster that says nothing for so long around an access was not kept then.
    private static final long ROSTER = 10 * DAY;
    private static final double LIKELY = 0.5;
    private static final double BARELY = 0.1; // a decoy's very name, though others bear it
    private static final double MAYBE = 0.3; // from here on a shared name is worth a reviewer's thought

    private static final int MOST_OTHERS = 20;

    private final Ties ties;
    private final Search search;
    private final Demands demands;
    private final List<TieKind> busying;

    Setting(Ties ties, Search search, Slips slips) {
        this.demands = new Demands(ties, slips);
        this.ties = ties;
        this.search = search;
        this.busying = ties.declared().busying();
    }

    int of(Inquiry asked, String action, Explanation explained) {
        int bits = records(explained);
        if (explained.ownPath() == null && !explained.hasStrongDuty() && kinship(explained) >= MAYBE) {
            bits |= Circumstance.MAY_BE_KIN.bit();
        }
        if (explained.user() >= 0) bits |= service(explained, asked.timeMillis());
        if (explained.user() >= 0) bits |= demands.of(asked, explained);
        if (explained.dutyPath() == null
                && explained.user() >= 0
                && explained.target().isKnown()
                && othersHadDuty(explained, asked.timeMillis())) {
            bits |= Circumstance.OTHERS_HAD_DUTY.bit();
        }
        if (isCloseColleague(explained)) bits |= Circumstance.CLOSE_COLLEAGUE.bit();
        if (!asked.subject().isEmpty() && explained.target().likelihood() < LIKELY)
            bits |= Circumstance.SUBJECT_UNKNOWN.bit();
        if (explained.dutyPath() == null
                && explained.user() >= 0
                && search.isBusy(explained.user(), asked.timeMillis(), busying)) {
            bits |= Circumstance.BUSY.bit();
        }
        if (asked.subjectKind().equals("name")
                && asked.dateOfBirth().isEmpty()
                && asked.caseNumber().isEmpty()) {
            bits |= Circumstance.BY_NAME_ALONE.bit();
        }
        return bits | acts(action, explained);
    }

    private boolean isCloseColleague(Explanation explained) {
        var path = explained.ownPath();
        if (path == null || path.walk().misuse().orElse(null) != MisuseKind.COWORKER_LOOKUP) return false;
        int user = explained.user();
        int unit = ties.unit(user);
        return ties.links(path).stream()
                .mapToInt(Ties.Link::to)
                .filter(node -> ties.kindOf(node).equals("user"))
                .anyMatch(other -> unit != Ties.NOBODY && ties.unit(other) == unit
                        || ties.supervises(other, user)
                        || ties.supervises(user, other));
    }

    private double kinship(Explanation explained) {
        return explained.user() < 0 ? 0 : ties.kinship(ties.staff().person(explained.user()), explained.person());
    }

    private int records(Explanation explained) {
        if (explained.hasStrongDuty()) return 0;
        int bits = 0;
        if (isMeant(ties.canary(explained.target()), explained, BARELY)) bits |= Circumstance.DECOY.bit();
        if (isMeant(ties.guarded(explained.target()), explained, LIKELY)) bits |= Circumstance.PROTECTED.bit();
        return bits;
    }

    /// @param least how likely what was typed must mean a record that is nobody's
    private static boolean isMeant(Optional<Ties.SetApart> record, Explanation explained, double least) {
        if (record.isEmpty()) return false;
        int whose = record.get().person();
        if (whose >= 0 && explained.person() >= 0) return whose == explained.person();
        return record.get().prior() >= least;
    }

    private int service(Explanation explained, long instant) {
        var staff = ties.staff();
        int user = explained.user();
        int bits = staff.isMachine(user) ? Circumstance.MACHINE.bit() : 0;
        if (staff.knowsService(user) && !staff.inService(user, instant, DAY)) bits |= Circumstance.OUT_OF_SERVICE.bit();
        boolean trains = staff.inTraining(user, instant); // at work, whatever the roster and the leave say
        if (!trains && staff.onLeave(user, instant) && !staff.onShift(user, instant, 0, OVERTIME)) {
            bits |= Circumstance.ON_LEAVE.bit();
        }
        if (staff.knowsShifts(user) && staff.onShift(user, instant, ROSTER, ROSTER)) {
            bits |= Circumstance.ROSTERED.bit();
            if (!explained.hasStrongDuty() && !trains && !staff.onShift(user, instant, OVERTIME, OVERTIME)) {
                bits |= Circumstance.OFF_SHIFT.bit();
            }
        }
        return bits;
    }

    private static int acts(String action, Explanation explained) {
        boolean unresolved = explained.verdict() == Verdict.UNRESOLVED;
        boolean duty = explained.dutyPath() != null;
        boolean tied = explained.verdict() == Verdict.CONFLICTED && !explained.hasStrongDuty();
        return switch (action) {
            case "disclose", "export", "print" ->
                Circumstance.TAKES_OUT.bit() | (duty || unresolved ? 0 : Circumstance.DISCLOSES.bit());
            case "create", "update", "delete" ->
                Circumstance.CHANGES.bit() | (duty && !tied || unresolved ? 0 : Circumstance.ALTERS.bit());
            default -> 0;
        };
    }

    private boolean othersHadDuty(Explanation explained, long instant) {
        boolean namesakes = explained.target().kind().equals("name") && explained.person() < 0;
        if (namesakes) return false; // one of many bearers of a name is in somebody's case
        for (var walk : ties.declared().duty()) {
            if (walk.weak()) continue;
            for (int other : search.holders(walk, explained.target(), instant, explained.user(), MOST_OTHERS)) {
                if (ties.staff().areColleagues(explained.user(), other)) return true;
            }
        }
        return false;
    }
}
