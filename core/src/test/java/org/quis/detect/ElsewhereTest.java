package org.quis.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quis.detect.Log.at;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quis.explain.Ruling;
import org.quis.explain.StatedReason;
import org.quis.explain.Verdict;
import org.quis.likeness.Fit;

/// Somebody knows a colleague's password. Twenty colleagues sit at a desk each, account 1 at desk 1.
class ElsewhereTest {
    private static final int UNKNOWN = 500;
    private static final int WARD = 600;

    private final Examination examination = new Examination(Rules.shipped());

    /// One account's day by day: where it is used, and whether a duty is known.
    private static final class Account {
        private final int user;
        private final List<Look> looks = new ArrayList<>();

        Account(int user) {
            this.user = user;
        }

        Account look(long time, Connection from, boolean dutied) {
            var duty = dutied ? Ruling.Duty.STRONG : Ruling.Duty.NONE;
            var verdict = dutied ? Verdict.EXPLAINED : Verdict.UNEXPLAINED;
            var ruling = new Ruling(-1, 50, -1, verdict, duty, null, StatedReason.Standing.UNCHECKED, 0);
            long target = 1_000_000L * user + looks.size();
            looks.add(new Look(
                    looks.size(),
                    time,
                    0,
                    user,
                    1,
                    target,
                    5,
                    0,
                    from,
                    1,
                    ReasonClass.SUBSTANTIVE,
                    true,
                    false,
                    ruling,
                    NONE,
                    Fit.UNKNOWN));
            return this;
        }

        Account look(long time, int device, boolean dutied) {
            return look(time, new Connection(device, 0, 0), dutied);
        }

        /// At the own desk, morning and afternoon; of each ten accesses one has no known duty.
        Account works(int days) {
            for (int day = 0; day < days; day++) {
                for (int i = 0; i < 4; i++) {
                    look(at(day, 9 + 2 * i, user % 50), user, (4 * day + i + user) % 10 != 0);
                }
            }
            return this;
        }

        /// Two looks some minutes after one at the desk, on as many days.
        Account alsoAt(int device, int days, int minutesAfter, boolean dutied) {
            for (int day = 0; day < days; day++) {
                look(at(2 * day, 11, user % 50 + minutesAfter), device, dutied);
                look(at(2 * day, 11, user % 50 + minutesAfter + 1), device, false);
            }
            return this;
        }

        History history() {
            return new History(user, 1, looks);
        }
    }

    private static final BitSet NONE = new BitSet();

    private List<Account> colleagues() {
        var accounts = new ArrayList<Account>();
        for (int user = 2; user < 22; user++) accounts.add(new Account(user).works(60));
        return accounts;
    }

    private List<Finding> findings(Account account, List<Account> colleagues) {
        var measures = colleagues.stream()
                .map(one -> examination.measure(one.history()))
                .toList();
        return Log.findings(account.history(), measures).stream()
                .filter(finding -> finding.ruleId().equals("account-shared"))
                .toList();
    }

    private boolean isFound(Account account, List<Account> colleagues) {
        return !findings(account, colleagues).isEmpty();
    }

    @Test
    void an_account_used_at_a_colleagues_desk_within_minutes_of_its_own_is_found() {
        var supervisor = new Account(1).works(60).alsoAt(7, 4, 3, false);

        var found = findings(supervisor, colleagues()).getFirst();

        assertEquals(8, found.entries().size());
        assertEquals(
                "4 times at a device that others use within 10 minutes of a use elsewhere,"
                        + " where what colleagues do lets one expect hardly any",
                found.facts().getFirst().text());
    }

    @Test
    void once_it_is_somebody_who_helps_a_colleague() {
        assertFalse(isFound(new Account(1).works(60).alsoAt(7, 1, 3, false), colleagues()));
    }

    @Test
    void once_with_work_at_the_own_desk_going_on_meanwhile_is_two_people() {
        var amid = new Account(1).works(60).alsoAt(7, 1, 3, false);
        amid.look(at(0, 11, 7), 1, true);

        assertTrue(isFound(amid, colleagues()));
    }

    @Test
    void where_colleagues_do_so_too_it_says_nothing() {
        var colleagues = colleagues();
        for (var one : colleagues.subList(0, 8)) {
            int minute = one.user % 50;
            one.alsoAt(one.user + 1, 1, 3, false).look(at(0, 11, minute + 7), one.user, true);
        }
        var amid = new Account(1).works(60).alsoAt(7, 1, 3, false);
        amid.look(at(0, 11, 7), 1, true);

        assertFalse(isFound(amid, colleagues));
    }

