package org.quis.sigma;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quis.sigma.Asked.OURS;
import static org.quis.sigma.Asked.refusal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Reading: what a rule says of itself, what is kept apart, what is refused and how it is said.
class SigmaRulesTest {
    private static final String WHOLE = """
            title: Export of a protected record away from the office
            id: 929a690e-bef0-4204-a928-ef5e620d6fcc
            name: protected_export
            related:
              - id: 08fbc97d-0a2f-491c-ae21-8ffcfd3174e9
                type: derived
            status: experimental
            description: |
              A protected subject's record was exported
              from a place that is no office.
            references: ['https://example.org/a']
            author: A. Diaz, B. Roy
            date: 2026-11-23
            modified: 2026/11/24
            tags: [attack.collection, attack.t1213]
            logsource:
              product: quis
              category: access
              definition: accesses with places
            detection:
              selection:
                action: export
                subject.protected: true
              filter_office:
                place|startswith: 'office '
              condition: selection and not 1 of filter_*
            fields: [user.id, place]
            falsepositives: [Teams that travel]
            level: high
            license: Apache-2.0
            quis:
              misuse: disclosure
              weight: 3
              exact: 0.5
              also: [a, true, null]
            """;

    private static final String CORRELATION = """
            title: Many
            name: many
            correlation:
              type: event_count
              rules: [protected_export]
              group-by: [user.id]
              timespan: 1h
              condition: {gte: 10}
            """;

    @Test
    void a_rule_keeps_what_it_says_of_itself() {
        var loaded = SigmaRules.parse("x.yml", WHOLE, OURS);
        assertEquals(List.of(), loaded.refused());
        var about = loaded.rules().getFirst().about();
        assertEquals("x.yml:1", about.place().toString());
        assertEquals(UUID.fromString("929a690e-bef0-4204-a928-ef5e620d6fcc"), about.id());
        assertEquals("protected_export", about.label());
        assertEquals(Status.EXPERIMENTAL, about.status());
        assertEquals(Level.HIGH, about.level());
        assertEquals("A protected subject's record was exported\nfrom a place that is no office.", about.description());
        assertEquals(LocalDate.of(2026, 11, 23), about.date());
        assertEquals(LocalDate.of(2026, 11, 24), about.modified());
        assertEquals(List.of("attack.collection", "attack.t1213"), about.tags());
        assertEquals(List.of("Teams that travel"), about.falsepositives());
        assertEquals("derived", about.related().getFirst().type());
        assertEquals(new LogSource("access", "quis", "", "accesses with places"), about.logsource());
        assertEquals(List.of("user.id", "place"), about.fields());
        assertEquals(Set.of("quis"), about.custom().keySet());
        assertEquals(
                "{\"misuse\":\"disclosure\",\"weight\":3,\"exact\":0.5,\"also\":[\"a\",true,null]}",
                String.valueOf(about.custom().get("quis")));
    }

    @Test
    void folders_are_read_with_what_is_in_them_and_tests_are_no_rules(@TempDir Path folder) throws Exception {
        Files.createDirectories(folder.resolve("deep/er"));
        Files.writeString(folder.resolve("deep/er/one.yml"), WHOLE);
        Files.writeString(folder.resolve("two.yaml"), CORRELATION);
        Files.writeString(folder.resolve("two.tests.yml"), "- nothing");
        Files.writeString(folder.resolve("readme.md"), "no rule");
        Files.write(folder.resolve("latin.yml"), new byte[] {'a', (byte) 0xe4});
        Files.writeString(folder.resolve("big.yml"), "#".repeat((1 << 20) + 1));
        var loaded = SigmaRules.read(List.of(folder), OURS);
        assertEquals(
                List.of("protected_export", "many"),
                loaded.rules().stream().map(rule -> rule.about().name()).toList());
        assertEquals(
                List.of(
                        folder.resolve("big.yml") + ": a file of more than 1 MB\nsplit it",
                        folder.resolve("latin.yml") + ": this is not UTF-8\nsave the file as UTF-8"),
                loaded.refused().stream().map(Complaint::toString).toList());
    }

    @Test
    void a_bad_rule_is_refused_alone_and_by_its_line() {
        var loaded = SigmaRules.parse(
                "x.yml", WHOLE + "---\ntitle: [unclosed\n---\n" + CORRELATION + "---\ntitle: x\n", OURS);
        assertEquals(2, loaded.rules().size());
        assertEquals(
                List.of("x.yml:37:17", "x.yml:48:1"),
                loaded.refused().stream().map(Complaint::where).toList());
    }

