package org.quis.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whether people are flagged more for how their names are written.
class FairnessTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "Zoë Marek, ACCENTED",
        "Ann Hale-Ortiz, HYPHENATED",
        "Sean O’Dell, APOSTROPHE",
        "Inés de la Vega, ACCENTED PARTICLE LONG",
        "Wei Ng, SHORT",
        "'Ng, Wei', SHORT",
        "Delia Vandermeer, ''"
    })
    void a_name_has_the_forms_that_its_letters_show(String name, String forms) {
        var expected = forms.isEmpty() ? Set.of() : Set.of(forms.split(" "));

        assertEquals(
                expected,
                Set.copyOf(NameForm.of(name).stream().map(NameForm::name).toList()));
    }

    @Test
    void a_group_flagged_on_duty_twice_as_often_as_all_others_has_a_ratio_of_two() throws Exception {
        var names = new ArrayList<String>();
        for (int i = 0; i < 20_000; i++) names.add("p-" + i + "," + (i % 2 == 0 ? "Wei Ng" : "Ann Marsh"));
        people(names.toArray(String[]::new));
        var count = Fairness.Count.of(folder);
        for (int i = 0; i < 20_000; i++) count.add("u", "p-" + i, false, i < (i % 2 == 0 ? 400 : 200));

        var group = count.done().subjects().get("short");

        assertEquals(new Share(200, 10_000), group.onDuty());
        var ratio = Objects.requireNonNull(group.ratio());
        assertEquals(2, ratio.value(), 0.02);
        assertTrue(ratio.low() > 1.5 && ratio.high() < 2.6, ratio.toString());
    }

    @Test
    void somebody_flagged_a_hundred_times_counts_once() throws Exception {
        people("p-1,Wei Ng", "p-2,Ann Marsh");
        var count = Fairness.Count.of(folder);
        for (int i = 0; i < 100; i++) count.add("u", "p-1", false, true);

        assertEquals(new Share(1, 1), count.done().subjects().get("short").onDuty());
    }

    @Test
    void misuse_is_counted_apart_so_that_a_group_is_not_blamed_for_what_was_planted_in_it() throws Exception {
        people("p-1,Wei Ng");
        var count = Fairness.Count.of(folder);
        count.add("u", "p-1", true, true);
        count.add("u", "p-1", false, false);

        var group = count.done().subjects().get("short");

        assertEquals(new Share(0, 1), group.onDuty());
        assertEquals(new Share(1, 1), group.misuse());
    }

    @Test
    void of_a_group_too_small_to_tell_no_ratio_is_told() {
        assertNull(Fairness.Ratio.of(new Share(0, 999), new Share(5, 1000)));
    }

    @Test
    void none_flagged_where_many_would_be_expected_is_a_low_ratio_and_not_nothing() {
        var ratio = Objects.requireNonNull(Fairness.Ratio.of(new Share(0, 2000), new Share(5, 1000)));

        assertTrue(ratio.value() > 0 && ratio.high() < 1, ratio.toString());
    }

    @Test
    void without_names_nobody_is_grouped() throws Exception {
        var count = Fairness.Count.of(folder);
        count.add("u", "p-1", false, true);

        assertFalse(count.done().subjects().containsKey("short"));
        assertTrue(count.done().accounts().isEmpty());
    }

    private void people(String... rows) throws IOException {
        Files.writeString(folder.resolve("people.csv"), "person_id,name\n" + String.join("\n", rows) + "\n");
    }
}
