package org.quis.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody writes rules of their own, tries them on a log, and audits with them.
class RulesCommandTest {
    private static final String RULES = """
            title: Export of a record
            name: export
            tags: [quis.disclosure]
            logsource: {product: quis, category: access}
            detection:
              selection: {action: export}
              condition: selection
            level: informational
            ---
            title: Three exports within the hour
            tags: [quis.bulk-harvest]
            correlation:
              type: event_count
              rules: [export]
              group-by: [user.id]
              timespan: 1h
              condition: {gte: 3}
            level: critical
            """;

    private static final String FOURTH = """
            title: The fourth look within thirty days
            name: fourth
            tags: [quis.repeated-target]
            logsource: {product: quis, category: access}
            detection:
              selection: {subject.lookups_by_user_30d|gte: 4}
              condition: selection
            level: critical
            """;

    @TempDir
    Path home;

    private Path rules;
    private Path log;

    @BeforeEach
    void a_log_and_a_folder_of_rules() throws Exception {
        rules = Files.createDirectory(home.resolve("rules"));
        Files.writeString(rules.resolve("export.yml"), RULES);
        log = Files.writeString(home.resolve("log.csv"), """
                access_id,time,user_id,action,subject_kind,subject,reason
                a1,2026-01-05T10:00:00Z,ann,export,person,p1,court case 24-1
                a2,2026-01-05T10:20:00Z,ann,export,person,p2,court case 24-2
                a3,2026-01-05T10:40:00Z,ann,export,person,p3,court case 24-3
                a4,2026-01-05T11:50:00Z,ben,export,person,p3,court case 24-3
                a5,2026-01-06T10:40:00Z,ben,query,person,p3,court case 24-3
                """);
    }

    @Test
    void a_preview_says_how_many_accesses_a_day_a_rule_would_flag() {
        var run = CommandLineRun.of("rules", "preview", rules, log);

        assertEquals(0, run.exit(), run.err());
        assertTrue(run.out().contains("export                                        2.0            4 "), run.out());
    }

    @Test
    void accesses_that_together_are_what_a_rule_looks_for_become_one_finding() throws Exception {
        var audit = home.resolve("audit");

        var run = CommandLineRun.audit(home, log, "--rules", rules, "--out", audit);

        assertEquals(0, run.exit(), run.err());
        var found = Files.readAllLines(audit.resolve("findings.csv")).stream()
                .filter(line -> line.contains("Three exports within the hour"))
                .toList();
        assertEquals(1, found.size(), found.toString());
        assertTrue(found.getFirst().contains(",bulk_harvest,ann,"), found.toString());
        var of = found.getFirst().substring(0, found.getFirst().indexOf(','));
        assertEquals(
                3,
                Files.readAllLines(audit.resolve("finding_accesses.csv")).stream()
                        .filter(line -> line.startsWith(of + ","))
                        .count());
    }

    @Test
    void a_rule_may_ask_how_often_the_account_looked_before_whatever_the_order_of_the_log() throws Exception {
        var fourth = Files.writeString(home.resolve("fourth.yml"), FOURTH);
        var looks = Files.writeString(home.resolve("looks.csv"), """
                access_id,time,user_id,action,subject_kind,subject,reason
                b5,2026-03-28T10:00:00Z,ann,query,plate,7abc-123,court case 24-1
                b4,2026-03-03T10:00:00Z,ann,query,plate,7ABC123,court case 24-1
                b3,2026-03-02T10:00:00Z,ann,query,plate,7ABC 123,court case 24-1
                b2,2026-03-01T10:00:00Z,ann,query,plate,7ABC123,court case 24-1
                b1,2026-02-27T10:00:00Z,ann,query,plate,7ABC123,court case 24-1
                b0,2026-01-01T10:00:00Z,ann,query,plate,7ABC123,court case 24-1
                c1,2026-03-03T10:00:00Z,ben,query,plate,7ABC123,court case 24-1
                """);

        var preview = CommandLineRun.of("rules", "preview", fourth, looks);
        assertEquals(0, preview.exit(), preview.err());
        assertTrue(preview.out().contains("           2 "), preview.out());

        var audit = home.resolve("audit");
        CommandLineRun.audit(home, looks, "--rules", fourth, "--out", audit);
        var found = Files.readAllLines(audit.resolve("findings.csv")).stream()
                .filter(line -> line.endsWith(",fourth"))
                .toList();
        assertEquals(1, found.size(), found.toString());
        var of = found.getFirst().substring(0, found.getFirst().indexOf(','));
        assertEquals(
                List.of(of + ",b4", of + ",b5"),
                Files.readAllLines(audit.resolve("finding_accesses.csv")).stream()
                        .filter(line -> line.startsWith(of + ","))
                        .sorted()
                        .toList());
    }

    @Test
    void nobody_is_said_to_return_where_the_log_does_not_say_who_looked() throws Exception {
        var fourth = Files.writeString(home.resolve("fourth.yml"), FOURTH);
        var row = ",2026-03-0%dT10:00:00Z,,query,plate,7ABC123,court case 24-1\n";
        var masked = new StringBuilder("access_id,time,user_id,action,subject_kind,subject,reason\n");
        for (int day = 1; day <= 6; day++) masked.append("m").append(day).append(row.formatted(day));
        var looks = Files.writeString(home.resolve("masked.csv"), masked);

        var preview = CommandLineRun.of("rules", "preview", fourth, looks);

        assertEquals(0, preview.exit(), preview.err());
        assertTrue(preview.out().contains("           0 "), preview.out());
    }

    @Test
    void a_rule_that_is_refused_is_named_with_its_line_and_the_audit_goes_on() throws Exception {
        Files.writeString(rules.resolve("broken.yml"), "title: Broken\nlogsource: {product: quis}\ndetection: {}\n");
        var audit = home.resolve("audit");

        var run = CommandLineRun.audit(home, log, "--rules", rules, "--out", audit);

        assertEquals(1, run.exit(), run.err());
        assertTrue(run.err().contains("quis: " + rules.resolve("broken.yml") + ":"), run.err());
        assertTrue(Files.exists(audit.resolve("findings.csv")));
    }

    @Test
    void check_runs_the_tests_beside_rules() throws Exception {
        Files.writeString(rules.resolve("export.tests.yml"), """
                - match: true
                  rule: export
                  why: an export
                  event: {action: export}
                - match: true
                  rule: export
                  why: this test is wrong
                  event: {action: query}
                """);

        var run = CommandLineRun.of("rules", "check", rules);

        assertEquals(1, run.exit());
        assertTrue(run.out().contains("failed: " + rules.resolve("export.tests.yml") + ":5: export"), run.out());
        assertTrue(run.out().contains("untested: Three exports within the hour"), run.out());
        assertTrue(run.out().endsWith("2 rules, 2 tests\n"), run.out());
    }

    @Test
    void the_rules_that_come_with_it_are_listed() {
        var run = CommandLineRun.of("rules", "list");

        assertEquals(0, run.exit());
        assertTrue(run.out().contains("tie-former-partner     former_partner_lookup    Looked up a former partner"));
    }
}
