package org.quis.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quis.detect.Log.at;

import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quis.access.MisuseKind;

/// An officer keeps looking up one plate.
class TargetRepeatedTest {
    private static final long PLATE = 77;

    @Test
    void one_plate_on_three_days_without_a_case_number_is_found_with_all_its_searches() {
        var log = new Log()
                .look(at(0, 9, 0), PLATE)
                .look(at(1, 9, 0), PLATE)
                .look(at(1, 9, 5), 5)
                .look(at(2, 9, 0), PLATE);

        var findings = log.findings();

        assertEquals(1, findings.size());
        var finding = findings.getFirst();
        assertEquals(MisuseKind.REPEATED_TARGET, finding.kind());
        assertEquals(PLATE, finding.target());
        assertEquals(EntryList.of(0, 1, 3), finding.entries());
        assertEquals(at(0, 9, 0), finding.firstMillis());
        assertEquals(at(2, 9, 0), finding.lastMillis());
        assertEquals(
                "3 searches of this target on 3 days, none with a case number",
                finding.facts().getFirst().text());
        assertTrue(finding.facts().stream().anyMatch(fact -> fact.side() == Side.COUNTER_EVIDENCE));
    }

    @Test
    void two_days_are_a_follow_up() {
        var log = new Log().look(at(0, 9, 0), PLATE).look(at(0, 10, 0), PLATE).look(at(1, 9, 0), PLATE);

        assertEquals(List.of(), log.rulesFound());
    }

    @Test
    void one_long_evening_is_not_found_however_often_it_looks() {
        var log = new Log();
        for (int minute = 0; minute < 60; minute++) {
            log.look(at(0, 18, minute), PLATE);
        }
        assertEquals(List.of(), log.rulesFound());
    }

    @Test
    void a_case_number_explains_the_return_and_is_told_where_only_some_have_one() {
        var worked = new Log()
                .forCase(9)
                .look(at(0, 9, 0), PLATE)
                .look(at(1, 9, 0), PLATE)
                .look(at(2, 9, 0), PLATE);
        assertEquals(List.of(), worked.rulesFound());

        var mixed = worked.forCase(0)
                .look(at(3, 9, 0), PLATE)
                .look(at(4, 9, 0), PLATE)
                .look(at(5, 9, 0), PLATE);
        var finding = mixed.findings().getFirst();
        assertEquals(EntryList.of(3, 4, 5), finding.entries());
        assertTrue(finding.facts()
                .contains(new Fact(Side.COUNTER_EVIDENCE, "3 accesses more of this target with a case number")));
    }

    @Test
    void a_hot_list_that_asks_every_day_is_nobodys_curiosity() {
        var log = new Log().byMachine(true);
        for (int day = 0; day < 30; day++) {
            log.look(at(day, 9, 0), PLATE);
        }
        assertEquals(List.of(), log.rulesFound());
    }

    @Test
    void days_are_those_of_the_place_where_people_work() {
        var log = new Log()
                .look(at(0, 23, 0), PLATE)
                .look(at(1, 1, 0), PLATE)
                .look(at(1, 23, 0), PLATE)
                .look(at(2, 1, 0), PLATE);
        var newYork = new Examination(
                Rules.shipped(), RuleBook.shipped(Rules.shipped()), ZoneId.of("America/New_York"), Background.NONE);
        var measures = newYork.measure(log.history());

        assertEquals(List.of("target-repeated"), log.rulesFound()); // three days in UTC
        assertEquals(2, measures.days());
        assertEquals(List.of(), newYork.examine(log.history(), measures, newYork.peers(List.of(measures))));
    }
}
