package org.quis.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.quis.access.CellState;
import org.quis.access.Field;
import org.quis.audit.Arrived;
import org.quis.audit.Following;
import org.quis.audit.Observed;
import org.quis.publish.Archive;
import org.quis.publish.Query;
import org.quis.publish.Row;

/// The tables of an audit, and in the same tables what came since: the audit's own file is read and never written,
/// what comes goes into a file beside it.
///
/// Everything in that file can be made again from the ledger.
public final class OngoingAudit implements Archive, Following.Past, AutoCloseable {
    private static final List<String> GROWING = List.of(
            "log",
            "marks",
            "sources",
            "looked_at",
            "findings",
            "finding_entries",
            "finding_facts",
            "finding_contributions");
    private static final Set<Field> NUMBERS =
            EnumSet.of(Field.RESULT_COUNT, Field.NETWORKS_SEARCHED, Field.DEVICES_SEARCHED);
    private static final Set<Field> INSTANTS = EnumSet.of(Field.ASKED_FROM, Field.ASKED_TO);
    private static final long ENTRIES_AT_ONCE = 50_000;

    /// What is taken over at once.
    ///
    /// @param arrived by its entry, what each access was handed in as
    /// @param items   a finding and what it is called
    public record Taken(Following.Step step, Map<Long, Arrived> arrived, List<Named> items) {}

    public record Named(String item, Following.Found found) {}

    private final DuckDBConnection connection;
    private final FinishedAudit tables;
    private final Map<String, Integer> sources = new HashMap<>();

    private OngoingAudit(DuckDBConnection connection) {
        this.connection = connection;
        this.tables = new FinishedAudit(connection);
        knowSources();
    }

    private void knowSources() {
        sources.clear();
        for (var row : tables.query(new Query("sources", "select label, source from live.sources"))) {
            sources.put(row.text("label"), (int) row.count("source"));
        }
    }

    /// @param audit its `quis.duckdb`
    /// @param since the file of what came since; made where there is none
    /// @throws QueryException where a file is not what it should be
    public static OngoingAudit open(Path audit, Path since) throws IOException, QueryException {
        var options = new Properties();
        options.setProperty("memory_limit", "1GB");
        options.setProperty("autoinstall_known_extensions", "false");
        options.setProperty("autoload_known_extensions", "false");
        try {
            var connection = DriverManager.getConnection("jdbc:duckdb:" + since.toAbsolutePath(), options)
                    .unwrap(DuckDBConnection.class);
            try (var statement = connection.createStatement()) {
                statement.execute(
                        "attach '" + audit.toAbsolutePath().toString().replace("'", "''") + "' as audit (read_only)");
                statement.execute("set temp_directory = ''"); // nothing of a log spills into other places
                statement.execute("set enable_external_access = false");
                statement.execute("set lock_configuration = true");
                lay(connection);
                return new OngoingAudit(connection);
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw SqlPrompt.refused(e);
        }
    }

    private static void lay(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("create schema if not exists live");
            var tables = new ArrayList<String>();
            try (var names = statement.executeQuery(
                    "select table_name from duckdb_tables() where database_name = 'audit' and schema_name = 'main'")) {
                while (names.next()) tables.add(names.getString(1));
            }
            for (var table : tables) {
                var name = '"' + table + '"';
                var shown = "select * from audit.main." + name;
                if (GROWING.contains(table)) {
                    statement.execute("create table if not exists live." + name + " as " + shown + " limit 0");
                    shown += " union all select * from live." + name;
                }
                statement.execute("create or replace view main." + name + " as " + shown);
            }
        }
    }

    @Override
    public List<Row> query(Query query, Object... parameters) {
        return tables.query(query, parameters);
    }

    /// What the audit recorded of itself, such as the folder of its reference tables; empty where nothing.
    public String recorded(String key) {
        return tables.recorded(key);
    }

    /// The last entry that was taken over; the audit's last where nothing was.
    public long last() {
        var taken = query(new Query("last", "select max(entry) as last from live.log"))
                .getFirst();
        return taken.value("last") == null ? Long.parseLong(recorded("ledger_size")) - 1 : taken.count("last");
    }

