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
import org.quis.explain.StatedReason.Standing;
import org.quis.explain.Verdict;

/// What a house demands, and what hardly anybody in it does.
class HouseTest {
    private static final int OFFICERS = 2;
    private static final long CASE = 77;

    private final Examination examination = new Examination(Rules.shipped());

    private static List<Measures> colleagues(int count) {
        var all = new ArrayList<Measures>();
        for (int user = 100; user < 100 + count; user++) {
            all.add(new PostedAccount(user, OFFICERS).works(9).measures());
        }
        return all;
    }

    private static PostedAccount officer() {
        return new PostedAccount(1, OFFICERS).works(9);
    }

    private static List<String> foundWith(ReasonClass said, Ruling ruling) {
        return officer().look(Log.at(30, 12, 0), 9, said, ruling).foundAmong(colleagues(12));
    }

    @Test
    void where_a_case_is_demanded_neither_a_case_nor_a_reason_is_a_lead() {
        var ruling = ruling(OFFICERS, false, null, Set.of(Circumstance.NO_CASE));

        assertEquals(List.of("case-missing"), foundWith(ReasonClass.BLANK, ruling));
        assertEquals(List.of("case-missing"), foundWith(ReasonClass.VAGUE, ruling));
        assertEquals(List.of(), foundWith(ReasonClass.SUBSTANTIVE, ruling));
    }

    @Test
    void who_never_says_why_stands_out_only_where_others_are_not_sparing_of_reasons() {
        var all = colleagues(12);
        assertEquals(List.of("reason-missing"), sparing(1, 1).foundAmong(all));

        for (int user = 200; user < 207; user++) all.add(sparing(user, 2).measures());
        assertEquals(List.of(), sparing(1, 1).foundAmong(all), "how often one says why is a matter of style there");
    }

    /// Works like everybody, and says why one time in so many, but for the first.
    private static PostedAccount sparing(int user, int often) {
        var account = new PostedAccount(user, OFFICERS);
        for (int i = 0; i < 60; i++) {
            account.look(
                    Log.at(i, 10, user % 50),
                    1_000L * user + i,
                    often > 1 && i % often == 0 ? ReasonClass.SUBSTANTIVE : ReasonClass.BLANK,
                    ruling(OFFICERS, true, null, Set.of()));
        }
        return account;
    }

    @Test
    void who_works_on_leave_stands_out_where_nobody_does() {
        var onLeave = ruling(OFFICERS, true, null, Set.of(Circumstance.ON_LEAVE));
        var all = colleagues(12);
        var account = officer().look(Log.at(30, 12, 0), 9, ReasonClass.SUBSTANTIVE, onLeave);
        assertEquals(List.of("leave-worked"), account.foundAmong(all));

        for (int user = 200; user < 203; user++) {
            all.add(new PostedAccount(user, OFFICERS)
                    .works(9)
                    .look(Log.at(20, 12, 0), user, ReasonClass.SUBSTANTIVE, onLeave)
                    .measures());
        }
        assertEquals(List.of(), account.foundAmong(all), "three others do; the table of leave is not to be relied on");
    }

    @Test
    void ones_own_case_does_not_excuse_a_look_at_a_friend_whom_it_does_not_concern() {
        var unrelated = ruling(OFFICERS, false, MisuseKind.FRIEND_LOOKUP, Set.of(), Standing.USER_ONLY);
        var about = ruling(OFFICERS, false, MisuseKind.FRIEND_LOOKUP, Set.of(), Standing.SUBJECT_ONLY);
        var uncited = ruling(OFFICERS, false, MisuseKind.FRIEND_LOOKUP, Set.of());

        assertEquals(riskOf(uncited, 0), riskOf(unrelated, CASE), 1e-6);
        assertTrue(riskOf(about, CASE) < riskOf(uncited, 0));
    }

    @Test
    void a_colleague_of_the_same_unit_is_likelier_to_be_looked_up_out_of_curiosity() {
        var far = ruling(OFFICERS, false, MisuseKind.COWORKER_LOOKUP, Set.of());
        var near = ruling(OFFICERS, false, MisuseKind.COWORKER_LOOKUP, Set.of(Circumstance.CLOSE_COLLEAGUE));

        assertTrue(riskOf(near, 0) > riskOf(far, 0));
    }

    private double riskOf(Ruling ruling, long caseNumber) {
        var account = officer().citing(caseNumber).look(Log.at(30, 12, 0), 9, ReasonClass.SUBSTANTIVE, ruling);
        return examination.risk(account.looks.getLast(), account.measures(), examination.peers(colleagues(12)));
    }

    @Test
    void where_everybody_cites_cases_that_there_are_one_that_there_is_not_weighs_more() {
        var wrong = ruling(OFFICERS, false, null, Set.of(), Standing.UNKNOWN);
        var account = officer().citing(CASE).look(Log.at(30, 12, 0), 9, ReasonClass.SUBSTANTIVE, wrong);
        var careful = citing(60, Standing.SOUND);
        var careless = new ArrayList<>(careful);
        careless.addAll(citing(2, Standing.UNKNOWN));

        assertTrue(isRarelyCited(account, careful));
        assertFalse(isRarelyCited(account, careless));
        assertFalse(isRarelyCited(account, citing(3, Standing.SOUND)), "too few to tell");
    }

    private boolean isRarelyCited(PostedAccount account, List<Measures> all) {
        var gaps = examination.peers(all).gaps();
        return gaps.isRarelyCited(Standing.UNKNOWN, account.measures().workload());
    }

    /// So many accounts, each of 180 citations.
    private static List<Measures> citing(int accounts, Standing stated) {
        var all = new ArrayList<Measures>();
        for (int user = 300; user < 300 + accounts; user++) {
            var account = new PostedAccount(user, OFFICERS).citing(CASE);
            boolean sound = stated == Standing.SOUND;
            for (int i = 0; i < 180; i++) {
                account.look(
                        Log.at(i / 3, 9 + i % 3, 0),
                        i + 1,
                        ReasonClass.SUBSTANTIVE,
                        ruling(OFFICERS, sound, null, Set.of(), stated));
            }
            all.add(account.measures());
        }
        return all;
    }

    @Test
    void an_account_that_no_table_knows_is_held_to_the_same_least_as_others() {
        var unknown = new PostedAccount(1, -1);
        var unresolved = new Ruling(-1, -1, -1, Verdict.UNRESOLVED, Ruling.Duty.NONE, null, Standing.UNCHECKED, 0);
        for (int day = 0; day < 3; day++) {
            unknown.look(Log.at(10 * day, 12, 0), 9, ReasonClass.SUBSTANTIVE, unresolved);
        }

        assertEquals(List.of(), unknown.foundAmong(colleagues(12)));
        assertEquals(List.of("target-repeated"), unknown.foundAmong(List.of()), "nothing says which are innocent");
    }
}
