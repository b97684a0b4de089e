package org.quis.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quis.detect.PostedAccount.ruling;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.quis.access.MisuseKind;
import org.quis.explain.Circumstance;
import org.quis.explain.Ruling;
import org.quis.explain.StatedReason;
import org.quis.explain.Verdict;

/// Several such looks one after another are one deed, and say more than one does; what somebody does all the time is
/// one
/// habit.
class SittingsTest {
    private static final int OFFICERS = 2;
    private static final Ruling COLLEAGUE = ruling(OFFICERS, false, MisuseKind.COWORKER_LOOKUP, Set.of());
    private static final Ruling TAKEN_OUT =
            ruling(OFFICERS, false, null, Set.of(Circumstance.TAKES_OUT, Circumstance.DISCLOSES));
    private static final Ruling CHANGED =
            ruling(OFFICERS, false, null, Set.of(Circumstance.CHANGES, Circumstance.ALTERS));

    private static PostedAccount officer() {
        return new PostedAccount(1, OFFICERS).works(9);
    }

    private static List<Measures> colleagues() {
        var all = new ArrayList<Measures>();
        for (int user = 100; user < 160; user++) {
            all.add(new PostedAccount(user, OFFICERS).works(9).measures());
        }
        return all;
    }

    private static List<Finding> found(String rule, PostedAccount account) {
        return Log.findings(account.history(), colleagues()).stream()
                .filter(one -> one.ruleId().equals(rule))
                .toList();
    }

    /// Beside its ordinary work.
    private static PostedAccount looking(Ruling ruling, int times, int minutesApart) {
        var account = officer();
        for (int i = 0; i < times; i++) {
            account.look(Log.at(30, 13, 5) + i * minutesApart * Log.MINUTE, 500 + i, ReasonClass.BLANK, ruling);
        }
        return account;
    }

    @Test
    void colleagues_looked_up_one_after_another_are_one_finding() {
        var found = found("tie-coworker", looking(COLLEAGUE, 3, 2));

        assertEquals(1, found.size());
        assertEquals(3, found.getFirst().entries().size());
    }

    @Test
    void of_more_risk_than_one_of_them() {
        var three = found("tie-coworker", looking(COLLEAGUE, 3, 2)).getFirst();

        for (var one : found("tie-coworker", looking(COLLEAGUE, 1, 0))) assertTrue(three.risk() > one.risk());
    }

    @Test
    void hours_apart_they_are_findings_of_their_own_if_any() {
        for (var one : found("tie-coworker", looking(COLLEAGUE, 3, 90))) {
            assertEquals(1, one.entries().size());
        }
    }

    @Test
    void what_one_case_explains_is_counted_once() {
        var account = officer().citing(4_711);
        for (int i = 0; i < 3; i++) {
            account.look(Log.at(30, 12, 2 * i), 500 + i, ReasonClass.SUBSTANTIVE, COLLEAGUE);
        }

        for (var one : found("tie-coworker", account))
            assertEquals(1, one.entries().size());
    }

    @Test
    void who_takes_records_out_again_and_again_has_one_habit() {
        var account = officer().doing(3);
        for (int day = 0; day < 12; day++)
            account.look(Log.at(3 * day, 17, 0), 500 + day, ReasonClass.BLANK, TAKEN_OUT);

        assertEquals(
                List.of(12),
                found("record-left", account).stream()
                        .map(one -> one.entries().size())
                        .toList());
    }

    @Test
    void an_act_that_nobody_else_does_there_weighs() {
        int deletions = 2;
        var once = officer().doing(deletions).look(Log.at(30, 12, 0), 9, ReasonClass.BLANK, CHANGED);
        var busy = new ArrayList<>(colleagues());
        for (int user = 200; user < 210; user++) {
            busy.add(new PostedAccount(user, OFFICERS)
                    .works(9)
                    .doing(deletions)
                    .look(Log.at(5, 12, 0), 9, ReasonClass.SUBSTANTIVE, ruling(OFFICERS, true, null, Set.of()))
                    .measures());
        }

        assertTrue(weighs(Log.findings(once.history(), colleagues())));
        assertFalse(weighs(Log.findings(once.history(), busy)));
    }

    private static boolean weighs(List<Finding> findings) {
        return findings.stream()
                .flatMap(one -> one.contributions().stream())
                .anyMatch(one -> one.name().equals("by an act that hardly anybody else does there"));
    }

    @Test
    void a_tie_beside_a_lesser_duty_of_one_s_own_is_no_lead_by_itself() {
        var lesser = new Ruling(
                -1,
                PostedAccount.UNIT,
                OFFICERS,
                Verdict.CONFLICTED,
                Ruling.Duty.WEAK,
                MisuseKind.FRIEND_LOOKUP,
                StatedReason.Standing.UNCHECKED,
                0);
        var account = officer().look(Log.at(30, 12, 0), 9, ReasonClass.SUBSTANTIVE, lesser);

        assertEquals(List.of(), found("tie-friend", account));
    }
}