    /// What may come back: a finding is known again by the user, the rule and what it is about.
    public record Again(String user, String rule, String target) {}

    /// The names of the findings, those of the audit and those made since.
    public Map<Again, List<String>> findings() {
        return query(new Query("again", """
                        select finding_id, coalesce(user_id, '') as user_id, rule_id,
                               coalesce(person_id, subject, '') as target from findings""")).stream()
                .collect(Collectors.groupingBy(
                        row -> new Again(row.text("user_id"), row.text("rule_id"), row.text("target")),
                        Collectors.mapping(row -> row.text("finding_id"), Collectors.toList())));
    }

    // ---- what was

    @Override
    public void recall(Taker taker) throws IOException, InterruptedException {
        var fields = Arrays.stream(Field.values())
                .filter(field -> field != Field.TIME && !INSTANTS.contains(field))
                .toList();
        var range = query(new Query("range", "select min(entry) as low, max(entry) as high from log"))
                .getFirst();
        if (range.value("low") == null) return;
        var sql = "select log.entry, epoch_us(time) as micros, reason_class, "
                + fields.stream().map(field -> "log." + field.column()).collect(Collectors.joining(", "))
                + " from log join marks on marks.entry = log.entry and marks.first_entry = log.entry"
                + " where log.entry >= ? and log.entry < ? order by log.entry";
        try (Connection own = connection.duplicate();
                var statement = own.prepareStatement(sql)) {
            for (long from = range.count("low"); from <= range.count("high"); from += ENTRIES_AT_ONCE) {
                statement.setLong(1, from);
                statement.setLong(2, from + ENTRIES_AT_ONCE);
                try (var rows = statement.executeQuery()) {
                    recall(rows, fields, taker);
                }
                if (Thread.interrupted()) throw new InterruptedException();
            }
        } catch (SQLException e) {
            throw new IOException("the audit's log cannot be read: " + e.getMessage(), e);
        }
    }

    private static void recall(ResultSet rows, List<Field> fields, Taker taker)
            throws SQLException, IOException, InterruptedException {
        var some = new ArrayList<Following.Known>();
        while (rows.next()) {
            var values = new EnumMap<Field, String>(Field.class);
            int column = 4;
            for (var field : fields) {
                var value = rows.getString(column++);
                if (value != null) values.put(field, value);
            }
            some.add(new Following.Known(
                    rows.getLong(1), new Observed(rows.getLong(2), values, without(rows.getString(3)))));
            if (some.size() == Observed.BATCH) {
                taker.take(List.copyOf(some));
                some.clear();
            }
        }
        if (!some.isEmpty()) taker.take(some);
    }

    /// How a reason is missing is all that detection asks of cells that say nothing.
    private static Map<Field, CellState> without(String reasonClass) {
        return switch (reasonClass) {
            case "blank" -> Map.of(Field.REASON, CellState.BLANK);
            case "redacted" -> Map.of(Field.REASON, CellState.REDACTED);
            default -> Map.of();
        };
    }

    // ---- what comes

