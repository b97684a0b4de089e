package org.quis.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.quis.access.CellState;

class ReasonsTest {
    private final Reasons reasons = Reasons.of(Rules.shipped());

    /// `reasons.csv`: the grade, a bar, the reason as typed. All invented.
    @Test
    void every_reason_of_the_table_has_the_grade_beside_it() throws Exception {
        var wrong = new ArrayList<String>();
        int rows = 0;
        try (var in = ReasonsTest.class.getResourceAsStream("reasons.csv")) {
            for (var line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                int bar = line.indexOf('|');
                var reason = line.substring(bar + 1);
                for (int time = 0; time < 2; time++) { // the second answer comes from memory
                    var grade = reasons.classify(CellState.VALUE, reason).label();
                    if (!grade.equals(line.substring(0, bar))) {
                        wrong.add(line + " was graded " + grade);
                    }
                }
                rows++;
            }
        }
        assertEquals("", String.join("\n", wrong));
        assertTrue(rows >= 80);
    }

    @Test
    void a_masked_reason_is_not_a_missing_one() {
        assertEquals(ReasonClass.REDACTED, reasons.classify(CellState.REDACTED, "***"));
        assertEquals(ReasonClass.NOT_EXPORTED, reasons.classify(CellState.NOT_EXPORTED, ""));
        assertEquals(ReasonClass.BLANK, reasons.classify(CellState.BLANK, ""));
    }

    @Test
    void a_reason_is_read_inside_a_larger_buffer() {
        var buffer = "7ABC123,stolen vehicle,24-1".getBytes(StandardCharsets.UTF_8);

        assertEquals(ReasonClass.SUBSTANTIVE, reasons.classify(buffer, 8, 14));
        assertEquals(ReasonClass.VAGUE, reasons.classify(buffer, 15, 7)); // "vehicle"
    }

    @Test
    void spelling_a_plate_differently_keeps_its_fingerprint() {
        assertEquals(fingerprint("7abc 123"), fingerprint("7ABC-123"));
        assertNotEquals(fingerprint("7ABC123"), fingerprint("7ABC124"));
        assertNotEquals(fingerprint("12345678"), fingerprint("123456780"));
        assertNotEquals(fingerprint("Ω"), fingerprint("Я"));
        assertEquals(0, fingerprint(" -- "));
    }

    @Test
    void a_slip_of_the_finger_is_one_step() {
        assertEquals(1, ReasonReader.distance("invesitgation", "investigation"));
        assertEquals(2, ReasonReader.distance("instigation", "investigation"));
    }

    private long fingerprint(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return reasons.fingerprint(bytes, 0, bytes.length);
    }
}
