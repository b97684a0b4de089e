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

/// Reasons in words that hardly anybody else of the house writes.
class OwnWordsTest {
    private static final int OFFICERS = 2;
    private static final Set<Circumstance> OWN = Set.of(Circumstance.OWN_WORDS);

    private static PostedAccount officer() {
        return new PostedAccount(1, OFFICERS).works(9);
    }

    private static PostedAccount writing(int looks, ReasonClass reason, boolean dutied) {
        var account = officer();
        for (int i = 0; i < looks; i++) {
            account.look(Log.at(i, 17, 0), 500 + i, reason, ruling(OFFICERS, dutied, null, OWN));
        }
        return account;
    }

    private static List<Measures> colleagues() {
        var all = new ArrayList<Measures>();
        for (int user = 100; user < 112; user++) {
            all.add(new PostedAccount(user, OFFICERS).works(9).measures());
        }
        return all;
    }

    private static boolean isFound(String rule, PostedAccount account) {
        return account.foundAmong(colleagues()).contains(rule);
    }

    @Test
    void a_purpose_that_nobody_else_states_is_a_lead() {
        assertTrue(isFound("purpose-unheard", writing(1, ReasonClass.SUBSTANTIVE, false)));
    }

    @Test
    void on_duty_it_says_what_the_duty_is() {
        assertFalse(isFound("purpose-unheard", writing(3, ReasonClass.SUBSTANTIVE, true)));
    }

    @Test
    void written_all_day_it_is_a_task_that_nobody_else_has() {
        assertFalse(isFound("purpose-unheard", writing(40, ReasonClass.SUBSTANTIVE, false)));
    }

    @Test
    void stray_keys_that_nobody_else_types_are_a_lead_when_typed_again_and_again() {
        assertTrue(isFound("reason-filler", writing(4, ReasonClass.VAGUE, false)));
        assertFalse(isFound("reason-filler", writing(2, ReasonClass.VAGUE, false)));
    }

    @Test
    void they_weigh_in_what_something_else_speaks_for() {
        var tied = officer()
                .look(
                        Log.at(30, 12, 0),
                        9,
                        ReasonClass.SUBSTANTIVE,
                        ruling(OFFICERS, false, MisuseKind.FRIEND_LOOKUP, OWN));

        var finding = Log.findings(tied.history(), colleagues()).stream()
                .filter(one -> one.ruleId().equals("tie-friend"))
                .findFirst()
                .orElseThrow();

        assertEquals(
                1.0,
                finding.contributions().stream()
                        .filter(one -> one.name().equals("a reason in words that nobody else writes"))
                        .findFirst()
                        .orElseThrow()
                        .logOdds());
    }
}