    @Test
    void an_hour_later_somebody_has_walked_there() {
        assertFalse(isFound(new Account(1).works(60).alsoAt(7, 4, 45, false), colleagues()));
    }

    @Test
    void where_everybody_helps_out_at_the_next_desk_it_says_nothing() {
        var colleagues = colleagues();
        for (var one : colleagues) one.alsoAt(one.user == 21 ? 2 : one.user + 1, 4, 3, false);

        assertFalse(isFound(new Account(1).works(60).alsoAt(7, 4, 3, false), colleagues));
    }

    @Test
    void a_ward_s_screen_that_many_use_in_turn_is_nobody_s_in_particular() {
        var colleagues = colleagues();
        for (var one : colleagues.subList(0, 6)) {
            for (int day = 0; day < 30; day++) one.look(at(day, 19, one.user), WARD, true);
        }

        assertFalse(isFound(new Account(1).works(60).alsoAt(WARD, 4, 3, false), colleagues));
    }

    @Test
    void each_time_from_another_machine_that_nobody_else_uses_is_found() {
        var account = new Account(1).works(60);
        for (int i = 0; i < 4; i++) account.look(at(3 * i, 13, 5), UNKNOWN + i, false);

        assertTrue(isFound(account, colleagues()));
    }

    @Test
    void where_all_machines_have_one_name_their_addresses_tell_them_apart() {
        var colleagues = new ArrayList<Account>();
        for (int user = 1; user < 22; user++) {
            var one = new Account(user);
            for (int day = 0; day < 60; day++) {
                one.look(at(day, 9, user), new Connection(WARD, user, 0), true);
                one.look(at(day, 13, user), new Connection(WARD, user, 0), true);
            }
            colleagues.add(one);
        }
        var account = colleagues.removeFirst();
        for (int i = 0; i < 4; i++) account.look(at(3 * i, 13, 5), new Connection(WARD, UNKNOWN + i, 0), false);

        assertTrue(isFound(account, colleagues));
    }

    @Test
    void two_sessions_that_go_on_side_by_side_are_found_where_a_log_has_nothing_better() {
        assertTrue(isFound(sessions(1, true), sessionsOfOthers()));
    }

    @Test
    void who_logs_out_and_in_again_is_one_person() {
        assertFalse(isFound(sessions(1, false), sessionsOfOthers()));
    }

    @Test
    void a_tablet_of_one_s_own_beside_the_desk_says_nothing() {
        var account = new Account(1).works(60).alsoAt(UNKNOWN, 4, 3, true);
        for (int day = 0; day < 40; day += 5) account.look(at(day, 20, 0), UNKNOWN, true);

        assertFalse(isFound(account, colleagues()));
    }

    @Test
    void what_is_done_there_on_duty_speaks_against_another_person() {
        var borrowed = new Account(1).works(60);
        for (int day = 0; day < 4; day++) {
            for (int i = 0; i < 5; i++) borrowed.look(at(2 * day, 11, 4 + i), 7, true);
        }

        assertFalse(isFound(borrowed, colleagues()));
    }

    private List<Account> sessionsOfOthers() {
        var others = new ArrayList<Account>();
        for (int user = 2; user < 22; user++) others.add(sessions(user, false));
        return others;
    }

    /// A session in the morning and one from noon on; the morning's goes on for some minutes, or not.
    private static Account sessions(int user, boolean together) {
        var account = new Account(user);
        for (int day = 0; day < 20; day++) {
            int morning = 100_000 * user + 2 * day;
            account.look(at(day, 11, 55), new Connection(0, 0, morning), true);
            account.look(at(day, 12, 0), new Connection(0, 0, morning + 1), false);
            if (together) account.look(at(day, 12, 2), new Connection(0, 0, morning), true);
            account.look(at(day, 12, 4), new Connection(0, 0, morning + 1), false);
        }
        return account;
    }

    @Test
    void several_looks_at_a_machine_nobody_knows_while_work_at_the_desk_goes_on_are_found_at_once() {
        var amid = new Account(1).works(60);
        for (int minute = 2; minute < 5; minute++) amid.look(at(30, 11, minute), UNKNOWN, false);
        amid.look(at(30, 11, 6), 1, true);
        var after = new Account(1).works(60);
        for (int minute = 2; minute < 5; minute++) after.look(at(30, 15, minute), UNKNOWN, false);

        assertTrue(isFound(amid, colleagues()));
        assertFalse(isFound(after, colleagues()));
    }
}
