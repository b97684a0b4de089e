package org.quis.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Dates, plates, telephones, addresses and case numbers in the ways that people write them.
class TypedValuesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1980-02-14",
                "02/14/1980",
                "2/14/80",
                "14.02.1980",
                "14.2.80",
                "14 Feb 1980",
                "Feb 14, 1980",
                "14th February 1980",
                "19800214",
                "02141980",
                "021480",
                " 1980/02/14 "
            })
    void a_day_of_birth_in_any_layout(String typed) {
        assertEquals(LocalDate.of(1980, 2, 14), BirthDates.read(typed, 2026).getFirst());
    }

    @Test
    void a_date_that_may_be_two_days_is_both_the_likelier_first() {
        assertEquals(List.of(LocalDate.of(1980, 3, 4), LocalDate.of(1980, 4, 3)), BirthDates.read("03/04/1980", 2026));
        assertEquals(List.of(LocalDate.of(1980, 4, 3), LocalDate.of(1980, 3, 4)), BirthDates.read("03.04.1980", 2026));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1980-02-30", "13/13/1980", "soon", "", "1790-01-01", "2031-01-01", "0000-00-00"})
    void what_is_nobodys_day_of_birth_is_none(String typed) {
        assertEquals(List.of(), BirthDates.read(typed, 2026));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7ABC123", "7abc 123", "7ABC-123", "7ABCI23", " 7 A B C 1 2 3"})
    void a_plate_however_it_is_spaced_and_with_letters_like_digits(String typed) {
        assertEquals(PlateText.key("7ABC123"), PlateText.key(typed));
    }

    @Test
    void plates_that_differ_in_a_character_are_two() {
        assertNotEquals(PlateText.key("7ABC123"), PlateText.key("7ABC124"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"202-555-0143", "(202) 555 0143", "+1 202.555.0143", "12025550143", "+12025550143"})
    void a_telephone_number_in_any_layout(String typed) {
        assertEquals("+12025550143", new PhoneText("US").key(typed));
    }

    @Test
    void a_telephone_number_without_a_country_is_of_the_region_given() {
        assertEquals("+493012345678", new PhoneText("DE").key("030 12345678"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12 Oak Street Apt 4, Lorford",
                "12 OAK ST #4, LORFORD CO 80301",
                "12 oak st. apt. 4, Lorford, CO",
                "12 OAK ST., APT. 4, LORFORD",
                "12 Oak Street, # 4, Lorford",
                "12 Oak Str Unit 4, lorford"
            })
    void an_address_with_its_words_cut_short(String typed) {
        assertEquals("12 oak street|4|lorford", AddressText.of(typed).key());
    }

    @Test
    void two_flats_of_one_house_are_two_addresses_of_one_building() {
        var four = AddressText.of("12 Oak St Apt 4, Lorford");
        var five = AddressText.of("12 Oak St Apt 5, Lorford");

        assertNotEquals(four.key(), five.key());
        assertEquals(four.building(), five.building());
    }

    @ParameterizedTest
    @CsvSource({"12 Oak St, 12, oak street|", "9 North Ave, 9, north avenue|", "Oak Street, -1, street|"})
    void an_address_knows_its_number_and_its_street(String typed, int number, String street) {
        assertEquals(number, AddressText.of(typed).number());
        assertEquals(street, AddressText.of(typed).street());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "24-001234",
                "24-1234",
                "#24-1234",
                "CASE 24-001234",
                "24001234",
                "2024-001234",
                "Case no. 24-1234"
            })
    void a_case_number_without_its_zeros_marks_or_dash(String typed) {
        assertTrue(
                !Collections.disjoint(CaseText.lookups(typed), CaseText.aliases("24-001234")),
                CaseText.lookups(typed) + " and " + CaseText.aliases("24-001234"));
    }

    @Test
    void a_case_number_may_lack_its_prefix() {
        assertTrue(!Collections.disjoint(CaseText.lookups("24-1234"), CaseText.aliases("LPD-24-001234")));
        assertTrue(!Collections.disjoint(CaseText.lookups("26219392"), CaseText.aliases("E26219392")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"24-001235", "25-001234", "123400", "24-1234-2"})
    void another_case_is_not_meant(String typed) {
        assertTrue(Collections.disjoint(CaseText.lookups(typed), CaseText.aliases("24-001234")));
    }

    @Test
    void numbers_that_may_be_cases_are_found_in_a_sentence() {
        assertEquals(List.of("24-001234"), CaseText.within("follow-up on 24-001234, witness moved"));
        assertEquals(List.of(), CaseText.within("seen on 02/14/1980 at 10 past 9"));
    }
}
