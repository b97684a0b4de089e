package org.quis.identity;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which known numbers somebody may have meant who typed another.
class CaseSlipTest {
    @ParameterizedTest
    @CsvSource({
        "24-001243, 24-001234", // swapped
        "24-01235, 24-001234", // a zero fewer, and a wrong digit
        "#24 1235, 24-001234",
        "24001235, 24-001234",
        "24001235, 2024-001234",
        "24-1023, 24-000023", // what was a leading zero is a digit like any other
        "2025-752243, SXC-2025-0752248",
        "25-752243, SXC-2025-0752248",
        "E 26255921, E26255291",
        "24-0012344, 24-001234", // typed twice
    })
    void one_wrong_key_is_a_slip_however_the_number_is_written(String typed, String known) {
        assertTrue(CaseSlip.of(typed).isFrom(known));
    }

    @ParameterizedTest
    @CsvSource({
        "24-001234, 24-001234", // the number itself
        "24-1234, 24-001234",
        "24-001243, 24-001432", // more than one slip
        "24-9, 24-8", // too little to say anything
        "CIT24-001235, CFS24-001234",
    })
    void what_is_the_same_or_another_or_hardly_a_number_is_none(String typed, String known) {
        assertFalse(CaseSlip.of(typed).isFrom(known));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unknown", "-", "1", "٣٤-٠٠١", "24--", "2024"})
    void what_is_hardly_a_number_is_held_against_any_without_harm(String text) {
        assertFalse(CaseSlip.of(text).isFrom("24-001234"));
        assertFalse(CaseSlip.of("24-001234").isFrom(text));
    }

    @RepeatedTest(200)
    void any_one_digit_wrong_is_a_slip_from_the_number_and_back(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        var number = "%02d-%06d".formatted(10 + random.nextInt(17), random.nextInt(1_000_000));
        int at = random.nextInt(number.length());
        if (number.charAt(at) == '-') return;
        char other = (char) ('0' + (number.charAt(at) - '0' + 1 + random.nextInt(9)) % 10);
        var typed = number.substring(0, at) + other + number.substring(at + 1);
        assertTrue(CaseSlip.of(typed).isFrom(number), typed + " for " + number);
        assertTrue(CaseSlip.of(number).isFrom(typed), number + " for " + typed);
        assertFalse(CaseSlip.of(number).isFrom(number), number);
    }
}
