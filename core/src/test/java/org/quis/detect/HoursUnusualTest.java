package org.quis.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quis.detect.Log.at;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Somebody who works by day looks at three in the morning.
class HoursUnusualTest {

    @Test
    void one_night_among_thirty_days_is_found() {
        var log = new Log().worksDays(30);
        int night = log.looks().size();
        log.look(at(30, 3, 0), 500).look(at(30, 3, 10), 501);

        var findings = log.findings();

        assertEquals(
                List.of("hours-unusual"), findings.stream().map(Finding::ruleId).toList());
        assertEquals(EntryList.of(night, night + 1), findings.getFirst().entries());
        assertEquals(
                "2 searches outside this account's own hours",
                findings.getFirst().facts().getFirst().text());
    }

    @Test
    void somebody_who_always_works_nights_is_not() {
        var log = new Log();
        for (int day = 0; day < 60; day++) {
            log.look(at(day, 2, 0), day + 1).look(at(day, 3, 30), 100 + day);
        }
        assertEquals(List.of(), log.rulesFound());
    }

    @Test
    void a_short_history_shows_no_habit() {
        assertEquals(List.of(), new Log().worksDays(18).look(at(18, 3, 0), 500).rulesFound()); // 19 days
        assertEquals(
                List.of("hours-unusual"),
                new Log().worksDays(19).look(at(19, 3, 0), 500).rulesFound()); // 20 days
    }

    @Test
    void an_hour_used_on_several_days_is_the_accounts_own() {
        var log = new Log().worksDays(30);
        for (int day = 30; day < 36; day++) {
            log.look(at(day, 3, 0), 500 + day);
        }
        assertEquals(List.of(), log.rulesFound());
    }

    @Test
    void of_two_hundred_ordinary_accounts_about_one_access_in_a_hundred_is_outside_their_own_hours() {
        var examination = new Examination(Rules.shipped());
        var random = new Random(7);
        long flagged = 0;
        long all = 0;
        for (int account = 0; account < 200; account++) {
            var log = new Log();
            int shift = random.nextInt(24);
            for (int day = 0; day < 90; day++) {
                for (int i = random.nextInt(8); i > 0; i--) {
                    int hour = (int) Math.round(shift + random.nextGaussian() * 2.5);
                    log.look(at(day, Math.floorMod(hour, 24), random.nextInt(60)), 1 + random.nextInt(1_000_000));
                }
            }
            var measures = examination.measure(log.history());
            flagged += Math.round(measures.unusualHourShare() * measures.accesses());
            all += measures.accesses();
        }
        double share = (double) flagged / all;
        assertTrue(share > 0.001 && share < 0.02, "flags " + share);
    }
}
