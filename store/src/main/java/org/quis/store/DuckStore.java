package org.quis.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.duckdb.DuckDBColumnType.BIGINT;
import static org.duckdb.DuckDBColumnType.FLOAT;
import static org.duckdb.DuckDBColumnType.INTEGER;
import static org.duckdb.DuckDBColumnType.VARCHAR;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkWriter;
import org.jspecify.annotations.Nullable;
import org.quis.access.Accesses;
import org.quis.access.Field;
import org.quis.access.MisuseKind;
import org.quis.audit.Rulings;
import org.quis.audit.Store;
import org.quis.publish.Query;
import org.quis.publish.Row;

/// The file `quis.duckdb` while an audit fills it.
///
/// The order of an audit: [#begin], [#add] for every batch, [#finish]; then [#marks], the small tables
/// and findings in any order; then [#views], and what is to be asked or exported.
///
/// Every method throws [IOException] where the database or the disk fails; nothing is lost silently.
/// All methods are for one thread, the one that runs the audit.
public final class DuckStore implements Store {
    private static final String MEMORY = "800MB";

    private final DuckDBConnection connection;
    private final int threads;
    private @Nullable LogFeed log;

    private DuckStore(DuckDBConnection connection, int threads) {
        this.connection = connection;
        this.threads = threads;
    }

