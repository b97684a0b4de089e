package org.quis.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertIterableEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quis.audit.Audit;
import org.quis.audit.AuditOptions;
import org.quis.audit.Progress;
import org.quis.detect.RuleBook;
import org.quis.detect.Rules;
import org.quis.intake.Formats;
import org.quis.ledger.CheckpointFiles;
import org.quis.publish.Query;
import org.quis.simulate.Simulation;
import org.quis.simulate.SimulationOptions;

/// Whatever the order in which rows come, up to seven days late and in whatever files, an audit says the same: the same
/// findings in the same order, down to their words and weights, and the same of every access.
class LateAuditTest {
    private static final int ACCESSES = 3_000;

    private static final String TOGETHER = """
            title: Export
            name: export
            logsource: {product: quis}
            detection: {selection: {action: export}, condition: selection}
            ---
            title: Unexplained
            name: unexplained
            logsource: {product: quis}
            detection: {selection: {verdict: unexplained}, condition: selection}
            ---
            title: Three without a known duty within the hour
            name: three
            tags: [quis.bulk-harvest]
            correlation:
              type: event_count
              rules: [unexplained]
              group-by: [user.id]
              timespan: 1h
              condition: {gte: 3}
            level: high
            ---
            title: Taken out after a look without a known duty
            name: then
            tags: [quis.disclosure]
            correlation:
              type: temporal_ordered
              rules: [unexplained, export]
              group-by: [user.unit]
              timespan: 1h
            level: medium
            ---
            title: The second look within thirty days
            name: second
            tags: [quis.repeated-target]
            logsource: {product: quis, category: access}
            detection:
              selection: {subject.lookups_by_user_30d|gte: 2}
              condition: selection
            level: critical
            """;

    private static final Query FINDINGS = new Query("findings", """
            select kind, user_id, person_id, subject_kind, subject, first_time, last_time, risk, title, rule_id,
              (select list(access_id order by access_id) from finding_accesses a where a.finding_id = f.finding_id) as ids,
              (select list(side || ' ' || text order by position) from finding_facts a
               where a.finding_id = f.finding_id) as facts,
              (select list(name || ' ' || log_odds order by position) from finding_contributions a
               where a.finding_id = f.finding_id) as contributions,
              (select list(side || ' ' || position || ' ' || a.file || ' ' || a.row order by side, position)
               from finding_paths a where a.finding_id = f.finding_id) as paths
            from findings f order by finding_id""");

    private static final Query ACCESSES_SAID = new Query("accesses", """
            select access_id, user_id, person_id, verdict, explanation, conflict, kinds, risk
            from accesses order by access_id""");

    @TempDir
    Path home;

    private Path rules;
    private int audits;

    private record Said(List<String> findings, List<String> accesses) {}

    @BeforeEach
    void rules_of_ones_own() throws Exception {
        rules = Files.writeString(home.resolve("together.yml"), TOGETHER);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void late_rows_say_what_they_say_in_order(long seed) throws Exception {
        var log = invented(seed);

        assertSame(audited(log), audited(log.late(new Random(seed))));
    }

    @Test
    void of_many_accesses_at_one_time_none_is_first_for_having_come_first() throws Exception {
        var log = invented(3).toTheMinute().each("access_id", LateAuditTest::drawn);

        assertSame(audited(log), audited(log.late(new Random(3))));
    }

    @Test
    void rows_in_two_files_in_either_order_say_what_they_say_in_one() throws Exception {
        var log = invented(4).toTheMinute();
        var late = log.late(new Random(4));
        var one = late.only(row -> row.hashCode() % 2 == 0);
        var other = late.only(row -> row.hashCode() % 2 != 0);
        var whole = audited(log);

        assertSame(whole, audited(one, other));
        assertSame(whole, audited(other, one));
    }

    /// An identifier that counts nothing.
    private static String drawn(String id) {
        return UUID.nameUUIDFromBytes(id.getBytes(UTF_8)).toString();
    }

    private LateLog invented(long seed) throws Exception {
        Simulation.write(SimulationOptions.of(seed, ACCESSES), agency());
        return LateLog.read(agency().resolve("log.csv"));
    }

    private Path agency() {
        return home.resolve("agency");
    }

    private Said audited(LateLog... logs) throws Exception {
        var folder = Files.createDirectory(home.resolve("audit-" + ++audits));
        var files = new ArrayList<Path>();
        for (var log : logs) files.add(log.write(folder.resolve(files.size() + ".csv")));
        var options = new AuditOptions(
                files,
                agency(),
                null,
                "US",
                folder.resolve("out"),
                Formats.shipped(),
                Rules.shipped(),
                RuleBook.with(Rules.shipped(), List.of(rules)),
                SimulationOptions.of(1, ACCESSES).zone(),
                folder.resolve("audit.key"),
                null,
                false,
                false,
                2);
        new Audit(
                        options,
                        file -> DuckStore.create(file, 2),
                        new CheckpointFiles(folder.resolve("checkpoints")),
                        Progress.SILENT,
                        Clock.systemUTC())
                .run();
        try (var audit = FinishedAudit.open(folder.resolve("out/quis.duckdb"))) {
            return new Said(lines(audit, FINDINGS), lines(audit, ACCESSES_SAID));
        }
    }

    private static List<String> lines(FinishedAudit audit, Query query) {
        return audit.query(query).stream().map(Object::toString).toList();
    }

    private static void assertSame(Said expected, Said actual) {
        for (var rule : List.of("three", "then", "second")) {
            assertTrue(expected.findings().stream().anyMatch(one -> one.contains(rule)), "nothing by " + rule);
        }
        assertIterableEquals(expected.findings(), actual.findings());
        assertIterableEquals(expected.accesses(), actual.accesses());
    }
}
