package org.quis.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quis.access.MisuseKind;
import org.quis.explain.Circumstance;
import org.quis.explain.Ruling;
import org.quis.explain.StatedReason;
import org.quis.explain.Verdict;
import org.quis.likeness.Fit;

/// Where entries are missing, some looks without a known duty are to be expected; what exceeds them is a lead.
class MissingEntriesTest {
    private static final int QUERIES = 1;
    private static final int DELETIONS = 2;
    private static final int PATROL = 50;
    private static final int DESK = 7;
    private static final int ELSEWHERE = 8;

    /// An account's accesses, with what the ties say of each.
    private final class Account {
        private final int user;
        private final List<Look> looks = new ArrayList<>();
        private long target = 1;

        Account(int user) {
            this.user = user;
        }

        Account look(long time, int work, int place, boolean dutied, MisuseKind tie, int circumstances) {
            return look(
                    time,
                    work,
                    place,
                    dutied,
                    tie,
                    circumstances,
                    dutied ? ReasonClass.SUBSTANTIVE : ReasonClass.VAGUE);
        }

        private Account look(
                long time, int work, int place, boolean dutied, MisuseKind tie, int circumstances, ReasonClass reason) {
            var duty = dutied ? Ruling.Duty.STRONG : Ruling.Duty.NONE;
            var verdict = dutied ? Verdict.EXPLAINED : tie == null ? Verdict.UNEXPLAINED : Verdict.CONFLICTED;
            var ruling =
                    new Ruling(-1, PATROL, PATROL, verdict, duty, tie, StatedReason.Standing.UNCHECKED, circumstances);
            looks.add(one(looks.size(), time, user, 1_000_000L * user + target++, 0, place, work, reason, ruling));
            return this;
        }

        /// Three accesses a day, each with a reason; of each ten one has no known duty.
        Account works(int days) {
            for (int day = 0; day < days; day++) {
                for (int i = 0; i < 3; i++) {
                    boolean missing = (day * 3 + i + user) % 10 == 0;
                    look(Log.at(day, 9 + 2 * i, user % 50), QUERIES, DESK, !missing, null, 0, ReasonClass.SUBSTANTIVE);
                }
            }
            return this;
        }

        /// To one target on as many days, without a known duty.
        Account returns(int days, StatedReason.Standing stated, int circumstances) {
            return returns(days, stated, circumstances, ReasonClass.SUBSTANTIVE);
        }

        Account returns(int days, StatedReason.Standing stated, int circumstances, ReasonClass said) {
            long returnedTo = 1_000_000L * user + target++;
            long caseNumber = stated == StatedReason.Standing.UNCHECKED ? 0 : 77;
            for (int day = 0; day < days; day++) {
                var ruling = new Ruling(
                        -1, PATROL, PATROL, Verdict.UNEXPLAINED, Ruling.Duty.NONE, null, stated, circumstances);
                long time = Log.at(20 + 2 * day, 16, 0);
                looks.add(one(looks.size(), time, user, returnedTo, caseNumber, DESK, QUERIES, said, ruling));
            }
            return this;
        }

        Account acts(int count, int work, boolean dutied, int circumstances) {
            for (int i = 0; i < count; i++) look(Log.at(i, 12, i), work, DESK, dutied, null, circumstances);
            return this;
        }

        History history() {
            looks.sort(Comparator.comparingLong(Look::timeMillis));
            return new History(user, 1, looks);
        }
    }

    /// A look by hand, and the rules that it matches.
    private Look one(
            int entry,
            long time,
            int user,
            long target,
            long caseNumber,
            int place,
            int work,
            ReasonClass reason,
            Ruling ruling) {
        return new Look(
                entry,
                time,
                0,
                user,
                1,
                target,
                reason == ReasonClass.VAGUE ? 0 : 5, // of stray dots nothing remains
                caseNumber,
                new Connection(place, 0, 0),
                work,
                reason,
                true,
                false,
                ruling,
                ruled.matched(ruling, reason),
                Fit.UNKNOWN);
    }

    private final Ruled ruled = new Ruled();
    private final Examination examination = new Examination(Rules.shipped());

