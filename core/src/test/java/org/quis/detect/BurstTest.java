package org.quis.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quis.detect.Log.at;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quis.access.MisuseKind;

/// Somebody pulls a list of people far longer than a day's work.
class BurstTest {

    @Test
    void fifteen_targets_in_an_hour_are_found_and_fourteen_are_not() {
        assertEquals(List.of(), withHourOf(14).rulesFound());
        var log = withHourOf(15);
        assertEquals(List.of("burst"), log.rulesFound());
        var finding = log.findings().getFirst();
        assertEquals(MisuseKind.BULK_HARVEST, finding.kind());
        assertEquals(15, finding.entries().size());
        assertEquals(
                "15 targets in one hour on 2026-04-01; this account's middling hour has 1",
                finding.facts().getFirst().text());
    }

    @Test
    void sixty_targets_spread_over_a_day_are_found_and_fifty_nine_are_not() {
        assertEquals(List.of(), withDayOf(59).rulesFound());
        assertEquals(List.of("burst"), withDayOf(60).rulesFound());
    }

    @Test
    void many_looks_at_one_target_harvest_nothing() {
        var log = new Log().worksDays(19);
        for (int i = 0; i < 200; i++) {
            log.look(at(19, 10, i % 60), 5);
        }
        assertEquals(List.of(), log.rulesFound());
    }

    @Test
    void where_every_colleague_has_such_days_it_is_the_work() {
        var examination = new Examination(Rules.shipped());
        var colleagues = new ArrayList<Measures>();
        for (int i = 0; i < 20; i++) {
            colleagues.add(examination.measure(withDayOf(60 + i).history()));
        }
        var findings = Log.findings(withDayOf(65).history(), colleagues);

        assertEquals(List.of(), findings.stream().map(Finding::ruleId).toList());
    }

    @Test
    void harvesting_every_day_is_no_excuse_for_harvesting() {
        var examination = new Examination(Rules.shipped());
        var colleagues = new ArrayList<Measures>();
        for (int i = 0; i < 20; i++) {
            colleagues.add(examination.measure(new Log().worksDays(10 + i).history()));
        }
        var log = new Log().forCase(4);
        for (int day = 0; day < 10; day++) {
            for (int i = 0; i < 100; i++) {
                log.look(at(day, 9 + i / 15, i % 60), 10_000 + day * 100 + i);
            }
        }
        var findings = Log.findings(log.history(), colleagues);

        assertEquals(List.of("burst"), findings.stream().map(Finding::ruleId).toList());
        assertEquals(1000, findings.getFirst().entries().size());
        assertTrue(findings.getFirst().facts().stream()
                .anyMatch(fact -> fact.text().startsWith("10 days like that")));
    }

    private static Log withHourOf(int targets) {
        var log = new Log().worksDays(30);
        for (int i = 0; i < targets; i++) {
            log.look(at(30, 12, i), 5000 + i);
        }
        return log;
    }

    private static Log withDayOf(int targets) {
        var log = new Log().worksDays(19);
        for (int i = 0; i < targets; i++) {
            log.look(at(19, 9 + i % 8, i / 8 * 5), 5000 + i);
        }
        return log;
    }
}
