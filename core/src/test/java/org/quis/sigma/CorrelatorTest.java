package org.quis.sigma;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What matches mean together, a story each. `user.id` is grouped by; times are minutes.
class CorrelatorTest {
    private static final Fields FIELDS = Fields.of("user.id", "subject.id", "action", "size", "place");
    private static final long MINUTE = 60_000;

    private static final String DETECTIONS = """
            title: Search
            name: search
            logsource: {product: quis}
            detection: {selection: {action: search}, condition: selection}
            ---
            title: Open
            name: open
            logsource: {product: quis}
            detection: {selection: {action: open}, condition: selection}
            ---
            title: Export
            name: export
            logsource: {product: quis}
            detection: {selection: {action: export}, condition: selection}
            ---
            title: Anything
            name: anything
            logsource: {product: quis}
            detection: {selection: {action: '*'}, condition: selection}
            ---
            """;

    private static Loaded loaded(String correlations) {
        var loaded = SigmaRules.parse("test.yml", DETECTIONS + correlations, Asked.OURS);
        assertEquals(List.of(), loaded.refused());
        return loaded;
    }

    private static String correlation(String name, String type, String rules, String rest) {
        return "title: " + name + "\nname: " + name + "\ncorrelation:\n  type: " + type + "\n  rules: [" + rules
                + "]\n  group-by: [user.id]\n  timespan: 10m\n" + rest.indent(2) + "---\n";
    }

    /// `minute user action subject size`, in any order.
    private static List<Event> events(String... lines) {
        var events = new ArrayList<Event>();
        for (var line : lines) {
            var words = line.split(" ");
            events.add(Asked.event(
                    FIELDS,
                    (long) (Double.parseDouble(words[0]) * MINUTE),
                    events.size() + 1,
                    "user.id",
                    words[1].equals("-") ? null : words[1],
                    "action",
                    words[2],
                    "subject.id",
                    words.length > 3 ? words[3] : "s",
                    "size",
                    words.length > 4 ? Long.valueOf(words[4]) : Long.valueOf(1)));
        }
        return events;
    }

    private static List<Correlated> run(Loaded loaded, List<Event> events, Correlator correlator) {
        var matcher = Engine.of(loaded.rules(), FIELDS).matcher();
        var found = new ArrayList<Correlated>();
        for (var event : events) found.addAll(correlator.add(event, matcher.match(event)));
        found.addAll(correlator.finish());
        return found;
    }

    /// Each episode as `rule key: ids`.
    private static List<String> found(String correlations, List<Event> events) {
        var loaded = loaded(correlations);
        return told(loaded, run(loaded, events, Correlator.of(loaded.rules(), FIELDS)));
    }

    static List<String> told(Loaded loaded, List<Correlated> found) {
        return found.stream()
                .map(one -> loaded.rules().get(one.rule()).about().name() + " " + String.join("+", one.key()) + ": "
                        + String.join(
                                " ",
                                one.eventIds().stream().map(String::valueOf).toList()))
                .sorted()
                .toList();
    }

    @Test
    void enough_events_within_the_timespan_are_one_episode() {
        var rule = correlation("many", "event_count", "search", "condition: {gte: 3}");
        assertEquals(
                List.of("many ann: 1 2 3 5"),
                found(
                        rule,
                        events(
                                "0 ann search",
                                "5 ann search",
                                "10 ann search",
                                "3 bob search",
                                "12 ann search",
                                "40 ann search")));
    }

    @Test
    void both_ends_of_the_timespan_are_included() {
        var rule = correlation("many", "event_count", "search", "condition: {gte: 2}");
        assertEquals(List.of("many ann: 1 2"), found(rule, events("0 ann search", "10 ann search")));
        assertEquals(List.of(), found(rule, events("0 ann search", "10.001 ann search")));
    }

    @Test
    void windows_that_share_no_event_are_two_episodes() {
        var rule = correlation("many", "event_count", "search", "condition: {gte: 2}");
        assertEquals(
                List.of("many ann: 1 2", "many ann: 3 4"),
                found(rule, events("0 ann search", "1 ann search", "12 ann search", "13 ann search")));
    }

    @Test
    void few_events_are_judged_by_the_fullest_window() {
        var rule = correlation("few", "event_count", "search", "condition: {gt: 1, lte: 2}");
        assertEquals(
                List.of("few bob: 4 5"),
                found(rule, events("0 ann search", "1 ann search", "2 ann search", "0 bob search", "1 bob search")));
        var other = correlation("notTwo", "event_count", "search", "condition: {neq: 2}");
        assertEquals(List.of("notTwo ann: 3"), found(other, events("0 ann search", "1 ann search", "60 ann search")));
    }