    @Test
    void rules_about_other_logs_are_kept_apart_unread() {
        var other = """
                title: Whoami
                logsource: {category: process_creation, product: windows}
                detection:
                  selection:
                    Image|re: '(?=x)'
                    User|expand: '%Unknown%'
                  condition: selection
                """;
        var loaded = SigmaRules.parse("x.yml", other, OURS);
        assertEquals(List.of(), loaded.refused());
        assertEquals(
                List.of("Whoami"), loaded.foreign().stream().map(About::title).toList());
        assertEquals(
                1,
                SigmaRules.parse("x.yml", Asked.rule("s: {a: 1}\ncondition: s"), OURS)
                        .rules()
                        .size());
        var more = new Surroundings(Map.of("service", Set.of("plates")), Map.of());
        assertEquals(
                1,
                SigmaRules.parse("x.yml", Asked.rule("s: {a: 1}\ncondition: s"), more)
                        .foreign()
                        .size());
    }

    @Test
    void a_correlation_of_foreign_rules_is_foreign() {
        var loaded = SigmaRules.parse("x.yml", WHOLE + "---\n" + CORRELATION, Surroundings.of("windows"));
        assertEquals(List.of(), loaded.refused());
        assertEquals(2, loaded.foreign().size());
    }

    @Test
    void the_chain_of_the_specification_is_read_whatever_its_order() {
        var spec = """
                title: Correlation - Multiple Failed Logins Followed by Successful Login
                id: b180ead8-d58f-40b2-ae54-c8940995b9b6
                correlation:
                    type: temporal_ordered
                    rules:
                        - multiple_failed_login
                        - 4D0A2C83-c62c-4ed4-b475-c7e23a9269b8
                    group-by:
                        - User
                    timespan: 10m
                level: high
                ---
                title: Multiple failed logons
                name: multiple_failed_login
                correlation:
                    type: event_count
                    rules:
                        - failed_login
                    group-by:
                        - User
                    timespan: 10m
                    condition:
                        gte: 10
                ---
                title: Single failed login
                name: failed_login
                logsource: {product: windows, service: security}
                detection:
                    selection:
                        EventID: [529, 4625]
                    condition: selection
                ---
                title: Successful login
                id: 4d0a2c83-c62c-4ed4-b475-c7e23a9269b8
                logsource: {product: windows, service: security}
                detection:
                    selection:
                        EventID: [528, 4624]
                    condition: selection
                """;
        var windows = new Surroundings(Map.of("product", Set.of("windows"), "service", Set.of("security")), Map.of());
        var loaded = SigmaRules.parse("x.yml", spec, windows);
        assertEquals(List.of(), loaded.refused());
        assertEquals("{0}", loaded.standAlone().toString());
        assertEquals(600_000, ((CorrelationRule) loaded.rules().getFirst()).timespanMillis());
    }

    @Test
    void a_filter_is_added_to_the_rules_it_names() {
        var filter = """
                ---
                title: Not the night team
                logsource: {product: quis}
                filter:
                  rules: [protected_export, gone]
                  night: {user.unit: night}
                  condition: not night
                """;
        var loaded = SigmaRules.parse("x.yml", WHOLE + filter, OURS);
        assertEquals(List.of(), loaded.refused());
        assertEquals(
                List.of("Not the night team"),
                loaded.filters().stream().map(About::title).toList());
        assertEquals(
                List.of("x.yml:37: filter `Not the night team` is for the rule `gone`, which is not here\n"
                        + "take it off the list, or load the rule"),
                loaded.warned().stream().map(Complaint::toString).toList());
        assertEquals(1, exports(loaded, "day"));
        assertEquals(0, exports(loaded, "night"));
        var any = SigmaRules.parse("x.yml", WHOLE + filter.replace("[protected_export, gone]", "any"), OURS);
        assertEquals(0, exports(any, "night"));
        var elsewhere = filter.replace("{product: quis}", "{product: quis, category: access}")
                .replace("[protected_export, gone]", "any");
        var plain = SigmaRules.parse("x.yml", Asked.rule("s: {action: export}\ncondition: s") + elsewhere, OURS);
        assertEquals(1, exports(plain, "night"));
    }

    @Test
    void a_filter_that_negates_nothing_is_warned_of() {
        var filter =
                "---\ntitle: f\nlogsource: {product: quis}\nfilter:\n  rules: [protected_export]\n  s: {a: 1}\n  condition: s\n";
        var warned = SigmaRules.parse("x.yml", WHOLE + filter, OURS).warned();
        assertEquals(
                "x.yml:42:3: filter `f` keeps only what it selects\nwrite `not selection` to leave out what it selects",
                warned.getFirst().toString());
    }

