package org.quis.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whom a typed name means, among a few hundred people.
class NamesTest {
    private static final int NORA = 1;
    private static final int ELDER_SMITH = 2;
    private static final int YOUNGER_SMITH = 3;
    private static final int MARIA = 4;
    private static final int SEAN = 5;
    private static final int WILLIAM = 6;
    private static final int MARRIED = 7;
    private static final int LUKASZ = 8;
    private static final int TWIN = 9;
    private static final int OTHER_TWIN = 10;
    private static final int CATHERINE = 11;
    private static final int KATHERINE = 12;
    private static final int FIRST_OF_CROWD = 100;

    private final Names names = new Names();

    @BeforeEach
    void a_small_town() {
        add(NORA, "Nora Jane Quillfeather", "", "1980-02-14");
        add(ELDER_SMITH, "John Smith", "", "1950-01-02");
        add(YOUNGER_SMITH, "John Smith", "", "1985-07-30");
        add(MARIA, "María de la Cruz-Peña", "", "1990-11-05");
        add(SEAN, "Seán O'Braddock", "", "1977-03-09");
        add(WILLIAM, "William Ashgrove", "", "1966-06-06");
        add(MARRIED, "Helen Marchbanks", "Helen Tolliver;Helen Vane", "1972-12-01");
        add(LUKASZ, "Łukasz Żeromek", "", "1988-08-18");
        add(TWIN, "Ada Brightwater", "", "2001-04-04");
        add(OTHER_TWIN, "Ida Brightwater", "", "2001-04-04");
        add(CATHERINE, "Catherine Davenham", "", "1981-05-05");
        add(KATHERINE, "Katherine Davenham", "", "1992-09-09");
        for (int i = 0; i < 300; i++) add(FIRST_OF_CROWD + i, "Pat " + surname(i), "", "19" + (40 + i % 60) + "-05-17");
        names.index();
    }

    private static String surname(int i) {
        var syllables = List.of("bo", "ki", "ra", "tu", "ve", "zo", "ly");
        return "Mc" + syllables.get(i % 7) + syllables.get(i / 7 % 7) + syllables.get(i / 49) + "ck";
    }

    private void add(int node, String name, String former, String born) {
        names.add(node, name, former, LocalDate.parse(born));
    }

    private List<Candidate> find(String typed, @Nullable String born) {
        return names.find(typed, born == null ? List.of() : BirthDates.read(born, 2026));
    }

    private int meant(String typed) {
        return meant(typed, null);
    }

    /// Who is likelier than not meant; -1 where nobody is.
    private int meant(String typed, @Nullable String born) {
        var found = find(typed, born);
        return found.isEmpty() || found.getFirst().probability() < 0.5
                ? -1
                : found.getFirst().node();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Nora Quillfeather",
                "QUILLFEATHER, NORA",
                "quillfeather nora",
                "Quillfeather,Nora J",
                "Nora J. Quillfeather",
                "N Quillfeather",
                "  nora   JANE quillfeather ",
                "Mrs. Nora Quillfeather"
            })
    void order_case_commas_initials_and_titles_do_not_matter(String typed) {
        assertEquals(NORA, meant(typed));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Nora Quilfeather",
                "Nora Quillfeahter",
                "Nora Quillfeatherr",
                "Nroa Quillfeather",
                "Nora Quillfeathet",
                "noraquillfeather",
                "Nor aQuillfeather"
            })
    void one_slip_of_the_finger_does_not_matter(String typed) {
        assertEquals(NORA, meant(typed));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Maria de la Cruz-Peña",
                "MARIA DE LA CRUZ PENA",
                "De La Cruz, Maria",
                "Maria delacruz pena",
                "Cruz Peña, María",
                "maria cruz"
            })
    void particles_accents_hyphens_and_half_a_double_surname(String typed) {
        assertEquals(MARIA, meant(typed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sean OBraddock", "O'BRADDOCK, SEAN", "o braddock sean", "Sean O’Braddock"})
    void apostrophes_in_any_shape_or_none(String typed) {
        assertEquals(SEAN, meant(typed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Lukasz Zeromek", "ŁUKASZ ŻEROMEK"})
    void letters_with_a_stroke(String typed) {
        assertEquals(LUKASZ, meant(typed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bill Ashgrove", "Will Ashgrove", "ASHGROVE, BILLY"})
    void nicknames(String typed) {
        assertEquals(WILLIAM, meant(typed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Helen Tolliver", "Helen Vane", "MARCHBANKS, HELEN"})
    void a_name_before_a_marriage(String typed) {
        assertEquals(MARRIED, meant(typed));
    }

    @Test
    void a_common_name_is_never_silently_one_of_two() {
        var found = find("John Smith", null);

        assertEquals(-1, meant("John Smith"));
        assertEquals(
                List.of(ELDER_SMITH, YOUNGER_SMITH),
                found.stream().map(Candidate::node).limit(2).toList());
        assertEquals(found.get(0).probability(), found.get(1).probability(), 1e-9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1985-07-30", "07/30/1985", "30.7.85", "30 Jul 1985", "19850730"})
    void namesakes_are_told_apart_by_a_birth_date_in_any_layout(String born) {
        assertEquals(YOUNGER_SMITH, meant("SMITH, JOHN", born));
    }

    @Test
    void a_namesake_of_another_birth_date_stays_apart() {
        assertEquals(-1, meant("John Smith", "1999-09-09"));
        assertEquals(-1, meant("Nora Quillfeather", "1931-10-27"));
    }

    @Test
    void day_and_month_may_be_swapped_and_a_digit_wrong() {
        assertEquals(MARIA, meant("Maria Cruz", "1990-05-11"));
        assertEquals(NORA, meant("Nora Quillfeather", "1980-02-15"));
    }

    @Test
    void a_rare_surname_says_more_than_a_common_given_name() {
        double rare = find("Quillfeather", null).getFirst().probability();
        var given = find("John", null);

        assertTrue(given.isEmpty() || given.getFirst().probability() < rare, "John alone is nobody");
    }

    @Test
    void twins_of_one_surname_and_day_are_told_apart_by_their_given_names() {
        assertEquals(TWIN, meant("Ada Brightwater", "2001-04-04"));
        assertEquals(OTHER_TWIN, meant("Brightwater, Ida", "2001-04-04"));
    }

    @Test
    void a_stranger_is_nobody() {
        assertEquals(-1, meant("Cornelius Vandermolen"));
        assertEquals(-1, meant("Cornelius Smith"));
        assertEquals(List.of(), find("", null));
        assertEquals(List.of(), find("???", "1980-02-14"));
    }

    @Test
    void how_many_bear_the_rarest_surname_that_two_people_share() {
        assertEquals(2, names.bearersOfShared(TWIN, OTHER_TWIN));
        assertEquals(2, names.bearersOfShared(ELDER_SMITH, YOUNGER_SMITH));
        assertEquals(0, names.bearersOfShared(NORA, SEAN));
    }

    @Test
    void a_nickname_of_two_names_means_either() {
        var meant = find("KATHY DAVENHAM", null).stream().map(Candidate::node).toList();

        assertTrue(meant.containsAll(List.of(CATHERINE, KATHERINE)), meant.toString());
    }
}