    @Test
    void an_event_that_several_rules_match_counts_once() {
        var rule = correlation("many", "event_count", "search, anything", "condition: {gte: 3}");
        assertEquals(List.of(), found(rule, events("0 ann search", "1 ann search")));
    }

    @Test
    void different_values_are_counted() {
        var rule = correlation("wide", "value_count", "search", "condition: {field: subject.id, gte: 3}");
        assertEquals(
                List.of("wide bob: 4 5 6 7"),
                found(
                        rule,
                        events(
                                "0 ann search a",
                                "1 ann search a",
                                "2 ann search b",
                                "0 bob search a",
                                "1 bob search a",
                                "2 bob search b",
                                "3 bob search c")));
        var pairs = correlation("pairs", "value_count", "search", "condition: {field: [subject.id, size], gte: 2}");
        assertEquals(
                List.of("pairs ann: 1 2"),
                found(pairs, events("0 ann search a 1", "1 ann search a 2", "0 bob search a 1")));
    }

    @Test
    void rules_that_must_come_together_come_in_any_order() {
        var rule = correlation("recon", "temporal", "search, open, export", "");
        assertEquals(
                List.of("recon ann: 1 2 3"),
                found(rule, events("0 ann export", "1 ann search", "2 ann open", "3 bob open")));
        assertEquals(List.of(), found(rule, events("0 ann export", "1 ann search", "11 ann open")));
        var two = correlation("two", "temporal", "search, open, export", "condition: {gte: 2}");
        assertEquals(List.of("two ann: 1 2"), found(two, events("0 ann export", "1 ann search", "1 bob search")));
        var either =
                correlation("either", "temporal", "search, open, export", "condition: search and (open or export)");
        assertEquals(
                List.of("either ann: 1 2"),
                found(either, events("0 ann export", "1 ann search", "0 bob export", "1 bob open")));
    }

    @Test
    void rules_that_must_come_in_order_do() {
        var rule = correlation("leak", "temporal_ordered", "search, open, export", "");
        assertEquals(List.of("leak ann: 1 2 3"), found(rule, events("0 ann search", "1 ann open", "2 ann export")));
        assertEquals(List.of(), found(rule, events("0 ann search", "2 ann open", "1 ann export")));
        // at the same millisecond, the log's order decides
        assertEquals(List.of("leak ann: 1 2 3"), found(rule, events("0 ann search", "0 ann open", "0 ann export")));
        assertEquals(List.of(), found(rule, events("0 ann search", "0 ann export", "0 ann open")));
    }

    @Test
    void one_event_is_not_two_steps() {
        var rule = correlation("steps", "temporal_ordered", "search, anything", "");
        assertEquals(List.of(), found(rule, events("0 ann search")));
        assertEquals(List.of("steps ann: 1 2"), found(rule, events("0 ann search", "1 ann search")));
    }

    @Test
    void numbers_are_measured() {
        var events = events("0 ann search s 10", "1 ann search s 20", "2 ann search s 90");
        for (var measure : List.of(
                "value_sum=gte: 120",
                "value_avg=eq: 40",
                "value_min=lte: 10",
                "value_max=gt: 89",
                "value_median=eq: 20",
                "value_percentile=percentile: 75, eq: 55")) {
            var type = measure.split("=");
            var rule = correlation("big", type[0], "search", "condition: {field: size, " + type[1] + "}");
            assertEquals(List.of("big ann: 1 2 3"), found(rule, events), measure);
        }
        assertEquals(
                List.of(),
                found(correlation("none", "value_sum", "search", "condition: {field: place, neq: 1}"), events));
    }

    @Test
    void events_without_the_field_grouped_by_take_no_part() {
        var rule = correlation("many", "event_count", "search", "condition: {gte: 2}");
        assertEquals(List.of(), found(rule, events("0 - search", "1 - search")));
    }

    @Test
    void without_group_by_all_events_are_one_group() {
        var rule = "title: all\nname: all\ncorrelation:\n  type: event_count\n  rules: [search]\n  timespan: 10m\n"
                + "  condition: {gte: 2}\n";
        assertEquals(List.of("all : 1 2"), found(rule, events("0 ann search", "1 bob search")));
    }