    private static int exports(Loaded loaded, String unit) {
        var fields = Fields.of("action", "subject.protected", "place", "user.unit");
        var event = Asked.event(
                fields, 0, 1, "action", "Export", "subject.protected", true, "place", "home", "user.unit", unit);
        return Engine.of(loaded.rules(), fields).matcher().match(event).length;
    }

    @Test
    void what_is_not_a_rule_is_refused_with_a_reason() {
        refused("- a\n- b", "x.yml:1:1: a rule is a map");
        refused("just text", "a rule is a map");
        refused("id: 1", "a rule without a `title`\nsay in a line what it finds");
        refused("title: " + "x".repeat(257) + "\ndetection: {}", "`title` has 257 characters; Sigma allows 256");
        refused("title: x", "no `detection`, `correlation` or `filter`");
        refused("title: x\ndetection: {condition: a}", "no `logsource`");
        refused("title: x\nlogsource: {product: quis}\ndetection: [a]", "`detection` is a map");
        refused("title: x\nlogsource: {product: quis}\ndetection: {s: {a: 1}}", "detection: there is no `condition`");
        refused("title: x\nlogsource: {definition: y}\ndetection: {condition: a}", "`logsource` says nothing");
        refused(WHOLE.replace("929a690e-", "929a690-"), "is not a UUID\nmake one with `uuidgen`");
        refused(
                WHOLE.replace("level: high", "level: huge"),
                "x.yml:29:1: `huge` is not a level\nSigma knows informational, low, medium, high, critical");
        refused(WHOLE.replace("status: experimental", "status: new"), "`new` is not a status");
        refused(
                WHOLE.replace("date: 2026-11-23", "date: 23.11.2026"),
                "`23.11.2026` is not a date\nwrite it like 2026-11-23");
        refused(WHOLE.replace("type: derived", "type: cousin"), "`cousin` is not how rules relate");
        refused(WHOLE.replace("level: high", "title: twice"), "`title` is said twice");
        refused(WHOLE.replace("tags: [attack.collection, attack.t1213]", "tags: [[a]]"), "`tags` is a list of texts");
        refused(
                WHOLE.replace("level: high", "correlation: {}"),
                "more than one of `detection`, `correlation` and `filter`");
        refused("action: global\ndetection: {}", "`action` was taken out of Sigma with version 2");
        refused(Asked.rule("s: {}\ncondition: s"), "selection `s` is empty");
        refused(Asked.rule("s: []\ncondition: s"), "selection `s` is empty");
        refused(Asked.rule("s: [[a]]\ncondition: s"), "selection `s`: a list within a list");
        refused(
                Asked.rule("s: {a: 1}\ntimeframe: 5m\ncondition: s"),
                "`timeframe` was taken out of Sigma with version 2");
        refused(
                "title: x\nlogsource: {product: quis}\nfilter: {s: {a: 1}, condition: not s}",
                "a filter names no `rules`");
    }

    @Test
    void correlations_that_cannot_work_are_refused_with_a_reason() {
        correlationRefused(
                "type: event_count",
                "type: many",
                "`many` is not a type of correlation\nSigma knows event_count, value_count");
        correlationRefused(
                "timespan: 1h",
                "timespan: an hour",
                "`an hour` is not a timespan\nwrite a number and s, m, h, d, w, M or y, such as 90m");
        correlationRefused("timespan: 1h", "timespan: 0s", "`0s` is not between a second and ten years");
        correlationRefused("  timespan: 1h\n", "", "a correlation without a `timespan`");
        correlationRefused("condition: {gte: 10}", "generate: false", "no `condition`\nsay how many");
        correlationRefused("{gte: 10}", "{field: a}", "the condition compares nothing");
        correlationRefused("{gte: 10}", "{atleast: 10}", "`atleast` means nothing in a condition");
        correlationRefused("{gte: 10}", "{gte: '10'}", "`gte` takes a number");
        correlationRefused("{gte: 10}", "{gte: 10, field: a}", "`event_count` counts no field");
        correlationRefused("{gte: 10}", "a and b", "`condition` is a map here");
        correlationRefused("type: event_count", "type: value_count", "`value_count` names no `field`");
        correlationRefused("type: event_count", "type: value_avg", "`value_avg` names no `field`");
        correlationRefused("[protected_export]", "[]", "a correlation names no `rules`");
        correlationRefused("[protected_export]", "[a, a]", "a rule is listed twice");
        correlationRefused(
                "[protected_export]",
                "[nobody]",
                "the correlation refers to `nobody`, and no rule has this name or id");
        correlationRefused(
                "[protected_export]", "[many]", "the correlation refers to itself, directly or through others");
        correlationRefused("timespan: 1h", "timespan: 1h\n  within: 2", "`within` means nothing in a correlation");
        correlationRefused("timespan: 1h", "timespan: 1h\n  aliases: [a]", "`aliases` is a map of maps");
        correlationRefused("timespan: 1h", "timespan: 1h\n  generate: 'yes'", "`generate` is true or false");
        correlationRefused(
                "type: event_count", "type: value_percentile", "`value_percentile` does not say which percentile");
        var temporal = CORRELATION.replace("event_count", "temporal");
        refused(
                WHOLE + "---\n" + temporal.replace("{gte: 10}", "not protected_export"),
                "condition: `not` of a rule in a correlation");
        refused(WHOLE + "---\n" + temporal.replace("{gte: 10}", "gone"), "there is no listed rule `gone`");
        refused(
                WHOLE + "---\n"
                        + temporal.replace("temporal", "temporal_ordered").replace("{gte: 10}", "a"),
                "`temporal_ordered` takes its order from `rules`");
    }

