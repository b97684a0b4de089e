package org.quis.sigma;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quis.sigma.Asked.matches;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// How searches are combined.
class SigmaConditionTest {
    private static final String NAMED = """
            selection_a: {a: 1}
            selection_b: {b: 1}
            filter_c: {c: 1}
            _hidden: {d: 1}
            condition:\s""";

    private static boolean holds(String condition, Object... pairs) {
        return matches(NAMED + condition, pairs);
    }

    @Test
    void a_map_asks_for_all_of_it_and_a_list_of_maps_for_one() {
        assertTrue(matches("s: {a: 1, b: 2}\ncondition: s", "a", 1L, "b", 2L));
        assertFalse(matches("s: {a: 1, b: 2}\ncondition: s", "a", 1L));
        assertTrue(matches("s:\n  - {a: 1, b: 2}\n  - {c: 3}\ncondition: s", "c", 3L));
        assertTrue(matches("s:\n  - {a: 1}\n  - evil\ncondition: s", "c", "an evil thing"));
        assertTrue(matches(
                "s:\n  EventLog: Security\n  EventID: [517, 1102]\ncondition: s",
                "EventLog",
                "security",
                "EventID",
                1102L));
    }

    @Test
    void not_binds_more_than_and_and_and_more_than_or() {
        assertTrue(holds("selection_a or selection_b and filter_c", "a", 1L));
        assertTrue(holds("(selection_a or selection_b) and filter_c", "a", 1L, "c", 1L));
        assertFalse(holds("(selection_a or selection_b) and filter_c", "a", 1L));
        assertTrue(holds("not selection_a and selection_b", "b", 1L));
        assertFalse(holds("not (selection_a or selection_b)", "b", 1L));
        assertTrue(holds("selection_a AND NOT filter_c", "a", 1L));
        assertTrue(holds("not not selection_a", "a", 1L));
    }

    @Test
    void one_or_all_of_a_pattern() {
        assertTrue(holds("1 of selection*", "b", 1L));
        assertFalse(holds("all of selection*", "b", 1L));
        assertTrue(holds("all of selection_*", "a", 1L, "b", 1L));
        assertFalse(holds("all of selection* and not 1 of filter*", "a", 1L, "b", 1L, "c", 1L));
        assertTrue(holds("1 of *_a", "a", 1L));
        assertTrue(holds("any of selection*", "a", 1L));
    }

    @Test
    void them_leaves_out_names_that_start_with_an_underscore() {
        assertFalse(holds("1 of them", "d", 1L));
        assertTrue(holds("all of them", "a", 1L, "b", 1L, "c", 1L));
        assertFalse(holds("1 of *", "d", 1L));
        assertTrue(holds("1 of _*", "d", 1L));
        assertTrue(holds("_hidden", "d", 1L));
    }

    @Test
    void a_list_of_conditions_needs_one() {
        assertTrue(holds("[selection_a and selection_b, filter_c]", "c", 1L));
        assertFalse(holds("[selection_a and selection_b, filter_c]", "a", 1L));
    }

    @Test
    void conditions_that_are_not_understood_are_refused() {
        refused(
                "selection_x",
                "condition: there is no selection `selection_x`\ndefined here: selection_a, selection_b, filter_c, _hidden");
        refused("2 of selection*", "condition: `2 of` is not known to Sigma\nwrite `1 of` or `all of`");
        refused("1 of nothing*", "condition: no selection is named like `nothing*`");
        refused("selection*", "condition: `selection*` does not say how many of them");
        refused("selection_a and", "condition: something is missing at its end");
        refused("(selection_a", "condition: a bracket is not closed");
        refused("selection_a selection_b", "condition: `selection_b` is not expected here");
        refused("selection_a | count() > 5", "condition: what follows `|` was taken out of Sigma with version 2");
        refused("1 of", "condition: nothing after `of`");
        refused("''", "condition: it is empty");
        refused("{a: b}", "condition: expected a text");
        refused("'" + "(".repeat(1_000) + "'", "condition: nested more than 64 deep");
    }

    private static void refused(String condition, String why) {
        var said = Asked.refusal(Asked.rule(NAMED + condition));
        assertTrue(said.contains(why), said);
    }

    /// Two roads: the condition as it was made, and the condition as it was written, read and compiled.
    @Test
    void random_conditions_agree_with_their_truth_tables() {
        var random = new Random(7);
        for (int round = 0; round < 150; round++) {
            var made = random(random, 4);
            var written = written(made, 0, random);
            for (int row = 0; row < 8; row++) {
                var pairs = new ArrayList<Object>(List.of("z", 1L));
                for (int i = 0; i < 3; i++) {
                    if ((row >> i & 1) == 1) pairs.addAll(List.of(String.valueOf((char) ('a' + i)), 1L));
                }
                assertEquals(truth(made, row), holds(written, pairs.toArray()), written + " in row " + row);
            }
        }
    }

    private sealed interface Made {}

    private record Name(int field) implements Made {}

    private record Negated(Made part) implements Made {}

    private record Both(Made one, Made other, boolean and) implements Made {}

    private static Made random(Random random, int depth) {
        int kind = depth == 0 ? 0 : random.nextInt(4);
        return switch (kind) {
            case 0 -> new Name(random.nextInt(3));
            case 1 -> new Negated(random(random, depth - 1));
            default -> new Both(random(random, depth - 1), random(random, depth - 1), random.nextBoolean());
        };
    }

    private static boolean truth(Made made, int row) {
        return switch (made) {
            case Name name -> (row >> name.field & 1) == 1;
            case Negated not -> !truth(not.part, row);
            case Both both when both.and -> truth(both.one, row) && truth(both.other, row);
            case Both both -> truth(both.one, row) || truth(both.other, row);
        };
    }

    /// With brackets only where precedence asks for them, and sometimes more.
    private static String written(Made made, int binding, Random random) {
        return switch (made) {
            case Name name -> List.of("selection_a", "selection_b", "filter_c").get(name.field);
            case Negated not -> "not " + written(not.part, 3, random);
            case Both both -> {
                int own = both.and ? 2 : 1;
                var text = written(both.one, own, random)
                        + (both.and ? " and " : " or ")
                        + written(both.other, own, random);
                yield own < binding || random.nextInt(5) == 0 ? "(" + text + ")" : text;
            }
        };
    }
}
