package org.quis.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quis.detect.PostedAccount.ruling;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.quis.access.MisuseKind;
import org.quis.explain.Circumstance;
import org.quis.explain.StatedReason;

/// What is usual for those of one unit and role: whose work is their colleagues', what is in no table, what everybody
/// does.
class PostsTest {
    private static final int DISPATCHERS = 1;
    private static final int OFFICERS = 2;
    private static final int BILLING = 3;

    private final Examination examination = new Examination(Rules.shipped());

    private List<Measures> colleagues(int post, int dutied, Circumstance... else_) {
        var measures = new ArrayList<Measures>();
        for (int user = 100 * post; user < 100 * post + 12; user++) {
            measures.add(new PostedAccount(user, post).works(dutied, else_).measures());
        }
        return measures;
    }

    private List<Measures> agency() {
        var all = new ArrayList<>(colleagues(OFFICERS, 9));
        all.addAll(colleagues(DISPATCHERS, 0, Circumstance.OTHERS_HAD_DUTY));
        return all;
    }

    @Test
    void a_dispatcher_who_looks_up_whom_an_officer_is_with_does_her_work() {
        var dispatcher = new PostedAccount(1, DISPATCHERS)
                .works(0, Circumstance.OTHERS_HAD_DUTY)
                .look(
                        Log.at(30, 12, 0),
                        9,
                        ReasonClass.BLANK,
                        ruling(DISPATCHERS, false, MisuseKind.COWORKER_LOOKUP, Set.of(Circumstance.OTHERS_HAD_DUTY)));

        assertEquals(List.of(), dispatcher.foundAmong(agency()));
    }

    @Test
    void and_stands_out_when_nobody_had_a_duty_to_her_former_partner() {
        var dispatcher = new PostedAccount(1, DISPATCHERS)
                .works(0, Circumstance.OTHERS_HAD_DUTY)
                .look(
                        Log.at(30, 12, 0),
                        9,
                        ReasonClass.BLANK,
                        ruling(DISPATCHERS, false, MisuseKind.FORMER_PARTNER_LOOKUP, Set.of()));

        assertEquals(List.of("tie-former-partner"), dispatcher.foundAmong(agency()));
    }

    @Test
    void an_officer_whose_colleague_had_the_duty_is_no_dispatcher() {
        var settled = examination
                .peers(agency())
                .settled(new PostedAccount(1, OFFICERS)
                        .works(9, Circumstance.OTHERS_HAD_DUTY)
                        .measures());

        assertFalse(settled.workload().lends());
    }

    @Test
    void nobody_makes_their_own_habit_a_duty() {
        var alone = new PostedAccount(1, BILLING)
                .works(0, Circumstance.OTHERS_HAD_DUTY)
                .measures();
        var all = new ArrayList<>(agency());
        all.add(alone);

        assertFalse(examination.peers(all).settled(alone).workload().lends());
    }

    @Test
    void where_a_posts_work_is_in_no_table_lacking_a_duty_says_little() {
        var all = new ArrayList<>(colleagues(OFFICERS, 9));
        all.addAll(colleagues(BILLING, 0));
        var clerk = new PostedAccount(1, BILLING).works(0);
        var officer = new PostedAccount(2, OFFICERS).works(9);
        all.addAll(List.of(clerk.measures(), officer.measures()));
        var peers = examination.peers(all);
        var look = clerk.looks.getFirst();

        assertTrue(peers.gaps().usual(PostedAccount.QUERIES, clerk.measures().workload()) > 0.9);
        assertTrue(peers.gaps().usual(PostedAccount.QUERIES, officer.measures().workload()) < 0.2);
        assertTrue(examination.risk(look, clerk.measures(), peers) < examination.risk(look, officer.measures(), peers));
    }

    @Test
    void a_record_that_nobody_bears_and_many_look_at_is_there_to_train_with() {
        long exercise = 77;
        var all = new ArrayList<Measures>();
        for (int user = 100; user < 112; user++) {
            all.add(trainee(user, exercise).measures());
        }

        assertEquals(List.of(), trainee(1, exercise).foundAmong(all));
        assertEquals(List.of("target-repeated"), trainee(1, 78).foundAmong(all));
    }

    /// Who returns to one record on six days, that is nobody's.
    private PostedAccount trainee(int user, long record) {
        var trainee = new PostedAccount(user, OFFICERS).works(9);
        for (int day = 0; day < 6; day++) {
            trainee.look(
                    Log.at(day, 20, 0),
                    record,
                    ReasonClass.VAGUE,
                    ruling(OFFICERS, false, null, Set.of(Circumstance.SUBJECT_UNKNOWN)));
        }
        return trainee;
    }