    private List<Measures> colleagues() {
        var measures = new ArrayList<Measures>();
        for (int user = 2; user < 22; user++)
            measures.add(examination.measure(new Account(user).works(60).history()));
        return measures;
    }

    private List<String> found(Account account) {
        return Log.findings(account.history(), colleagues()).stream()
                .map(Finding::ruleId)
                .toList();
    }

    @Test
    void who_lacks_as_many_entries_as_everybody_is_no_lead() {
        assertEquals(List.of(), found(new Account(1).works(60)));
    }

    @Test
    void a_record_deleted_without_a_known_duty_is_a_lead_where_such_work_is_rare() {
        int deletes = Circumstance.CHANGES.bit() | Circumstance.ALTERS.bit();

        assertTrue(found(new Account(1).works(60).acts(1, DELETIONS, false, deletes))
                .contains("record-changed"));
    }

    @Test
    void and_none_where_the_account_deletes_all_day_on_duty() {
        var clerk = new Account(1)
                .works(60)
                .acts(200, DELETIONS, true, Circumstance.CHANGES.bit())
                .acts(1, DELETIONS, false, Circumstance.CHANGES.bit() | Circumstance.ALTERS.bit());

        assertFalse(found(clerk).contains("record-changed"));
    }

    @Test
    void a_look_at_a_colleague_is_a_lead_and_at_many_on_duty_one_more_is_none() {
        var patrol =
                new Account(1).works(60).look(Log.at(3, 12, 0), QUERIES, DESK, false, MisuseKind.COWORKER_LOOKUP, 0);
        assertTrue(found(patrol).contains("tie-coworker"));

        var personnel = new Account(1).works(60);
        for (int i = 0; i < 60; i++) {
            personnel.look(Log.at(i, 14, 0), QUERIES, DESK, true, MisuseKind.COWORKER_LOOKUP, 0);
        }
        personnel.look(Log.at(3, 12, 0), QUERIES, DESK, false, MisuseKind.COWORKER_LOOKUP, 0);
        assertFalse(found(personnel).contains("tie-coworker"));
    }

    @Test
    void a_duty_excuses_no_look_at_a_former_partner_that_has_none_itself() {
        var account = new Account(1).works(60);
        for (int i = 0; i < 60; i++) account.look(Log.at(i, 14, 0), QUERIES, DESK, true, null, 0);
        account.look(Log.at(3, 12, 0), QUERIES, DESK, false, MisuseKind.FORMER_PARTNER_LOOKUP, 0);

        assertTrue(found(account).contains("tie-former-partner"));
    }

    @Test
    void ten_targets_of_an_evening_without_a_duty_are_a_run() {
        var account = new Account(1).works(60);
        for (int i = 0; i < 10; i++) account.look(Log.at(30, 20, 4 * i), QUERIES, DESK, false, null, 0);

        assertTrue(found(account).contains("run-unexplained"));
    }

    @Test
    void and_so_are_two_a_day_over_two_weeks() {
        var account = new Account(1).works(60);
        for (int i = 0; i < 28; i++) account.look(Log.at(20 + i / 2, 20, 7 * i % 60), QUERIES, DESK, false, null, 0);

        assertTrue(found(account).contains("run-unexplained"));
    }

    @Test
    void an_account_of_whose_work_half_is_never_entered_has_no_run() {
        var account = new Account(1);
        for (int i = 0; i < 180; i++) account.look(Log.at(i / 3, 9 + i % 3, 0), QUERIES, DESK, i % 2 == 0, null, 0);

        assertFalse(found(account).contains("run-unexplained"));
    }

    @Test
    void a_place_from_which_nothing_is_known_work_on_two_evenings_off_shift_is_somebody_elses() {
        var account = new Account(1).works(60);
        int offShift = Circumstance.OFF_SHIFT.bit();
        for (int i = 0; i < 4; i++)
            account.look(Log.at(30 + i / 2 * 6, 22, i), QUERIES, ELSEWHERE, false, null, offShift);

        assertTrue(found(account).contains("account-elsewhere"));
    }

