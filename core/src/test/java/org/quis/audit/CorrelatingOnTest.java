package org.quis.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quis.detect.EventFields;
import org.quis.detect.Examination;
import org.quis.detect.RuleBook;
import org.quis.detect.Rules;

/// Accesses that come one after another are seen together with each other, and with those that were there before.
class CorrelatingOnTest {
    private static final Rules WORDS = Rules.shipped();
    private static final long MINUTE = 60_000;
    private static final int ANN = 0;
    private static final int BEN = 1;

    @TempDir
    Path folder;

    private RuleBook book;

    private CorrelatingOn rule(String correlation) throws Exception {
        return rule(correlation, 1000);
    }

    /// @param most accesses that are remembered
    private CorrelatingOn rule(String correlation, int most) throws Exception {
        var file = Files.writeString(folder.resolve("own.yml"), """
                title: A look
                name: look
                logsource: {product: quis}
                detection: {selection: {action: query}, condition: selection}
                ---
                title: Taken out
                name: export
                logsource: {product: quis}
                detection: {selection: {action: export}, condition: selection}
                ---
                title: Together
                name: together
                tags: [quis.disclosure]
                correlation: %s
                """.formatted(correlation));
        book = RuleBook.with(WORDS, List.of(file));
        assertEquals(List.of(), book.refused());
        return new CorrelatingOn(together(), most);
    }

    private Together together() {
        return new Together(book, new Examination(WORDS));
    }

    /// @param subject a number; 0 where it is not known
    private Kept event(long entry, long minute, int user, long subject, String action) {
        var values = new Object[EventFields.ALL.size()];
        values[EventFields.ALL.slot("user.id")] = "user-" + user;
        values[EventFields.ALL.slot("subject.id")] = "p-" + subject;
        values[EventFields.ALL.slot("action")] = action;
        int matched = book.firstOfOwn() + (action.equals("query") ? 0 : 1);
        return new Kept(entry, minute * MINUTE, entry, user, -1, subject, new int[] {matched}, values);
    }

    private Kept look(long entry, long minute, int user, long subject) {
        return event(entry, minute, user, subject, "query");
    }

    private Kept export(long entry, long minute, int user, long subject) {
        return event(entry, minute, user, subject, "export");
    }

    /// What is found as they come, all at once: the account, a colon, and the entries of its part.
    private static List<String> come(CorrelatingOn correlating, Kept... events) {
        var fresh = List.of(events);
        correlating.remember(fresh);
        return correlating.found(fresh).stream()
                .map(found -> found.part().finding())
                .map(finding -> finding.user() + ":"
                        + finding.entries().stream().mapToObj(Long::toString).collect(Collectors.joining(",")))
                .sorted()
                .toList();
    }

    private static final String THREE_IN_AN_HOUR =
            "{type: event_count, rules: [look], group-by: [user.id], timespan: 1h, condition: {gte: 3}}";

    @Test
    void it_is_found_when_the_one_comes_that_is_enough() throws Exception {
        var correlating = rule(THREE_IN_AN_HOUR);
        assertEquals(List.of(), come(correlating, look(10, 0, ANN, 1)));
        assertEquals(List.of(), come(correlating, look(11, 10, ANN, 2)));
        assertEquals(List.of("0:10,11,12"), come(correlating, look(12, 20, ANN, 3)));
    }

    @Test
    void what_was_there_before_counts_and_is_no_finding_by_itself() throws Exception {
        var correlating = rule(THREE_IN_AN_HOUR);
        correlating.remember(List.of(look(1, 0, ANN, 1), look(2, 1, ANN, 1), look(3, 2, ANN, 1)));
        assertEquals(List.of(), come(correlating, look(10, 500, ANN, 1)), "hours later");
        assertEquals(List.of("0:1,2,3,11"), come(correlating, look(11, 30, ANN, 1)));
    }

    @Test
    void what_is_said_of_a_finding_names_nobody() throws Exception {
        var correlating = rule(THREE_IN_AN_HOUR);
        var fresh = List.of(look(1, 0, ANN, 1), look(2, 1, ANN, 1), look(3, 2, ANN, 1));
        correlating.remember(fresh);
        for (var fact : correlating.found(fresh).getFirst().part().finding().facts()) {
            assertFalse(fact.text().contains("p-1") || fact.text().contains("user-" + ANN), fact.text());
        }
    }

    @Test
    void what_is_handed_in_late_is_seen_where_it_belongs() throws Exception {
        var correlating = rule(THREE_IN_AN_HOUR);
        correlating.remember(List.of(look(1, 0, ANN, 1), look(2, 2, ANN, 1), look(3, 100_000, ANN, 1)));
        assertEquals(List.of("0:1,10,2"), come(correlating, look(10, 1, ANN, 1)));
    }

