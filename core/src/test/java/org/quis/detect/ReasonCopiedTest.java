package org.quis.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.quis.detect.Log.at;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// One sentence pasted over and over.
class ReasonCopiedTest {

    @Test
    void twenty_five_targets_on_five_days_under_one_text_are_found() {
        var log = pasted(25, 5);
        assertEquals(List.of("reason-copied"), log.rulesFound());
        assertEquals(
                "the same reason in 25 searches of 25 targets on 5 days, none with a case number",
                log.findings().getFirst().facts().getFirst().text());
    }

    @Test
    void one_fewer_use_or_day_is_not_enough() {
        assertEquals(List.of(), pasted(24, 5).rulesFound());
        assertEquals(List.of(), pasted(25, 4).rulesFound());
    }

    @Test
    void in_a_unit_where_everybody_works_one_offense_it_is_the_work() {
        var examination = new Examination(Rules.shipped());
        var colleagues = new ArrayList<Measures>();
        for (int i = 0; i < 20; i++) {
            colleagues.add(examination.measure(pasted(40, 10).history()));
        }
        assertEquals(List.of(), Log.findings(pasted(25, 5).history(), colleagues));
    }

    private static Log pasted(int uses, int days) {
        var log = new Log().reason(99);
        for (int i = 0; i < uses; i++) {
            log.look(at(i % days, 9 + i / days, 0), i + 1);
        }
        return log;
    }
}