    @Test
    void a_borrowed_desk_with_known_work_is_not() {
        var account = new Account(1).works(60);
        for (int i = 0; i < 6; i++) account.look(Log.at(30 + i / 2 * 6, 10, i), QUERIES, ELSEWHERE, i > 0, null, 0);

        assertFalse(found(account).contains("account-elsewhere"));
    }

    @Test
    void three_looks_from_a_strange_device_between_looks_at_the_desk_are_somebody_elses() {
        var account = new Account(1).works(60);
        for (int i = 0; i < 3; i++) {
            account.look(Log.at(30, 20, 4 * i), QUERIES, DESK, true, null, 0);
            account.look(Log.at(30, 20, 4 * i + 2), QUERIES, ELSEWHERE, false, null, 0);
        }
        account.look(Log.at(30, 20, 14), QUERIES, DESK, true, null, 0);

        assertTrue(found(account).contains("account-elsewhere"));
    }

    @Test
    void and_alone_on_one_evening_they_may_be_a_borrowed_desk() {
        var account = new Account(1).works(60);
        for (int i = 0; i < 3; i++) account.look(Log.at(30, 20, 4 * i), QUERIES, ELSEWHERE, false, null, 0);

        assertFalse(found(account).contains("account-elsewhere"));
    }

    @Test
    void five_targets_in_a_row_with_neither_duty_nor_reason_are_a_finding_of_no_reason() {
        var account = new Account(1).works(60);
        for (int i = 0; i < 5; i++) account.look(Log.at(30, 20, 4 * i), QUERIES, DESK, false, null, 0);

        assertTrue(found(account).contains("run-reasonless"));
    }

    @Test
    void a_list_taken_out_in_an_afternoon_is_one_finding() {
        var account = new Account(1).works(60);
        int takesOut = Circumstance.TAKES_OUT.bit() | Circumstance.DISCLOSES.bit();
        for (int i = 0; i < 20; i++) account.look(Log.at(30, 14, 2 * i), DELETIONS, DESK, false, null, takesOut);

        var lists = Log.findings(account.history(), colleagues()).stream()
                .filter(finding -> finding.ruleId().equals("record-left"))
                .toList();

        assertEquals(
                List.of(20), lists.stream().map(one -> one.entries().size()).toList());
    }

    @Test
    void a_look_off_the_roster_beside_known_work_is_overtime() {
        int offShift = Circumstance.OFF_SHIFT.bit();
        var overtime = new Account(1)
                .works(60)
                .look(Log.at(30, 19, 0), QUERIES, DESK, true, null, 0)
                .look(Log.at(30, 20, 0), QUERIES, DESK, false, null, offShift);
        var midnight = new Account(1).works(60).look(Log.at(30, 23, 0), QUERIES, DESK, false, null, offShift);

        assertFalse(found(overtime).contains("shift-over"));
        assertTrue(found(midnight).contains("shift-over"));
    }

    @Test
    void what_is_rare_among_accesses_without_an_entry_is_not_excused_by_their_number() {
        var account = new Account(1).works(60);
        int isProtected = Circumstance.PROTECTED.bit();
        account.look(Log.at(30, 12, 0), QUERIES, DESK, false, null, isProtected);

        assertTrue(found(account).contains("record-protected"));
    }

    @Test
    void every_episode_comes_before_the_last_look_of_one() {
        var account = new Account(1).works(60);
        for (int i = 0; i < 10; i++) account.look(Log.at(30, 20, 4 * i), QUERIES, DESK, false, null, 0);
        var run = Log.findings(account.history(), colleagues()).getFirst();

        assertEquals(run.risk(), examination.risk(run, 0), 1e-6);
        for (int place = 1; place < 10; place++) {
            assertTrue(examination.risk(run, place) <= examination.risk(run, place - 1));
        }
        assertTrue(examination.risk(run, 9) < run.risk() / 2);
    }

    @Test
    void a_case_that_does_not_bear_out_comes_before_other_looks_without_a_duty() {
        var contradicted = new Ruling(
                -1, PATROL, PATROL, Verdict.UNEXPLAINED, Ruling.Duty.NONE, null, StatedReason.Standing.NEITHER, 0);
        var unchecked = new Ruling(
                -1, PATROL, PATROL, Verdict.UNEXPLAINED, Ruling.Duty.NONE, null, StatedReason.Standing.UNCHECKED, 0);

        assertTrue(riskOf(contradicted) > riskOf(unchecked));
    }