    @Test
    void an_alias_groups_by_different_fields_of_different_rules() {
        var rule = """
                title: handed over
                name: handed
                correlation:
                  type: temporal
                  rules: [search, export]
                  group-by: [person]
                  timespan: 10m
                  aliases:
                    person:
                      search: user.id
                      export: subject.id
                """;
        assertEquals(
                List.of("handed ann: 1 2"),
                found(rule, events("0 ann search bob", "1 carl export ann", "2 carl export dan")));
    }

    @Test
    void correlations_are_chained_many_searches_then_an_export() {
        var rules = correlation("many", "event_count", "search", "condition: {gte: 3}")
                + correlation("leak", "temporal_ordered", "many, export", "");
        assertEquals(
                List.of("leak ann: 3 4", "many ann: 1 2 3"),
                found(rules, events("0 ann search", "1 ann search", "2 ann search", "5 ann export")));
        // before the third search nothing was many
        assertEquals(
                List.of("many ann: 1 2 4"),
                found(rules, events("0 ann search", "1 ann search", "1.5 ann export", "2 ann search")));
        // more searches afterwards do not hide it
        assertEquals(
                List.of("leak ann: 3 4 5", "many ann: 1 2 3 5"),
                found(rules, events("0 ann search", "1 ann search", "2 ann search", "3 ann export", "4 ann search")));
    }

    @Test
    void only_the_outermost_stands_alone_unless_generate_says_otherwise() {
        var loaded = loaded(correlation("many", "event_count", "search", "condition: {gte: 3}")
                + correlation("leak", "temporal_ordered", "many, export", "generate: true"));
        // search is a part; export and many are parts that are generated; open and anything stand alone anyway
        assertEquals("{1, 2, 3, 4, 5}", loaded.standAlone().toString());
    }

    @Test
    void late_events_within_the_lateness_make_no_difference() {
        var rule = correlation("many", "event_count", "search", "condition: {gte: 3}");
        assertEquals(
                List.of("many ann: 2 3 1"),
                found(rule, events("5 ann search", "0 ann search", "3 ann search", "2000 bob search")));
        assertEquals(
                List.of("many ann: 3 2 1"),
                found(rule, events("9000 ann search", "8995 ann search", "8992 ann search")));
    }

    @Test
    void what_is_too_late_is_left_out_and_counted() {
        var loaded = loaded(correlation("many", "event_count", "search", "condition: {gte: 2}"));
        var correlator = Correlator.of(loaded.rules(), FIELDS, Duration.ofMinutes(30));
        assertEquals(List.of(), run(loaded, events("100 ann search", "69 bob search", "70 ann search"), correlator));
        assertEquals(1, correlator.tooLate());
    }

    @Test
    void a_result_comes_as_soon_as_it_is_certain() {
        var loaded = loaded(correlation("many", "event_count", "search", "condition: {gte: 2}"));
        var matcher = Engine.of(loaded.rules(), FIELDS).matcher();
        var correlator = Correlator.of(loaded.rules(), FIELDS, Duration.ofMinutes(30));
        var told = new ArrayList<Integer>();
        for (var event : events("0 ann search", "1 ann search", "40 bob open", "45 bob open", "90 bob open")) {
            told.add(correlator.add(event, matcher.match(event)).size());
        }
        assertEquals(List.of(0, 0, 0, 1, 0), told);
    }

    @Test
    void a_crowded_group_is_decided_early_and_lists_a_thousand_events() {
        var loaded = loaded(correlation("many", "event_count", "search", "condition: {gte: 60}"));
        var correlator = Correlator.of(loaded.rules(), FIELDS);
        int many = 3 * Group.MOST_PENDING;
        var found = new ArrayList<Correlated>();
        for (int i = 0; i < many; i++) {
            var event = Asked.event(FIELDS, i * 1_000L, i, "user.id", "robot", "action", "search");
            found.addAll(correlator.add(event, new int[] {0}));
        }
        assertTrue(correlator.state().groups().getFirst().pending().size() <= Group.MOST_PENDING);
        found.addAll(correlator.add(Asked.event(FIELDS, 0, many, "user.id", "robot"), new int[] {0}));
        assertEquals(1, correlator.crowded());
        found.addAll(correlator.finish());
        assertEquals(1, found.size());
        assertEquals(many, found.getFirst().count());
        assertEquals(Group.MOST_IDS, found.getFirst().eventIds().size());
    }

    @Test
    void a_field_no_event_has_is_warned_of() {
        var loaded = loaded(correlation("many", "value_count", "search", "condition: {field: shoe, gte: 2}"));
        assertEquals(
                "test.yml:21: correlation `many` asks for the field `shoe`, which no event has\n"
                        + "matches of `search` take no part in it",
                Correlator.of(loaded.rules(), FIELDS).warnings().getFirst().toString());
    }

