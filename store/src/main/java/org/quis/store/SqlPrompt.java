package org.quis.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// Questions in SQL to a finished `quis.duckdb`, for people who investigate.
///
/// The file is opened read only, and then the database is shut in: it can neither open another file nor
/// the network, and no statement can undo that (DuckDB, "Securing DuckDB").
public final class SqlPrompt implements AutoCloseable {
    /// How answers are written: as an aligned table for a terminal, or as CSV for a program.
    public enum Format {
        TEXT,
        CSV
    }

    /// How much was shown.
    ///
    /// @param cut whether there were more rows than the limit allowed
    public record Shown(long rows, boolean cut) {}

    public static final int DEFAULT_LIMIT = 1000; // rows

    private final Connection connection;

    private SqlPrompt(Connection connection) {
        this.connection = connection;
    }

    public static SqlPrompt open(Path file) throws IOException, QueryException {
        return new SqlPrompt(connect(file));
    }

    /// Opens a finished audit's database, to read and nothing else.
    static Connection connect(Path file) throws IOException, QueryException {
        if (!Files.isRegularFile(file)) throw new NoSuchFileException(file.toString());
        var options = new Properties();
        options.setProperty("duckdb.read_only", "true");
        options.setProperty("jdbc_stream_results", "true"); // a limit is worth nothing if all rows are kept first
        options.setProperty("memory_limit", "1GB");
        options.setProperty("autoinstall_known_extensions", "false");
        options.setProperty("autoload_known_extensions", "false");
        try {
            var connection = DriverManager.getConnection("jdbc:duckdb:" + file.toAbsolutePath(), options);
            try (var statement = connection.createStatement()) {
                statement.execute("set temp_directory = ''"); // nothing of a log spills into other places
                statement.execute("set enable_external_access = false");
                statement.execute("set lock_configuration = true");
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
            return connection;
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    /// Asks and writes the answer.
    ///
    /// As text, the last line counts the rows and says if there were more. As CSV, every line is a row, so
    /// only the result says it.
    ///
    /// @param limit rows shown at most
    /// @throws QueryException if DuckDB does not answer, with its reason
    /// @throws IOException    if `out` cannot be written
    public Shown ask(String sql, Format format, int limit, Appendable out) throws QueryException, IOException {
        try (var statement = connection.createStatement()) {
            if (!statement.execute(sql)) return new Shown(0, false); // a statement without an answer
            try (var results = statement.getResultSet()) {
                return switch (format) {
                    case TEXT -> text(results, limit, out);
                    case CSV -> csv(results, limit, out);
                };
            }
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    private static Shown text(ResultSet results, int limit, Appendable out) throws SQLException, IOException {
        var names = names(results);
        var numeric = new boolean[names.size()];
        for (int c = 0; c < numeric.length; c++)
            numeric[c] = isNumber(results.getMetaData().getColumnType(c + 1));
        var lines = new ArrayList<List<String>>();
        lines.add(names);
        boolean more = false;
        while (!more && results.next()) {
            if (lines.size() > limit) more = true;
            else
                lines.add(cells(results, names.size()).stream()
                        .map(SqlPrompt::shown)
                        .toList());
        }
        int[] widths = new int[names.size()];
        for (var line : lines) {
            for (int c = 0; c < widths.length; c++) widths[c] = Math.max(widths[c], length(line.get(c)));
        }
        for (int i = 0; i < lines.size(); i++) {
            out.append(aligned(lines.get(i), widths, numeric)).append('\n');
            if (i == 0) out.append(rule(widths)).append('\n');
        }
        int rows = lines.size() - 1;
        out.append(rows == 1 ? "1 row" : rows + " rows");
        if (more) out.append(" shown, there are more: raise --limit, or narrow the question");
        out.append('\n');
        return new Shown(rows, more);
    }

    private static String aligned(List<String> cells, int[] widths, boolean[] numeric) {
        var line = new StringBuilder();
        for (int c = 0; c < widths.length; c++) {
            if (c > 0) line.append("  ");
            String padding = " ".repeat(widths[c] - length(cells.get(c)));
            if (numeric[c]) line.append(padding).append(cells.get(c));
            else line.append(cells.get(c)).append(padding);
        }
        return line.toString().stripTrailing();
    }

    private static String rule(int[] widths) {
        var line = new StringBuilder();
        for (int c = 0; c < widths.length; c++) line.append(c > 0 ? "  " : "").append("-".repeat(widths[c]));
        return line.toString();
    }

    private static Shown csv(ResultSet results, int limit, Appendable out) throws SQLException, IOException {
        var names = names(results);
        line(names, out);
        int rows = 0;
        for (; results.next(); rows++) {
            if (rows == limit) return new Shown(rows, true);
            line(cells(results, names.size()), out);
        }
        return new Shown(rows, false);
    }

    private static void line(List<? extends @Nullable Object> cells, Appendable out) throws IOException {
        for (int c = 0; c < cells.size(); c++) {
            if (c > 0) out.append(',');
            switch (cells.get(c)) {
                case null -> {} // an empty cell
                case Number number -> out.append(number.toString()); // -1 is not a formula
                case Object value -> out.append(Cells.csv(value.toString()));
            }
        }
        out.append('\n');
    }

    private static List<String> names(ResultSet results) throws SQLException {
        var names = new ArrayList<String>();
        for (int c = 1; c <= results.getMetaData().getColumnCount(); c++) {
            names.add(Cells.printable(results.getMetaData().getColumnLabel(c)));
        }
        return names;
    }

    private static List<@Nullable Object> cells(ResultSet results, int columns) throws SQLException {
        var cells = new ArrayList<@Nullable Object>();
        for (int c = 1; c <= columns; c++) cells.add(results.getObject(c));
        return cells;
    }

    private static String shown(@Nullable Object value) {
        return value == null ? "" : Cells.printable(value.toString());
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }

    private static boolean isNumber(int type) {
        return switch (type) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> true;
            case Types.FLOAT, Types.REAL, Types.DOUBLE, Types.DECIMAL, Types.NUMERIC -> true;
            default -> false; // HUGEINT, which sum() of integers makes, is Types.JAVA_OBJECT here
        };
    }

    static QueryException refused(SQLException e) {
        return new QueryException(String.valueOf(e.getMessage()).strip(), e);
    }

    @Override
    public void close() throws QueryException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw refused(e);
        }
    }
}