    @Test
    void what_colleagues_write_on_duty_is_the_name_of_a_call_and_no_purpose() {
        long tenants = 21;
        long curious = 22;
        var all = new ArrayList<Measures>();
        for (int user = 100; user < 112; user++) {
            all.add(prohibited(new PostedAccount(user, OFFICERS).works(9), tenants, true)
                    .measures());
        }

        assertFalse(prohibited(new PostedAccount(1, OFFICERS).works(9), tenants, true)
                .foundAmong(all)
                .contains("purpose-prohibited"));
        assertTrue(prohibited(new PostedAccount(1, OFFICERS).works(9), curious, false)
                .foundAmong(all)
                .contains("purpose-prohibited"));
    }

    private static PostedAccount prohibited(PostedAccount account, long reason, boolean duty) {
        return account.saying(reason)
                .look(Log.at(40, 12, 0), 9, ReasonClass.PROHIBITED, ruling(OFFICERS, duty, null, Set.of()));
    }

    @Test
    void one_case_number_for_many_whom_it_does_not_concern_is_worn_out() {
        var worn = new PostedAccount(1, OFFICERS).works(9).citing(9_000);
        for (int i = 0; i < 6; i++) {
            worn.look(
                    Log.at(20 + 5 * i, 15, 0),
                    500 + i,
                    ReasonClass.SUBSTANTIVE,
                    ruling(OFFICERS, false, null, Set.of(), StatedReason.Standing.USER_ONLY));
        }
        var once = new PostedAccount(2, OFFICERS).works(9).citing(9_000);
        once.look(
                Log.at(20, 15, 0),
                500,
                ReasonClass.SUBSTANTIVE,
                ruling(OFFICERS, false, null, Set.of(), StatedReason.Standing.USER_ONLY));

        assertTrue(worn.foundAmong(citing()).contains("case-worn"));
        assertFalse(once.foundAmong(citing()).contains("case-worn"));
    }

    @Test
    void who_comes_back_to_the_same_people_under_it_works_the_case() {
        var works = new PostedAccount(1, OFFICERS).works(9).citing(9_000);
        for (int i = 0; i < 12; i++) {
            works.look(
                    Log.at(20 + i, 15, 0),
                    500 + i % 5,
                    ReasonClass.SUBSTANTIVE,
                    ruling(OFFICERS, false, null, Set.of(), StatedReason.Standing.USER_ONLY));
        }

        assertFalse(works.foundAmong(citing()).contains("case-worn"));
    }

    /// Colleagues whose cases concern those whom they look at, of ten but one.
    private List<Measures> citing() {
        var all = new ArrayList<Measures>();
        for (int user = 100; user < 112; user++) {
            var account = new PostedAccount(user, OFFICERS);
            for (int i = 0; i < 60; i++) {
                boolean sound = i % 20 != 0;
                account.citing(1_000L * user + i % 7)
                        .look(
                                Log.at(i, 10, 0),
                                1_000L * user + i,
                                ReasonClass.SUBSTANTIVE,
                                ruling(
                                        OFFICERS,
                                        sound,
                                        null,
                                        Set.of(),
                                        sound ? StatedReason.Standing.SOUND : StatedReason.Standing.USER_ONLY));
            }
            all.add(account.measures());
        }
        return all;
    }

    @Test
    void looks_that_cite_one_made_up_case_are_one_finding() {
        var account = new PostedAccount(1, OFFICERS).works(9);
        for (int i = 0; i < 5; i++) {
            account.citing(4_711)
                    .look(
                            Log.at(20 + i, 15, 0),
                            500 + i,
                            ReasonClass.VAGUE,
                            ruling(OFFICERS, false, null, Set.of(), StatedReason.Standing.UNKNOWN));
        }
        var found = Log.findings(account.history(), agency()).stream()
                .filter(finding -> finding.ruleId().equals("reason-contradicted"))
                .toList();

        assertEquals(List.of(5), found.stream().map(one -> one.entries().size()).toList());
    }

