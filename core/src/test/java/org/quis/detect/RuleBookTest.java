package org.quis.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quis.access.MisuseKind;
import org.quis.sigma.Complaint;
import org.quis.sigma.RuleTests;

/// The Sigma rules that come with Quis, and somebody's own beside them.
class RuleBookTest {
    private static final int RULES = 18;

    private static final Path SHIPPED = Path.of("src/main/resources/org/quis/detect/sigma");

    @Test
    void every_shipped_rule_does_what_the_tests_beside_it_say() throws Exception {
        var tests = RuleTests.run(SHIPPED, RuleBook.SURROUNDINGS);

        assertEquals(List.of(), tests.refused());
        assertEquals(
                List.of(), tests.results().stream().filter(one -> !one.passed()).toList());
        assertEquals(List.of(), tests.without(), "every rule has a test");
        assertTrue(tests.results().size() >= 30);
    }

    @Test
    void every_shipped_rule_is_taken_and_asks_only_for_fields_there_are() {
        var book = RuleBook.shipped(Rules.shipped());

        assertEquals(RULES, book.rules().size());
        assertEquals(RULES, book.standAlone().cardinality());
        assertEquals(List.of(), book.refused());
        assertEquals(List.of(), book.warned());
        assertEquals(List.of(), book.foreign());
        var ids = new HashSet<String>();
        for (int i = 0; i < RULES; i++)
            assertTrue(ids.add(book.rule(i).id()), book.rule(i).id());
    }

    @Test
    void a_rule_of_ones_own_weighs_by_its_level_and_is_filed_by_its_tag(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("night.yml"), rule("night-export", "high", "  - quis.bulk-harvest\n"));

        var book = RuleBook.with(Rules.shipped(), List.of(folder));

        var rule = book.rule(RULES);
        assertEquals("night-export", rule.id());
        assertEquals(MisuseKind.BULK_HARVEST, rule.kind());
        assertEquals(5.0, rule.number(Rule.WEIGHT));
        assertEquals(List.of(), book.warned());
    }

    @Test
    void one_that_names_no_kind_of_misuse_is_taken_with_a_warning(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("night.yml"), rule("night-export", "low", "  - attack.t1595\n"));

        var book = RuleBook.with(Rules.shipped(), List.of(folder));

        assertEquals(MisuseKind.NO_AUTHORITY, book.rule(RULES).kind());
        assertEquals(
                folder.resolve("night.yml") + ":1: rule `night-export` names no kind of misuse; its findings are filed"
                        + " under `no_authority`\nadd a tag such as `quis.bulk-harvest`",
                book.warned().stream().map(Complaint::toString).findFirst().orElse(""));
    }

    @Test
    void one_that_does_not_parse_is_refused_and_those_beside_it_are_taken(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("a.yml"), rule("night-export", "high", "  - quis.disclosure\n"));
        Files.writeString(folder.resolve("b.yml"), "title: Broken\nlogsource:\n  product: quis\n");

        var book = RuleBook.with(Rules.shipped(), List.of(folder));

        assertEquals(RULES + 1, book.rules().size());
        assertEquals(1, book.refused().size());
        assertTrue(book.refused()
                .getFirst()
                .where()
                .startsWith(folder.resolve("b.yml").toString()));
    }

    @Test
    void the_seal_changes_with_the_rules(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("a.yml"), rule("night-export", "high", "  - quis.disclosure\n"));
        var shipped = Rules.shipped();

        var with = shipped.sha256(RuleBook.with(shipped, List.of(folder)));

        assertEquals(64, with.length());
        assertTrue(!with.equals(shipped.sha256(RuleBook.shipped(shipped))));
    }

    private static String rule(String name, String level, String tags) {
        return """
                title: Export at night
                name: %s
                status: experimental
                tags:
                %slogsource:
                  product: quis
                  category: access
                detection:
                  selection:
                    action: export
                    user.on_shift: false
                  condition: selection
                level: %s
                """.formatted(name, tags, level);
    }
}