    @Test
    void where_an_order_is_lacking_a_duty_does_not_speak_for_it() {
        int lacking = Circumstance.NO_AUTHORITY.bit();
        var dutied = new Ruling(
                -1, PATROL, PATROL, Verdict.EXPLAINED, Ruling.Duty.STRONG, null, StatedReason.Standing.SOUND, lacking);
        var undutied = new Ruling(
                -1, PATROL, PATROL, Verdict.UNEXPLAINED, Ruling.Duty.NONE, null, StatedReason.Standing.UNCHECKED, 0);

        assertTrue(riskOf(dutied) > riskOf(undutied));
    }

    private float riskOf(Ruling ruling) {
        var measures = examination.measure(new Account(1).works(60).history());
        var look = one(0, Log.at(3, 12, 0), 1, 7, 9, DESK, QUERIES, ReasonClass.SUBSTANTIVE, ruling);
        return examination.risk(look, measures, examination.peers(colleagues()));
    }

    @Test
    void where_nobody_gives_a_reason_nobody_is_a_lead_for_that() {
        var silent = new Account(1);
        for (int i = 0; i < 60; i++) {
            silent.look(Log.at(i, 10, 0), QUERIES, DESK, true, null, 0, ReasonClass.BLANK);
        }
        var others = new ArrayList<Measures>();
        for (int user = 2; user < 22; user++) {
            var other = new Account(user);
            for (int i = 0; i < 60; i++) {
                other.look(Log.at(i, 10, user), QUERIES, DESK, true, null, 0, ReasonClass.BLANK);
            }
            others.add(examination.measure(other.history()));
        }

        assertTrue(found(silent).contains("reason-missing"));
        assertEquals(List.of(), Log.findings(silent.history(), others));
    }

    @Test
    void who_returns_to_one_person_on_six_days_without_a_duty_is_a_lead() {
        var account = new Account(1).works(60).returns(6, StatedReason.Standing.UNCHECKED, 0);

        assertTrue(found(account).contains("target-repeated"));
    }

    @Test
    void and_is_none_under_one_and_the_same_case_which_lacks_an_entry_likelier() {
        var account = new Account(1).works(60).returns(6, StatedReason.Standing.NEITHER, 0);

        assertFalse(found(account).contains("target-repeated"));
    }

    @Test
    void nor_where_a_colleague_had_the_duty_every_time() {
        int colleagues = Circumstance.OTHERS_HAD_DUTY.bit();
        var account = new Account(1).works(60).returns(6, StatedReason.Standing.UNCHECKED, colleagues);

        assertFalse(found(account).contains("target-repeated"));
    }

    @Test
    void stray_keys_for_a_reason_from_somebody_who_otherwise_says_why_are_a_finding() {
        var account = new Account(1).works(60);
        for (int i = 0; i < 3; i++) account.look(Log.at(30, 20, 4 * i), QUERIES, DESK, false, null, 0);

        assertTrue(found(account).contains("reason-withheld"));
    }

    @Test
    void and_of_somebody_whose_reasons_nobody_knows_they_are_not() {
        var account = new Account(1).works(3);
        for (int i = 0; i < 3; i++) account.look(Log.at(30, 20, 4 * i), QUERIES, DESK, false, null, 0);

        assertFalse(found(account).contains("reason-withheld"));
    }

    @Test
    void who_returns_for_weeks_beside_a_colleagues_case_without_ever_a_reason_pursues_somebody() {
        int beside = Circumstance.OTHERS_HAD_DUTY.bit();
        var helping = new Account(1).works(60).returns(9, StatedReason.Standing.UNCHECKED, beside);
        var silent = new Account(1).works(60).returns(9, StatedReason.Standing.UNCHECKED, beside, ReasonClass.VAGUE);

        assertFalse(found(helping).contains("target-repeated"));
        assertTrue(found(silent).contains("target-repeated"));
    }
}