    @Test
    void a_correlation_of_a_refused_rule_is_refused_too() {
        var loaded = SigmaRules.parse(
                "x.yml", WHOLE.replace("place|startswith", "place|fuzzy") + "---\n" + CORRELATION, OURS);
        assertEquals(
                "x.yml:37: the correlation refers to `protected_export`, which was refused\nput that rule right first",
                loaded.refused().getLast().toString());
        assertEquals(0, loaded.rules().size());
    }

    @Test
    void ids_and_names_are_given_once() {
        refused(
                WHOLE + "---\n" + WHOLE,
                "x.yml:38:1: the id `929a690e-bef0-4204-a928-ef5e620d6fcc` is that of the rule at x.yml:1");
        refused(
                WHOLE + "---\n" + WHOLE.replace("id: 929a", "id: 829a"),
                "the name `protected_export` is that of the rule at x.yml:1\ngive every rule a name of its own");
    }

    @Test
    void aliases_are_read_and_bombs_are_not() {
        var yaml =
                "title: x\nlogsource: {product: quis}\ndetection:\n  s: &s {a: [x, y]}\n  t: *s\n  condition: s and t\n";
        assertEquals(1, SigmaRules.parse("x.yml", yaml, OURS).rules().size());
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, String.join(", ", Collections.nCopies(10, "*a" + (i - 1)))));
        }
        refused(bomb.toString(), "more than 50,000 values in one rule");
        refused("a: &a [*a]", "nothing above is named `&a`");
        refused("a: " + "[".repeat(40) + "]".repeat(40), "nested more than 32 deep");
        refused("a: {<<: {b: c}}", "merging maps with `<<` is not part of Sigma");
        refused("a: 'unclosed", "this is not YAML");
        refused("title: x\n...\nb: c", "x.yml:2:4: this is not YAML");
    }

    @Test
    void more_rules_than_twenty_thousand_are_not_read() {
        var yaml = new StringBuilder();
        for (int i = 0; i <= 20_000; i++) yaml.append("a\n---\n");
        var refused = SigmaRules.parse("x.yml", yaml.toString(), OURS).refused();
        assertEquals(20_001, refused.size());
        assertEquals(
                "x.yml: more than 20,000 rules; this file and those after it were not read\nread fewer folders",
                refused.getLast().toString());
    }

    @Test
    void marks_at_the_start_and_ends_of_lines_do_no_harm() {
        var loaded = SigmaRules.parse(
                "x.yml",
                "\ufeff---\n---\n# ours\n%YAML 1.2\n---\n" + WHOLE.replace("\n", "\r\n") + "\r\n--- # next\r\n"
                        + CORRELATION + "---\n...\n",
                OURS);
        assertEquals(List.of(), loaded.refused());
        assertEquals(2, loaded.rules().size());
    }

    private static void correlationRefused(String from, String to, String why) {
        assertTrue(CORRELATION.contains(from), from);
        refused(WHOLE + "---\n" + CORRELATION.replace(from, to), why);
    }

    private static void refused(String yaml, String why) {
        var said = refusal(yaml).replace("test.yml", "x.yml");
        assertTrue(said.contains(why), said);
    }
}