    /// The definition, written as it is said: every window, the maximal ones, those that hold, joined where they
    /// overlap.
    @Test
    void any_order_and_any_interruption_give_what_the_definition_says() {
        var correlations = correlation("many", "event_count", "search, open", "condition: {gte: 3}")
                + correlation("few", "event_count", "search", "condition: {lte: 2}")
                + correlation("wide", "value_count", "anything", "condition: {field: subject.id, gt: 2}")
                + correlation("narrow", "value_count", "anything", "condition: {field: subject.id, eq: 2}")
                + correlation("near", "temporal", "search, open, export", "")
                + correlation("leak", "temporal_ordered", "search, open, export", "")
                + correlation("half", "temporal_ordered", "search, open, export", "condition: {gte: 2}")
                + correlation("sum", "value_sum", "search, export", "condition: {field: size, gte: 12}")
                + correlation("middle", "value_median", "anything", "condition: {field: size, gte: 5}");
        var loaded = loaded(correlations);
        for (int seed = 0; seed < 300; seed++) {
            var random = new Random(seed);
            var events = random(random, 60);
            var expected = new ArrayList<String>();
            for (int i = 4; i < loaded.rules().size(); i++) {
                expected.addAll(ByDefinition.episodes(loaded, i, events, FIELDS));
            }
            Collections.sort(expected);
            assertEquals(expected, told(loaded, interrupted(loaded, shuffled(events, random), random)), "seed " + seed);
        }
    }

    @Test
    void chained_correlations_do_not_depend_on_the_order_either() {
        var loaded = loaded(correlation("many", "event_count", "search", "condition: {gte: 2}")
                + correlation("varied", "value_count", "anything", "condition: {field: subject.id, gte: 3}")
                + correlation("leak", "temporal_ordered", "many, export", "")
                + correlation("both", "temporal", "leak, varied", "")
                + correlation("often", "event_count", "both, leak", "condition: {gte: 2}"));
        for (int seed = 0; seed < 300; seed++) {
            var random = new Random(seed);
            var events = random(random, 80);
            var inOrder = told(loaded, run(loaded, events, Correlator.of(loaded.rules(), FIELDS, LATENESS)));
            assertEquals(inOrder, told(loaded, interrupted(loaded, shuffled(events, random), random)), "seed " + seed);
            if (seed == 0) assertTrue(inOrder.stream().anyMatch(one -> one.startsWith("often")), inOrder.toString());
        }
    }

    private static final Duration LATENESS = Duration.ofMinutes(45);

    private static List<Event> random(Random random, int count) {
        var events = new ArrayList<Event>();
        long time = 0;
        for (int i = 0; i < count; i++) {
            time += random.nextInt(4) == 0 ? random.nextInt(12 * 60) * 1_000L : random.nextInt(4) * MINUTE;
            events.add(Asked.event(
                    FIELDS,
                    time,
                    i,
                    "user.id",
                    random.nextInt(20) == 0 ? List.of("ann", "bob") : random.nextBoolean() ? "ann" : "bob",
                    "action",
                    List.of("search", "open", "export", "search").get(random.nextInt(4)),
                    "subject.id",
                    List.of("a", "b", "c", "d").get(random.nextInt(4)),
                    "size",
                    (long) random.nextInt(9)));
        }
        return events;
    }

    /// Every event arrives at most the lateness after one that is younger.
    private static List<Event> shuffled(List<Event> events, Random random) {
        record Arriving(Event event, long at) {}
        return events.stream()
                .map(event ->
                        new Arriving(event, event.timeMillis() + (long) (random.nextDouble() * LATENESS.toMillis())))
                .sorted((a, b) -> Long.compare(a.at, b.at))
                .map(Arriving::event)
                .toList();
    }

    /// Written down and taken up again now and then, and with some events delivered twice.
    private static List<Correlated> interrupted(Loaded loaded, List<Event> events, Random random) {
        var matcher = Engine.of(loaded.rules(), FIELDS).matcher();
        var correlator = Correlator.of(loaded.rules(), FIELDS, LATENESS);
        var found = new ArrayList<Correlated>();
        for (var event : events) {
            found.addAll(correlator.add(event, matcher.match(event)));
            if (random.nextInt(10) == 0) found.addAll(correlator.add(event, matcher.match(event)));
            if (random.nextInt(10) == 0) {
                correlator = Correlator.resume(loaded.rules(), FIELDS, LATENESS, correlator.state());
            }
        }
        found.addAll(correlator.finish());
        return found;
    }
}
