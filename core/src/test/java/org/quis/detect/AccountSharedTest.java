package org.quis.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.quis.detect.Log.at;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Two people use one password.
class AccountSharedTest {

    @Test
    void twenty_hours_awake_out_of_twenty_four_are_found_and_nineteen_are_not() {
        assertEquals(List.of(), awake(19).rulesFound());
        assertEquals(List.of("account-shared"), awake(20).rulesFound());
        assertEquals(
                "active in 20 different hours within 24 hours, from 2026-03-02 on",
                awake(20).findings().getFirst().facts().getFirst().text());
        assertEquals(20, awake(20).findings().getFirst().entries().size());
    }

    @Test
    void twenty_hours_over_two_days_are_two_shifts() {
        var log = new Log();
        for (int hour = 0; hour < 10; hour++) {
            log.look(at(0, hour, 0), hour + 1).look(at(1, hour, 0), hour + 101);
        }
        assertEquals(List.of(), log.rulesFound());
    }

    @Test
    void two_turns_between_two_places_within_minutes_are_found_and_one_is_not() {
        assertEquals(List.of(), turns(1, 3).rulesFound());
        assertEquals(List.of("account-shared"), turns(2, 3).rulesFound());
    }

    @Test
    void somebody_who_drives_to_another_office_and_back_is_one_person() {
        assertEquals(List.of(), turns(6, 40).rulesFound());
    }

    @Test
    void a_script_awake_around_the_clock_is_not_a_second_person() {
        var log = new Log().byMachine(true);
        for (int hour = 0; hour < 24; hour++) {
            log.look(at(0, hour, 0), hour + 1);
        }
        assertEquals(List.of(), log.rulesFound());
    }

    private static Log awake(int hours) {
        var log = new Log();
        for (int hour = 0; hour < hours; hour++) {
            log.look(at(0, hour, 30), hour + 1);
        }
        return log;
    }

    private static Log turns(int turns, int minutesApart) {
        var log = new Log();
        for (int i = 0; i < turns; i++) { // one turn a day: here, there, here again
            log.from(1).look(at(i, 9, 0), 3 * i + 1);
            log.from(2).look(at(i, 9, minutesApart), 3 * i + 2);
            log.from(1).look(at(i, 9, 0) + 2 * minutesApart * Log.MINUTE, 3 * i + 3);
        }
        return log;
    }
}