    @Test
    void a_friends_record_that_was_changed_is_altered_though_a_colleague_had_a_duty_there() {
        var altered = Set.of(Circumstance.CHANGES, Circumstance.ALTERS, Circumstance.OTHERS_HAD_DUTY);
        var account = new PostedAccount(1, OFFICERS)
                .works(9)
                .look(
                        Log.at(30, 12, 0),
                        9,
                        ReasonClass.SUBSTANTIVE,
                        ruling(OFFICERS, false, MisuseKind.FRIEND_LOOKUP, altered));

        var kinds = Log.findings(account.history(), agency()).stream()
                .map(Finding::kind)
                .collect(Collectors.toSet());

        assertEquals(Set.of(MisuseKind.RECORD_ALTERATION, MisuseKind.FRIEND_LOOKUP), kinds);
    }

    @Test
    void the_more_leads_there_are_beyond_those_expected_the_less_that_excuses_each() {
        assertEquals(1, Expected.each(1, 1, 1), 1e-9);
        assertTrue(Expected.each(1, 8, 1) < 1.0 / 8 / 10);
        assertTrue(Expected.each(2, 1, 15) < 0.1);
    }

    @Test
    void where_duties_are_in_no_table_a_look_at_a_friend_is_one_all_the_same() {
        var all = new ArrayList<>(colleagues(OFFICERS, 9));
        all.addAll(colleagues(BILLING, 0));
        var clerk = new PostedAccount(1, BILLING).works(0);
        for (int day : new int[] {30, 34, 41}) {
            clerk.look(
                    Log.at(day, 12, 0),
                    9,
                    ReasonClass.VAGUE,
                    ruling(BILLING, false, MisuseKind.FRIEND_LOOKUP, Set.of()));
        }

        assertTrue(clerk.foundAmong(all).contains("tie-friend"));
    }

    @Test
    void whose_service_is_over_is_found_whatever_colleagues_do() {
        var left = Set.of(Circumstance.OUT_OF_SERVICE, Circumstance.OTHERS_HAD_DUTY);
        var dispatcher = new PostedAccount(1, DISPATCHERS)
                .works(0, Circumstance.OTHERS_HAD_DUTY)
                .look(Log.at(70, 12, 0), 9, ReasonClass.SUBSTANTIVE, ruling(DISPATCHERS, false, null, left));

        assertEquals(List.of("service-ended"), dispatcher.foundAmong(agency()));
    }

    @Test
    void overtime_that_a_whole_post_works_is_no_lead_and_one_persons_is() {
        var late = Set.of(Circumstance.ROSTERED, Circumstance.OFF_SHIFT);
        var all = new ArrayList<>(colleagues(OFFICERS, 9));
        for (int user = 300; user < 312; user++) {
            all.add(overtime(user, late).measures());
        }

        assertFalse(overtime(1, late).foundAmong(all).contains("shift-over"));
        assertTrue(overtime(1, late).foundAmong(agency()).contains("shift-over"));
    }

    /// Who looks after the shift has ended, once a fortnight.
    private PostedAccount overtime(int user, Set<Circumstance> late) {
        var account = new PostedAccount(user, BILLING).works(9);
        for (int day = 2; day < 60; day += 14) {
            account.look(Log.at(day, 22, 0), 900 + day, ReasonClass.VAGUE, ruling(BILLING, false, null, late));
        }
        return account;
    }

    @Test
    void an_empty_reason_is_no_habit_of_ones_own_where_a_part_of_the_post_has_it() {
        var all = new ArrayList<>(colleagues(BILLING, 0));
        var alone = List.copyOf(all);
        for (int user = 700; user < 704; user++) all.add(silent(user).measures());

        assertFalse(silent(1).foundAmong(all).contains("reason-missing"));
        assertTrue(silent(1).foundAmong(alone).contains("reason-missing"));
    }

    private PostedAccount silent(int user) {
        var account = new PostedAccount(user, BILLING);
        for (int i = 0; i < 40; i++) {
            account.look(Log.at(i, 10, 0), 5_000 + i, ReasonClass.BLANK, ruling(BILLING, false, null, Set.of()));
        }
        return account;
    }

    @Test
    void a_reason_that_others_copy_too_is_the_offices() {
        var all = new ArrayList<Measures>(agency());
        for (int user = 800; user < 805; user++) all.add(copying(user, OFFICERS).measures());

        assertFalse(copying(1, BILLING).foundAmong(all).contains("reason-copied"));
        assertTrue(copying(1, BILLING).foundAmong(agency()).contains("reason-copied"));
    }

    private PostedAccount copying(int user, int post) {
        var account = new PostedAccount(user, post).saying(4_712);
        for (int i = 0; i < 60; i++) {
            account.look(Log.at(i, 10, 0), 6_000 + i, ReasonClass.SUBSTANTIVE, ruling(post, false, null, Set.of()));
        }
        return account;
    }
}
