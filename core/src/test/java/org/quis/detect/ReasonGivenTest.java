package org.quis.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.quis.detect.Log.at;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReasonGivenTest {

    @Test
    void a_blank_reason_is_found() {
        assertEquals(List.of("reason-missing"), one(ReasonClass.BLANK).rulesFound());
    }

    @Test
    void a_reason_that_says_nothing_is_found() {
        assertEquals(List.of("reason-vague"), one(ReasonClass.VAGUE).rulesFound());
    }

    @Test
    void a_forbidden_purpose_is_found_even_with_a_case_number() {
        assertEquals(List.of("purpose-prohibited"), one(ReasonClass.PROHIBITED).rulesFound());
        var log = new Log().saying(ReasonClass.PROHIBITED).forCase(3).look(at(0, 9, 0), 5);
        assertEquals(List.of("purpose-prohibited"), log.rulesFound());
    }

    @Test
    void a_case_number_in_its_own_column_stands_in_for_a_reason() {
        var log = new Log()
                .forCase(3)
                .saying(ReasonClass.BLANK)
                .look(at(0, 9, 0), 5)
                .saying(ReasonClass.VAGUE)
                .look(at(0, 10, 0), 6);

        assertEquals(List.of(), log.rulesFound());
    }

    @Test
    void a_masked_reason_or_one_never_exported_accuses_nobody() {
        assertEquals(List.of(), one(ReasonClass.REDACTED).rulesFound());
        assertEquals(List.of(), one(ReasonClass.NOT_EXPORTED).rulesFound());
        assertEquals(List.of(), one(ReasonClass.CASE_NUMBER_ONLY).rulesFound());
    }

    @Test
    void a_machine_owes_no_reason() {
        assertEquals(
                List.of(),
                new Log()
                        .byMachine(true)
                        .saying(ReasonClass.BLANK)
                        .look(at(0, 9, 0), 5)
                        .rulesFound());
    }

    @Test
    void where_the_log_masks_who_looked_only_the_reasons_are_examined() {
        var looks = new Log()
                .saying(ReasonClass.BLANK)
                .look(at(0, 9, 0), 5)
                .look(at(1, 9, 0), 5)
                .look(at(2, 9, 0), 5)
                .looks();

        var findings = Log.findings(new History(Look.UNKNOWN_USER, 1, looks), List.of());

        assertEquals(
                List.of("reason-missing"),
                findings.stream().map(Finding::ruleId).toList());
    }

    private static Log one(ReasonClass reasonClass) {
        return new Log().saying(reasonClass).look(at(0, 9, 0), 5);
    }
}
