package org.quis.sigma;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleTestsTest {
    private static final String RULES = """
            title: Export
            name: export
            logsource: {product: quis}
            detection:
              selection: {action: export}
              filter: {case.number|exists: true}
              condition: selection and not filter
            ---
            title: Many exports
            name: many_exports
            correlation:
              type: event_count
              rules: [export]
              group-by: [user.id]
              timespan: 1h
              condition: {gte: 2}
            """;

    @TempDir
    Path folder;

    private RuleTests.Results run(String tests) throws Exception {
        Files.writeString(folder.resolve("export.yml"), RULES);
        Files.writeString(folder.resolve("export.tests.yml"), tests);
        return RuleTests.run(folder, Asked.OURS);
    }

    @Test
    void rules_are_tested_by_events_beside_them() throws Exception {
        var results = run("""
                - match: true
                  why: two within the hour
                  events:
                    - {at: 2026-11-23T04:00:00Z, action: export, user.id: ann}
                    - {at: 2026-11-23T05:00:00Z, action: export, user.id: ann}
                - match: false
                  why: with a case
                  rule: export
                  event: {action: export, case.number: null}
                - match: true
                  why: three days apart, which is wrong
                  events:
                    - {at: 2026-11-23, action: export, user.id: ann}
                    - {at: 2026-11-26, action: export, user.id: ann}
                """);
        assertEquals(List.of(), results.refused());
        assertEquals(List.of(), results.without());
        assertFalse(results.passed());
        var results3 = results.results();
        assertEquals(
                List.of(true, true, false),
                results3.stream().map(RuleTests.Result::passed).toList());
        assertEquals("it did not match", results3.getLast().said());
        assertTrue(
                results3.getLast().place().endsWith("export.tests.yml:10"),
                results3.getLast().place());
    }

    @Test
    void a_rule_without_tests_is_named() throws Exception {
        assertEquals(List.of("export", "many_exports"), run("[]").without());
        assertTrue(run("[]").passed());
    }

    @Test
    void tests_that_are_not_understood_are_refused() throws Exception {
        refused("match: true", "tests are a list");
        refused("- text", "a test is a map");
        refused("- {match: maybe, why: x, event: {}}", "`match` is true or false");
        refused("- {match: true, event: {}}", "a test without a `why`");
        refused("- {match: true, why: x}", "a test has either `event` or `events`");
        refused("- {match: true, why: x, event: {}, extra: 1}", "`extra` means nothing here");
        refused("- {match: true, why: x, events: {}}", "`events` is a list");
        refused("- {match: true, why: x, event: [a]}", "an event is a map of fields");
        refused("- {match: true, why: x, event: {a: {b: 1}}}", "a map as the value of a field");
        refused("- {match: true, why: x, rule: other, event: {a: 1}}", "no rule `other` in the file beside this one");
        refused(
                "- {match: true, why: x, events: [{at: noon}]}",
                "`noon` is not a time\nwrite it like 2026-11-23T04:00:00Z");
        Files.writeString(folder.resolve("lost.tests.yml"), "[]");
        refused("[]", "tests of no rule");
    }

    private void refused(String tests, String why) throws Exception {
        var refused = run(tests).refused();
        assertEquals(1, refused.size());
        assertTrue(refused.getFirst().toString().contains(why), refused.toString());
    }
}