    /// Makes a new database; the file must not exist yet.
    ///
    /// What does not fit in memory spills beside the file, where the output's space is.
    public static DuckStore create(Path file, int threads) throws IOException {
        var options = new Properties();
        options.setProperty("threads", Integer.toString(threads));
        options.setProperty("memory_limit", MEMORY);
        options.setProperty("temp_directory", file.toAbsolutePath() + ".tmp");
        options.setProperty("preserve_insertion_order", "false"); // `entry` is the order
        options.setProperty("autoinstall_known_extensions", "false"); // never reach for the network
        options.setProperty("autoload_known_extensions", "false");
        try {
            var connection = DriverManager.getConnection("jdbc:duckdb:" + file.toAbsolutePath(), options);
            return new DuckStore(connection.unwrap(DuckDBConnection.class), threads);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /// Starts writing the table `log` in the background.
    ///
    /// @param fields            what any source of this audit exports; all other columns stay NULL
    /// @param reasonClassLabels labels by the numbers that [#add] is given
    @Override
    public void begin(Set<Field> fields, List<String> reasonClassLabels, boolean ruled) throws IOException {
        if (log != null) throw new IllegalStateException("the log has begun");
        try {
            log = new LogFeed(connection, fields, reasonClassLabels, ruled, threads);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /// Hands a batch over; waits while too many are waiting. The batch and the array must not change afterwards.
    ///
    /// @param firstEntry    the ledger entry of the batch's first row, rejected or not
    /// @param reasonClasses the class of each row's reason, by number
    /// @throws IllegalArgumentException if the batch has a field that [#begin] was not told of
    @Override
    public void add(long firstEntry, Accesses accesses, byte[] reasonClasses, @Nullable Rulings rulings)
            throws IOException {
        begun().add(firstEntry, accesses, reasonClasses, rulings);
    }

    /// Waits until all of `log` is written.
    @Override
    public void finish() throws IOException {
        begun().finish();
    }

    private LogFeed begun() {
        if (log == null) throw new IllegalStateException("the log has not begun");
        return log;
    }

    /// Writes the table `marks` for entries `from` to `to` - 1. A repeated sighting carries the marks of
    /// its first entry, so that no query needs to look them up.
    @Override
    public void marks(long from, long to, MarkSource source) throws IOException {
        var next = new AtomicLong(from);
        Feed.Filler filler = chunk -> fillMarks(chunk, next.getAndAdd(Feed.CHUNK), to, source);
        var columns = List.of(
                new Feed.Column("entry", BIGINT),
                new Feed.Column("first_entry", BIGINT),
                new Feed.Column("kinds", INTEGER),
                new Feed.Column("risk", FLOAT));
        fed("marks", new Feed("quis_marks_feed", columns, threads, () -> filler));
    }

    private static int fillMarks(DuckDBDataChunkWriter chunk, long from, long entries, MarkSource source) {
        int rows = (int) Math.clamp(entries - from, 0, Feed.CHUNK);
        if (rows == 0) return 0;
        var entry = chunk.vector(0);
        var first = chunk.vector(1);
        var kinds = chunk.vector(2);
        var risk = chunk.vector(3);
        for (int i = 0; i < rows; i++) {
            long seen = source.first(from + i);
            entry.setLong(i, from + i);
            first.setLong(i, seen);
            kinds.setInt(i, source.kinds(seen));
            risk.setFloat(i, source.risk(seen));
        }
        return rows;
    }

    /// Writes the tables `finding_entries` and, by their entries in `log`, `finding_accesses`.
    @Override
    public void findingEntries(Iterator<? extends FindingEntries> findings) throws IOException {
        var columns = List.of(new Feed.Column("finding_id", VARCHAR), new Feed.Column("entry", BIGINT));
        fed("finding_entries", new Feed("quis_findings_feed", columns, 1, () -> new FindingFilling(findings)));
        execute("create table finding_accesses as select finding_id, access_id"
                + " from finding_entries join log using (entry) order by finding_id, entry");
    }

    private static final class FindingFilling implements Feed.Filler {
        private final Iterator<? extends FindingEntries> findings;
        private final TextColumn ids = new TextColumn(0);
        private byte[] id = new byte[0];
        private long[] entries = new long[0];
        private int next;

        FindingFilling(Iterator<? extends FindingEntries> findings) {
            this.findings = findings;
        }

        @Override
        public int fill(DuckDBDataChunkWriter chunk) {
            var entry = chunk.vector(1);
            int rows = 0;
            while (rows < Feed.CHUNK) {
                if (next < entries.length) {
                    ids.set(rows, id);
                    entry.setLong(rows++, entries[next++]);
                } else if (findings.hasNext()) {
                    var finding = findings.next();
                    id = finding.findingId().getBytes(UTF_8);
                    entries = finding.entries();
                    next = 0;
                } else {
                    break;
                }
            }
            if (rows > 0) ids.write(chunk, rows);
            return rows;
        }
    }

    private void fed(String table, Feed feed) throws IOException {
        try {
            feed.register(connection);
        } catch (SQLException e) {
            throw failed(e);
        }
        execute("create table " + table + " as select * from " + feed.name() + "()");
    }

    /// Writes a small table.
    ///
    /// @param columnDdl such as `"row" BIGINT`, in the order of the rows' values
    /// @param rows      strings, numbers, `Instant`s and `LocalDateTime`s (both UTC), or `null`
    @Override
    public void table(String name, List<String> columnDdl, Iterable<? extends List<? extends @Nullable Object>> rows)
            throws IOException {
        execute("create table " + quoted(name) + " (" + String.join(", ", columnDdl) + ")");
        try {
            SmallTable.append(connection, name, rows);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /// Writes a table from a CSV file with a header, as Quis writes them. All columns are text, but `row`
    /// is a number; an empty cell is NULL.
    @Override
    public void load(String table, Path csv, List<String> columns) throws IOException {
        var types = columns.stream()
                .map(column -> literal(column) + ": " + (column.equals("row") ? "'BIGINT'" : "'VARCHAR'"))
                .collect(Collectors.joining(", "));
        execute("create table " + quoted(table) + " as from read_csv(" + literal(csv.toString())
                + ", columns = {" + types + "}, header = true, auto_detect = false, delim = ',', quote = '\"',"
                + " escape = '\"', max_line_size = 67108864, parallel = false)");
    }

    /// Makes the view `accesses`: one row per accepted row, with the columns of `accesses.csv`; and the table
    /// `looked_at`, by person, so that a question about one of them reads a few blocks and not the whole log.
    @Override
    public void views() throws IOException {
        execute("create view accesses as " + ACCESSES);
        execute("create table looked_at as select person_id, user_id, entry from log where person_id is not null"
                + " order by person_id, user_id, entry");
    }

    /// Writes what the view `accesses` shows, in input order, as a Parquet file.
    @Override
    public void exportParquet(Path file) throws IOException {
        execute("copy (" + ACCESSES + " order by log.entry) to " + literal(file.toString())
                + " (format parquet, compression zstd)");
    }

    /// Writes `finding_accesses.csv`. A cell that a spreadsheet would take for a formula begins with an
    /// apostrophe (OWASP, CSV Injection).
    @Override
    public void exportFindingAccesses(Path csv) throws IOException {
        execute("copy (select " + Cells.guardedSql("finding_id") + ", " + Cells.guardedSql("access_id")
                + " from finding_accesses order by rowid) to "
                + literal(csv.toString()) + " (format csv, header)");
    }

    private static final String ACCESSES = """
            select
              log.access_id,
              sources.label as source,
              log."row",
              marks.first_entry as ledger_index,
              log.user_id,
              log.person_id,
              log.verdict,
              log.explanation,
              log.conflict,
              case when marks.kinds = 0 then '' else concat_ws(';', %s) end as kinds,
              marks.risk
            from log
            join marks on marks.entry = log.entry
            left join sources on sources.source = log.source""".formatted(Stream.of(MisuseKind.values())
            .map(kind -> "case when marks.kinds & " + kind.bit() + " <> 0 then '" + kind.label() + "' end")
            .collect(Collectors.joining(", ")));

    @Override
    public List<Row> query(Query query, Object... parameters) {
        try {
            return query(query.sql(), parameters).stream()
                    .map(row -> new Row(List.copyOf(row.keySet()), new ArrayList<>(row.values())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("query `" + query.name() + "`: " + e.getMessage(), e);
        }
    }

    /// Asks a question of the finished tables.
    ///
    /// @param parameters values for the question marks in `sql`
    /// @return rows as maps from column to value, columns in the order of the select
    List<Map<String, @Nullable Object>> query(String sql, @Nullable Object... parameters) throws IOException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) statement.setObject(i + 1, parameters[i]);
            var rows = new ArrayList<Map<String, @Nullable Object>>();
            try (var results = statement.executeQuery()) {
                var names = results.getMetaData();
                while (results.next()) {
                    var row = new LinkedHashMap<String, @Nullable Object>();
                    for (int c = 1; c <= names.getColumnCount(); c++)
                        row.put(names.getColumnLabel(c), value(results.getObject(c)));
                    rows.add(row);
                }
            }
            return rows;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static @Nullable Object value(@Nullable Object value) {
        return value instanceof Timestamp time ? time.toLocalDateTime() : value;
    }

    /// Closes the file. A log that was begun and not finished is not kept.
    @Override
    public void close() throws IOException {
        try (connection) {
            if (log != null) log.abandon();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private void execute(String sql) throws IOException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static IOException failed(SQLException e) {
        return new IOException("the database failed: " + e.getMessage(), e);
    }
}
