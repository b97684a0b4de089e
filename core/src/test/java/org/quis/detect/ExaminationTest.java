package org.quis.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quis.detect.Log.at;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExaminationTest {
    private final Examination examination = new Examination(Rules.shipped());

    @Test
    void the_order_in_which_rows_arrive_changes_nothing() {
        var log = new Log().worksDays(30).saying(ReasonClass.BLANK);
        for (int day = 0; day < 5; day++) {
            log.look(at(day, 3, day), 77);
        }
        var expected = log.findings();
        assertTrue(expected.size() >= 2);
        for (int seed = 0; seed < 20; seed++) {
            var shuffled = new ArrayList<>(log.looks());
            Collections.shuffle(shuffled, new Random(seed));

            assertEquals(expected, Log.findings(new History(1, 1, shuffled), List.of()));
        }
    }

    @Test
    void ordinary_work_with_cases_is_left_alone() {
        assertEquals(List.of(), new Log().worksDays(60).findings());
    }

    @Test
    void an_empty_history_is_measured_and_nothing_found() {
        var nobody = new History(4, 1, List.of());
        var measures = examination.measure(nobody);

        assertEquals(0, measures.accesses());
        assertEquals(List.of(), examination.examine(nobody, measures, examination.peers(List.of())));
    }

    @Test
    void every_named_measure_has_a_value() {
        var measures =
                examination.measure(new Log().worksDays(3).look(at(5, 9, 0), 4).history());
        var peers = examination.peers(List.of(measures));

        for (var name : Measures.names()) {
            assertEquals(50, peers.percentile(name, measures.value(name)));
            assertEquals(measures.value(name), peers.median(name));
            assertEquals(0, peers.mad(name));
        }
        assertEquals(10, measures.value("accesses"));
        assertEquals(0.1, measures.withoutCaseShare());
        assertEquals(1, measures.isolatedShare());
    }

    @Test
    void an_organization_of_nine_is_compared_with_everybody_and_one_of_ten_with_itself() {
        var measures = new ArrayList<Measures>();
        for (int user = 0; user < 19; user++) {
            var looks = new Log().look(at(0, 9, 0), 1).looks();
            measures.add(examination.measure(new History(user, user < 9 ? 1 : 2, looks)));
        }
        var groups = examination.peersByOrganization(measures);

        assertEquals(19, groups.get(1).accounts());
        assertEquals(10, groups.get(2).accounts());
    }

    @Test
    void an_access_with_a_case_number_is_less_of_a_risk() {
        var measures = examination.measure(new Log().worksDays(1).history());
        var peers = examination.peers(List.of(measures));
        var bare = new Log().look(at(0, 9, 0), 1).looks().getFirst();
        var withCase = new Log().forCase(5).look(at(0, 9, 0), 1).looks().getFirst();

        assertTrue(examination.risk(withCase, measures, peers) < examination.risk(bare, measures, peers));
    }

    @Test
    void a_finding_says_what_its_risk_is_made_of() {
        var many = new Log();
        for (int day = 0; day < 69; day++) many.look(at(day, 9, 0), 77);

        var finding = many.findings().getFirst();

        double sum = finding.contributions().stream()
                .mapToDouble(Contribution::logOdds)
                .sum();
        assertEquals(1 / (1 + Math.exp(-sum)), finding.risk(), 1e-9);
        var names = finding.contributions().stream().map(Contribution::name).toList();
        assertTrue(names.contains("what the rule is worth"), names.toString());
        assertTrue(names.contains("69 accesses of the kind"), names.toString());
    }

    @Test
    void sixty_nine_looks_at_one_person_outrank_three() {
        var three = new Log();
        var many = new Log();
        for (int day = 0; day < 69; day++) {
            many.look(at(day, 9, 0), 77);
            if (day < 3) {
                three.look(at(day, 9, 0), 77);
            }
        }
        assertTrue(
                many.findings().getFirst().risk() > three.findings().getFirst().risk());
    }
}
