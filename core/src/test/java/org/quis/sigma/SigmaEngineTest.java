package org.quis.sigma;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Many rules at once find what each finds alone.
class SigmaEngineTest {
    private static final Fields FIELDS = Fields.of("a", "b", "c", "d");

    @Test
    void an_index_changes_nothing() {
        int matches = 0;
        for (int seed = 0; seed < 60; seed++) {
            var random = new Random(seed);
            var yaml = new StringBuilder();
            int rules = 1 + random.nextInt(150);
            for (int i = 0; i < rules; i++) yaml.append(rule(random)).append("---\n");
            var loaded = SigmaRules.parse("test.yml", yaml.toString(), Asked.OURS);
            assertEquals(List.of(), loaded.refused());
            var engine = Engine.of(loaded.rules(), FIELDS);
            var matcher = engine.matcher();
            for (int i = 0; i < 200; i++) {
                var event = event(random, i);
                var expected = engine.matcher().matchEach(event);
                var alone = Engine.of(loaded.rules().subList(0, 1), FIELDS)
                        .matcher()
                        .match(event);
                assertEquals(alone.length == 1, expected.length > 0 && expected[0] == 0);
                assertArrayEquals(expected, matcher.match(event), "seed " + seed);
                matches += expected.length;
            }
        }
        assertTrue(matches > 100_000, "too few matches to mean anything: " + matches);
    }

    @Test
    void between_two_steps_of_a_count_no_rule_changes_its_mind() {
        int matches = 0;
        for (int seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            var yaml = new StringBuilder();
            for (int i = 0; i < 5; i++) {
                var line =
                        List.of("a|gte: ", "a|gt: ", "a|lt: ", "a|lte: ", "a: ").get(random.nextInt(5));
                var number = random.nextBoolean() ? "" + random.nextInt(12) : random.nextInt(12) + ".5";
                var not = random.nextInt(3) == 0 ? "not " : "";
                yaml.append(Asked.rule("s: {" + line + number + "}\ncondition: " + not + "s"))
                        .append("---\n");
            }
            var engine = Engine.of(
                    SigmaRules.parse("test.yml", yaml.toString(), Asked.OURS).rules(), FIELDS);
            var steps = engine.steps(FIELDS.slot("a"));
            for (long count = 1; count < 20; count++) {
                long asked = count;
                long step = steps.stream()
                        .filter(one -> one <= asked)
                        .mapToLong(one -> one)
                        .max()
                        .orElseThrow();
                var expected = engine.matcher().match(Asked.event(FIELDS, 0, 1, "a", count));
                assertArrayEquals(expected, engine.matcher().match(Asked.event(FIELDS, 0, 1, "a", step)), "" + yaml);
                matches += expected.length;
            }
        }
        assertTrue(matches > 1_000, "too few matches to mean anything: " + matches);
    }

    @Test
    void a_field_that_no_rule_asks_for_has_no_steps() {
        var rules = SigmaRules.parse("test.yml", Asked.rule("s: {b|gte: 5}\ncondition: s"), Asked.OURS)
                .rules();

        assertEquals(List.of(), Engine.of(rules, FIELDS).steps(FIELDS.slot("a")));
    }

    @Test
    void a_field_no_event_has_is_absent_and_warned_of() {
        var loaded = SigmaRules.parse(
                "test.yml",
                Asked.rule("s: {shoe: null, size|exists: false}\nt: {a: x}\ncondition: s and t"),
                Asked.OURS);
        var engine = Engine.of(loaded.rules(), FIELDS);
        assertArrayEquals(new int[] {0}, engine.matcher().match(Asked.event(FIELDS, 0, 1, "a", "X")));
        assertEquals(
                "test.yml:1: rule `a rule` asks for the field `shoe`, which no event has\n"
                        + "the rule is run as if the field were absent",
                engine.warnings().getFirst().toString());
        assertEquals(2, engine.warnings().size());
    }

    @Test
    void a_long_list_in_an_event_is_looked_through() {
        var loaded = SigmaRules.parse("test.yml", Asked.rule("s: {a: x99}\ncondition: s"), Asked.OURS);
        var list = new ArrayList<Object>();
        for (int i = 0; i < 100; i++) list.add("x" + i);
        var matcher = Engine.of(loaded.rules(), FIELDS).matcher();
        assertEquals(1, matcher.match(Asked.event(FIELDS, 0, 1, "a", list)).length);
    }

    private static String rule(Random random) {
        var searches = new StringBuilder();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            searches.append("s").append(i).append(":\n");
            boolean list = random.nextInt(4) == 0;
            int lines = 1 + random.nextInt(3);
            var used = new ArrayList<String>();
            for (int j = 0; j < lines; j++) {
                var line = line(random);
                var key = line.substring(0, line.indexOf(": "));
                if (!list && used.contains(key)) continue;
                used.add(key);
                searches.append(list ? "  - " : "  ").append(line).append('\n');
            }
        }
        var condition = switch (random.nextInt(5)) {
            case 0 -> "1 of s*";
            case 1 -> "all of s*";
            case 2 -> "s0 and not s" + (count - 1);
            case 3 -> "not 1 of s*";
            default -> "s0 or (s" + (count - 1) + " and not s0)";
        };
        return Asked.rule(searches + "condition: " + condition);
    }

    private static String line(Random random) {
        var field = List.of("a", "b", "c", "d", "none").get(random.nextInt(5));
        var word = "'" + List.of("x", "Y", "xy", "5", "true").get(random.nextInt(5)) + "'";
        return field
                + switch (random.nextInt(16)) {
                    case 0, 1, 2 -> ": " + word;
                    case 3 -> ": [x, 5, " + word + "]";
                    case 4 -> "|contains: " + word;
                    case 5 -> "|startswith|cased: " + word;
                    case 6 -> ": 5";
                    case 7 -> ": true";
                    case 8 -> ": null";
                    case 9 -> "|exists: " + random.nextBoolean();
                    case 10 -> "|gt: 4";
                    case 11 -> "|neq: " + word;
                    case 12 -> "|fieldref: b";
                    case 13 -> "|cased: " + word;
                    case 14 -> "|contains|all: [x, y]";
                    default -> "|re: '[xy]{2}'";
                };
    }

    private static Event event(Random random, int id) {
        var pairs = new ArrayList<Object>();
        for (var field : FIELDS.names()) {
            if (random.nextInt(4) == 0) continue;
            pairs.add(field);
            pairs.add(random.nextInt(8) == 0 ? List.of(value(random), value(random)) : value(random));
        }
        if (random.nextInt(5) == 0 && !pairs.contains("d")) {
            pairs.add("d");
            pairs.add(null);
        }
        return Asked.event(FIELDS, 0, id, pairs.toArray());
    }

    private static Object value(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> 5L;
            case 1 -> 5.5;
            case 2 -> true;
            case 3 -> "";
            default -> List.of("x", "y", "XY", "5", "True", "yx").get(random.nextInt(6));
        };
    }
}
