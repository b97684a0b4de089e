package org.quis.audit;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quis.access.CellState;
import org.quis.access.Field;
import org.quis.publish.Archive;
import org.quis.publish.Query;
import org.quis.publish.SpreadsheetCsv;
import org.quis.ties.Ties;

/// Writes what was found to the store's tables and to the small CSV files, the same in both.
final class Tables {
    private final Store store;
    private final Reading reading;
    private final Sequencer sequencer;
    private final Accounts accounts;
    private final @Nullable Ties ties;
    private final Detection.Found found;
    private final Marks marks;

    Tables(
            Store store,
            Reading reading,
            Sequencer sequencer,
            Accounts accounts,
            @Nullable Ties ties,
            Detection.Found found,
            Marks marks) {
        this.ties = ties;
        this.store = store;
        this.reading = reading;
        this.sequencer = sequencer;
        this.accounts = accounts;
        this.found = found;
        this.marks = marks;
    }

    /// @param naming whether people are named beside their ids
    void write(Path out, boolean naming) throws IOException {
        store.marks(marks.from(), marks.entries(), marks);
        sources();
        store.load("rejected", out.resolve("rejected.csv"), RejectedCsv.COLUMNS);
        store.findingEntries(found.findings().iterator());
        findings(out.resolve("findings.csv"));
        store.exportFindingAccesses(out.resolve("finding_accesses.csv"));
        new MeasureTables(store, accounts, found).write();
        store.table(
                "unchecked",
                List.of("\"check\" VARCHAR", "why VARCHAR"),
                rows(
                        Unchecked.of(sequencer.coverage(), ties),
                        unchecked -> List.of(unchecked.check(), unchecked.why())));
        new ReferenceTables(store, ties, accounts).write();
        new FindingPaths(store, naming).write(ties);
        store.views();
    }

    private interface Values<T> {
        List<? extends @Nullable Object> of(T each);
    }

    private static <T> List<List<? extends @Nullable Object>> rows(Iterable<T> all, Values<T> values) {
        var rows = new ArrayList<List<? extends @Nullable Object>>();
        for (var each : all) rows.add(values.of(each));
        return rows;
    }

    private static List<@Nullable Object> row(@Nullable Object... values) {
        return Arrays.asList(values);
    }

    private void sources() throws IOException {
        store.table(
                "sources",
                List.of(
                        "source INTEGER",
                        "label VARCHAR",
                        "file VARCHAR",
                        "member VARCHAR",
                        "sha256 VARCHAR",
                        "format VARCHAR",
                        "rows BIGINT",
                        "rejected BIGINT",
                        "first_time TIMESTAMP",
                        "last_time TIMESTAMP"),
                rows(
                        reading.sources(),
                        read -> row(
                                read.source().number(),
                                read.source().label(),
                                read.source().file(),
                                read.source().member(),
                                read.sha256(),
                                read.format(),
                                read.rows(),
                                sequencer.rejected(read.source()),
                                sequencer.span(read.source()).first(),
                                sequencer.span(read.source()).last())));
        var columns = new ArrayList<List<? extends @Nullable Object>>();
        for (var read : reading.sources()) {
            for (var field : Field.values()) columns.add(column(read, field));
        }
        store.table(
                "source_columns",
                List.of(
                        "source INTEGER",
                        "field VARCHAR",
                        "column_name VARCHAR",
                        "state VARCHAR",
                        "redacted BIGINT",
                        "blank BIGINT",
                        "filled BIGINT"),
                columns);
    }

    private List<@Nullable Object> column(Reading.SourceRead read, Field field) {
        var name = read.columns().get(field);
        boolean derived = name == null && field == Field.ACCESS_ID; // by us; the source has none
        var counts = Stream.of(CellState.REDACTED, CellState.BLANK, CellState.VALUE)
                .map(state -> derived ? 0L : sequencer.coverage().count(read.source(), field, state))
                .toList();
        return row(
                read.source().number(),
                field.column(),
                name,
                name == null && counts.getLast() == 0 ? "not_exported" : "exported",
                counts.get(0),
                counts.get(1),
                counts.get(2));
    }

    /// Who or what a finding is about, as typed in its first access.
    private record Target(String kind, String subject, String person) {}

    private Map<String, Target> targets() {
        var targets = new HashMap<String, Target>();
        // not of all: those that are about no target hold the most accesses by far
        var aimed = found.findings().stream()
                .filter(ranked -> ranked.finding().target() != 0)
                .map(Detection.Ranked::findingId)
                .collect(Collectors.joining(","));
        for (var row : store.query(new Query("targets", """
                select finding_id, arg_min(subject_kind, (time, access_id)) as subject_kind,
                  arg_min(subject, (time, access_id)) as subject,
                  case when count(distinct person_id) = 1 then min(person_id) else '' end as person_id
                from finding_entries join log using (entry)
                where finding_id in (select unnest(string_split(?, ','))) group by finding_id"""), aimed)) {
            targets.put(
                    row.text("finding_id"),
                    new Target(row.text("subject_kind"), row.text("subject"), row.text("person_id")));
        }
        return targets;
    }

