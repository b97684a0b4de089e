package org.quis.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quis.likeness.Persons;
import org.quis.likeness.Week;

class WeeklyTest {
    private static List<Week> weeks(Log log) {
        var calendar = new Calendar(ZoneOffset.UTC);
        var hours = OwnHours.of(log.history(), calendar, Rules.shipped().rule("hours-unusual"));
        return new Weekly(calendar, hours, Persons.UNKNOWN).of(log.history());
    }

    @Test
    void weeks_begin_on_monday() {
        var weeks = weeks(new Log().worksDays(14));

        assertEquals(List.of(21, 21), weeks.stream().map(Week::accesses).toList());
        assertEquals(7, weeks.get(1).monday() - weeks.get(0).monday());
        assertEquals(weeks.get(0).monday(), new Calendar(ZoneOffset.UTC).day(Log.at(0, 0, 0)), "day 0 is a Monday");
    }

    @Test
    void a_week_of_few_accesses_has_no_habits() {
        assertEquals(List.of(), weeks(new Log().worksDays(3)));
    }

    @Test
    void what_a_machine_did_does_not_count() {
        var log = new Log().worksDays(7).byMachine(true);
        for (int i = 0; i < 50; i++) log.look(Log.at(2, 12, i), 5);
        assertEquals(21, weeks(log).getFirst().accesses());
    }
}
