package org.quis.likeness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Accounts of one post that have each worked for ten weeks, forty accesses a week, half of them to women.
class WeeksTest {
    private static final int POST = 1;

    /// What is different about one week.
    private interface Change {
        Week of(long monday);
    }

    private static Week ordinary(long monday) {
        return week(monday, 40, 0, 0.5);
    }

    private static Week week(long monday, int accesses, int atNight, double women) {
        var week = new Week(monday);
        for (int i = 0; i < accesses; i++) {
            week.access();
            week.add(Trait.HOURS, i < atNight ? 1 : 0);
            week.add(Trait.WOMEN, i < women * accesses ? 1 : 0);
            week.person(false, 0.001);
        }
        return week;
    }

    private static Weeks.Account account(Change sixth) {
        return new Weeks.Account(
                POST,
                IntStream.range(0, 10)
                        .mapToObj(i -> i == 6 ? sixth.of(7L * i) : ordinary(7L * i))
                        .toList());
    }

    /// What stands out in the account's weeks, beside twenty colleagues.
    private static List<Unlikeness> unlike(Weeks.Account account, Change ofColleagues) {
        var all = new ArrayList<Weeks.Account>();
        for (int i = 0; i < 20; i++) all.add(account(ofColleagues));
        all.add(account);
        return Weeks.of(all).unlike(account);
    }

    private static List<Unlikeness> unlike(Change sixth) {
        return unlike(account(sixth), WeeksTest::ordinary);
    }

    @Test
    void a_week_like_the_others_is_not_worth_a_word() {
        assertEquals(List.of(), unlike(WeeksTest::ordinary));
    }

    @Test
    void a_week_of_ten_times_the_accesses_stands_out_with_its_numbers() {
        var unlike = unlike(monday -> week(monday, 400, 0, 0.5));

        assertEquals(1, unlike.size());
        assertEquals(42, unlike.getFirst().week().monday());
        assertEquals(
                List.of("400 accesses; in the account's other weeks 40, as much in 0 of 209 weeks of its post"),
                unlike.getFirst().because());
    }

    @Test
    void whose_post_no_table_knows_is_held_against_all_accounts_and_told_so() {
        var account = new Weeks.Account(
                -1, account(monday -> week(monday, 400, 0, 0.5)).weeks());

        assertTrue(unlike(account, WeeksTest::ordinary)
                .getFirst()
                .because()
                .getFirst()
                .endsWith("209 weeks of all accounts"));
    }

    @Test
    void a_week_that_is_busy_for_everybody_surprises_nobody() {
        Change busy = monday -> week(monday, 400, 0, 0.5);
        assertEquals(List.of(), unlike(account(busy), busy));
    }

    @Test
    void who_always_works_at_night_does_not_stand_out_for_it() {
        var nights =
                IntStream.range(0, 10).mapToObj(i -> week(7L * i, 40, 30, 0.5)).toList();
        assertEquals(List.of(), unlike(new Weeks.Account(POST, nights), WeeksTest::ordinary));
    }

    @Test
    void a_week_at_hours_at_which_nobody_works_stands_out() {
        assertTrue(unlike(monday -> week(monday, 40, 20, 0.5))
                .getFirst()
                .because()
                .getFirst()
                .startsWith("50 % at hours"));
    }

    @Test
    void only_women_stand_out_and_so_do_only_men() {
        assertTrue(unlike(monday -> week(monday, 40, 0, 1))
                .getFirst()
                .because()
                .getFirst()
                .startsWith("100 % of the people"));
        assertTrue(unlike(monday -> week(monday, 40, 0, 0))
                .getFirst()
                .because()
                .getFirst()
                .startsWith("0 % of the people"));
    }

    @Test
    void a_few_more_women_than_usual_are_chance() {
        assertEquals(List.of(), unlike(monday -> week(monday, 40, 0, 0.6)));
    }

    @Test
    void a_past_of_three_weeks_is_none_to_differ_from() {
        var weeks = List.of(ordinary(0), ordinary(7), ordinary(14), week(21, 400, 40, 1));
        assertEquals(List.of(), unlike(new Weeks.Account(POST, weeks), WeeksTest::ordinary));
    }

    @Test
    void namesakes_are_held_against_those_that_chance_brings() {
        var unlike = unlike(monday -> {
            var week = ordinary(monday);
            for (int i = 0; i < 4; i++) week.person(true, 0.001);
            return week;
        });
        assertEquals(
                List.of("4 of 44 people bear the family name of the account's holder, where chance brings 0.04"),
                unlike.getFirst().because());
    }

    @Test
    void a_common_family_name_brings_namesakes_by_chance() {
        assertEquals(List.of(), unlike(monday -> {
            var week = ordinary(monday);
            for (int i = 0; i < 4; i++) week.person(true, 0.3);
            return week;
        }));
    }
}