    @Test
    void different_people_are_counted() throws Exception {
        var correlating = rule("{type: value_count, rules: [look], group-by: [user.id], timespan: 1h,"
                + " condition: {field: subject.id, gte: 3}}");
        assertEquals(List.of(), come(correlating, look(1, 0, ANN, 1), look(2, 1, ANN, 1), look(3, 2, ANN, 2)));
        assertEquals(List.of("0:1,2,3,4"), come(correlating, look(4, 3, ANN, 3)));
    }

    @Test
    void several_rules_may_have_to_match_about_one_person() throws Exception {
        var correlating = rule("{type: temporal, rules: [look, export], group-by: [subject.id], timespan: 1h}");
        assertEquals(List.of(), come(correlating, export(1, 0, ANN, 7)));
        assertEquals(List.of("0:1,2"), come(correlating, look(2, 1, ANN, 7)));
    }

    @Test
    void and_in_their_order() throws Exception {
        var correlating = rule("{type: temporal_ordered, rules: [look, export], group-by: [subject.id], timespan: 1h}");
        assertEquals(List.of(), come(correlating, export(1, 0, ANN, 7)));
        assertEquals(List.of(), come(correlating, look(2, 1, ANN, 7)));
        assertEquals(List.of("0:1,2,3"), come(correlating, export(3, 2, ANN, 7)));
    }

    @Test
    void whoever_had_a_part_before_is_found_when_another_completes_it() throws Exception {
        var correlating = rule("{type: temporal, rules: [look, export], group-by: [subject.id], timespan: 1h}");
        correlating.remember(List.of(look(1, 0, ANN, 7)));
        var last = export(10, 5, BEN, 7);
        assertEquals(List.of("0:1", "1:10"), come(correlating, last));
        assertEquals(
                List.of(10L, 10L),
                correlating.found(List.of(last)).stream()
                        .map(CorrelatingOn.Found::fresh)
                        .toList());
    }

    @Test
    void a_finding_is_about_somebody_where_all_of_it_is() throws Exception {
        var correlating = rule(THREE_IN_AN_HOUR);
        var one = List.of(look(1, 0, ANN, 7), look(2, 1, ANN, 7), look(3, 2, ANN, 7));
        correlating.remember(one);
        assertEquals(7, correlating.found(one).getFirst().part().finding().target());
        var other = look(4, 3, ANN, 8);
        correlating.remember(List.of(other));
        assertEquals(
                0, correlating.found(List.of(other)).getFirst().part().finding().target());
    }

    @Test
    void the_latest_are_remembered_and_no_more() throws Exception {
        var correlating = rule(THREE_IN_AN_HOUR, 2);
        assertEquals(List.of(), come(correlating, look(1, 0, ANN, 1), look(2, 1, ANN, 1)));
        assertEquals(List.of(), come(correlating, look(3, 2, ANN, 1)), "the first is forgotten");
    }

    /// Two roads to one answer: whatever the strides in which accesses come, each account that the audit would find
    /// is found, by no other rule and for no other access than the audit has in it.
    @Test
    void in_strides_the_same_is_found_as_at_once() throws Exception {
        for (var correlation : List.of(
                THREE_IN_AN_HOUR,
                "{type: value_count, rules: [look], group-by: [user.id], timespan: 30m,"
                        + " condition: {field: subject.id, gte: 3}}",
                "{type: temporal_ordered, rules: [look, export], group-by: [subject.id], timespan: 20m}")) {
            rule(correlation);
            for (int seed = 0; seed < 50; seed++) {
                var chance = new Random(seed);
                var events = events(chance);
                var whole = new TreeSet<String>();
                var inOrder = events.stream()
                        .sorted(Comparator.comparingLong(Kept::timeMillis).thenComparingLong(Kept::id))
                        .toList();
                for (var part : together().find(inOrder)) {
                    for (var of : part.of()) whole.add(of.user() + ":" + of.id());
                }
                var inStrides = new TreeSet<String>();
                var correlating = new CorrelatingOn(together(), 1000);
                for (int from = 0; from < events.size(); ) {
                    int to = Math.min(events.size(), from + 1 + chance.nextInt(8));
                    var fresh = events.subList(from, to);
                    correlating.remember(fresh);
                    for (var found : correlating.found(fresh)) {
                        for (var of : found.part().of()) inStrides.add(of.user() + ":" + of.id());
                    }
                    from = to;
                }
                assertEquals(whole, inStrides, correlation + " with seed " + seed);
            }
        }
    }

    private List<Kept> events(Random chance) {
        var minutes =
                LongStream.generate(() -> chance.nextInt(2_000)).limit(120).toArray();
        var events = new ArrayList<Kept>();
        IntStream.range(0, minutes.length)
                .forEach(n -> events.add(event(
                        n,
                        minutes[n],
                        chance.nextInt(3),
                        chance.nextInt(4),
                        chance.nextBoolean() ? "query" : "export")));
        return events;
    }
}