    private static final List<String> FINDINGS = List.of(
            "finding_id VARCHAR",
            "kind VARCHAR",
            "user_id VARCHAR",
            "person_id VARCHAR",
            "subject_kind VARCHAR",
            "subject VARCHAR",
            "first_time TIMESTAMP",
            "last_time TIMESTAMP",
            "accesses BIGINT",
            "risk DOUBLE",
            "title VARCHAR",
            "rule_id VARCHAR");

    private void findings(Path file) throws IOException {
        var targets = targets();
        var rows = new ArrayList<List<? extends @Nullable Object>>();
        var facts = new ArrayList<List<? extends @Nullable Object>>();
        var contributions = new ArrayList<List<? extends @Nullable Object>>();
        try (var csv =
                new SpreadsheetCsv(new BufferedOutputStream(Files.newOutputStream(file)), SpreadsheetCsv.LineEnd.LF)) {
            csv.row(FINDINGS.stream()
                    .map(column -> column.substring(0, column.indexOf(' ')))
                    .toList());
            for (var ranked : found.findings()) {
                var row = finding(ranked, targets.getOrDefault(ranked.findingId(), new Target("", "", "")));
                rows.add(row);
                for (var value : row) csv.cell(value == null ? "" : value.toString());
                csv.endRow();
                for (var contribution : ranked.finding().contributions()) {
                    contributions.add(row(
                            ranked.findingId(),
                            contributions.size(),
                            contribution.name(),
                            Math.round(contribution.logOdds() * 1e4) / 1e4));
                }
                int position = 0;
                for (var fact : ranked.finding().facts()) {
                    facts.add(row(
                            ranked.findingId(), fact.side().name().toLowerCase(Locale.ROOT), position++, fact.text()));
                }
            }
        }
        store.table("findings", FINDINGS, rows);
        store.table(
                "finding_facts",
                List.of("finding_id VARCHAR", "side VARCHAR", "position INTEGER", "text VARCHAR"),
                facts);
        store.table(
                "finding_contributions",
                List.of("finding_id VARCHAR", "position INTEGER", "name VARCHAR", "log_odds DOUBLE"),
                contributions);
    }

    private List<@Nullable Object> finding(Detection.Ranked ranked, Target target) {
        var finding = ranked.finding();
        boolean aimed = finding.target() != 0;
        return row(
                ranked.findingId(),
                finding.kind().label(),
                accounts.user(finding.user()),
                aimed && !target.person().isEmpty() ? target.person() : null,
                aimed ? target.kind() : null,
                aimed ? target.subject() : null,
                Instant.ofEpochMilli(finding.firstMillis()),
                Instant.ofEpochMilli(finding.lastMillis()),
                (long) finding.entries().size(),
                Math.round(finding.risk() * 1e4) / 1e4,
                finding.title(),
                finding.ruleId());
    }

    /// The facts of the run, for the report.
    void summary(Summary summary, AuditOptions options) throws IOException {
        var facts = new ArrayList<List<? extends @Nullable Object>>();
        facts.add(List.of("rows", Long.toString(summary.rows())));
        facts.add(List.of("rejected", Long.toString(summary.rejected())));
        facts.add(List.of("sightings", Long.toString(summary.sightings())));
        facts.add(List.of("accesses", Long.toString(summary.accesses())));
        facts.add(List.of("searches", Long.toString(summary.searches())));
        facts.add(List.of("users", Integer.toString(summary.users())));
        facts.add(List.of("version", summary.version()));
        facts.add(List.of("ledger_size", Long.toString(summary.ledger().size())));
        facts.add(List.of("ledger_root", summary.ledger().root()));
        facts.add(List.of("rules_version", summary.rules()));
        facts.add(List.of("pseudonymised", Boolean.toString(options.pseudonymise())));
        var reference = options.reference();
        if (reference != null) {
            facts.add(
                    List.of("reference", reference.toAbsolutePath().normalize().toString()));
            for (var table : summary.reference()) facts.add(List.of("sha256 of " + table.file(), table.sha256()));
            facts.add(List.of("region", options.region()));
            var declarations = options.declarations();
            if (declarations != null)
                facts.add(List.of(
                        "ties", declarations.toAbsolutePath().normalize().toString()));
        }
        facts.add(List.of("zone", Archive.zoneName(options.localZone())));
        store.table("summary", List.of("key VARCHAR", "value VARCHAR"), facts);
    }
}