    /// Takes over all of it or, where it fails, nothing.
    public synchronized void take(Taken taken) throws IOException {
        try {
            connection.setAutoCommit(false);
            try {
                write(taken);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                knowSources();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IOException("what came could not be kept: " + e.getMessage(), e);
        }
    }

    private void write(Taken taken) throws SQLException {
        var log = new ArrayList<List<@Nullable Object>>();
        var marks = new ArrayList<List<@Nullable Object>>();
        var lookedAt = new ArrayList<List<@Nullable Object>>();
        Map<Long, Integer> kinds = kinds(taken.items());
        for (var said : taken.step().said()) {
            long entry = said.known().entry();
            var arrived = Objects.requireNonNull(taken.arrived().get(entry));
            log.add(row(said, source(arrived), arrived));
            marks.add(Arrays.asList(entry, entry, kinds.getOrDefault(entry, 0), said.risk()));
            if (!said.person().isEmpty()) {
                lookedAt.add(Arrays.asList(
                        said.person(), orNull(said.known().observed().text(Field.USER_ID)), entry));
            }
        }
        append("log", log);
        append("marks", marks);
        append("looked_at", lookedAt);
        findings(taken.items());
    }

    private static Map<Long, Integer> kinds(List<Named> items) {
        var kinds = new HashMap<Long, Integer>();
        for (var item : items) {
            int bit = item.found().finding().kind().bit();
            for (var said : item.found().fresh()) kinds.merge(said.known().entry(), bit, (one, other) -> one | other);
        }
        return kinds;
    }

    private static List<@Nullable Object> row(Following.Said said, int source, Arrived arrived) {
        var observed = said.known().observed();
        var row = new ArrayList<@Nullable Object>();
        row.add(said.known().entry());
        row.add(source);
        row.add(rowNumber(arrived, said.known().entry()));
        row.add(Instant.EPOCH.plus(observed.timeMicros(), ChronoUnit.MICROS));
        for (var field : Field.values()) {
            if (field == Field.TIME) continue;
            var text = observed.text(field);
            if (text.isEmpty() || INSTANTS.contains(field)) row.add(null);
            else row.add(NUMBERS.contains(field) ? number(text) : text);
        }
        row.add(said.reasonClass());
        row.add(orNull(observed.without().entrySet().stream()
                .filter(cell -> cell.getValue() == CellState.REDACTED)
                .map(cell -> cell.getKey().column())
                .sorted()
                .collect(Collectors.joining(";"))));
        row.add(orNull(said.person()));
        row.add(said.verdict().label());
        row.add(orNull(said.explanation()));
        row.add(orNull(said.conflict()));
        return row;
    }

    private static @Nullable Long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) {
            return null; // the verbatim cell is in the ledger
        }
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /// The row of a file; of what came without a file, the place in the ledger.
    private static long rowNumber(Arrived arrived, long entry) {
        var place = arrived.place();
        return place.isEmpty() ? entry : Long.parseLong(place.substring(place.lastIndexOf(':') + 1));
    }

    private int source(Arrived arrived) throws SQLException {
        var place = arrived.place();
        var label = place.isEmpty() ? arrived.source() : place.substring(0, place.lastIndexOf(':'));
        var known = sources.get(label);
        if (known != null) return known;
        int number = (int) query(new Query("next source", "select coalesce(max(source), -1) + 1 as next from sources"))
                .getFirst()
                .count("next");
        try (var statement =
                connection.prepareStatement("insert into live.sources (source, label, file) values (?, ?, ?)")) {
            statement.setInt(1, number);
            statement.setString(2, label);
            statement.setString(3, label);
            statement.execute();
        }
        sources.put(label, number);
        return number;
    }

    private void findings(List<Named> items) throws SQLException {
        var findings = new ArrayList<List<@Nullable Object>>();
        var entries = new ArrayList<List<@Nullable Object>>();
        var facts = new ArrayList<List<@Nullable Object>>();
        var contributions = new ArrayList<List<@Nullable Object>>();
        for (var item : items) {
            var id = item.item();
            var found = item.found();
            var finding = found.finding();
            findings.add(Arrays.asList(
                    id,
                    finding.kind().label(),
                    found.user(),
                    orNull(found.about().person()),
                    orNull(found.about().subjectKind()),
                    orNull(found.about().subject()),
                    Instant.ofEpochMilli(finding.firstMillis()),
                    Instant.ofEpochMilli(finding.lastMillis()),
                    (long) finding.entries().size(),
                    finding.risk(),
                    finding.title(),
                    finding.ruleId()));
            finding.entries().stream().forEach(entry -> entries.add(Arrays.asList(id, entry)));
            int position = 0;
            for (var fact : finding.facts()) {
                facts.add(Arrays.asList(id, fact.side().name().toLowerCase(Locale.ROOT), position++, fact.text()));
            }
            position = 0;
            for (var contribution : finding.contributions()) {
                contributions.add(Arrays.asList(id, position++, contribution.name(), contribution.logOdds()));
            }
        }
        append("findings", findings);
        append("finding_entries", entries);
        append("finding_facts", facts);
        append("finding_contributions", contributions);
    }

    private void append(String table, List<List<@Nullable Object>> rows) throws SQLException {
        if (!rows.isEmpty()) SmallTable.append(connection, "live", table, rows);
    }

    @Override
    public void close() throws QueryException {
        tables.close();
    }
}
