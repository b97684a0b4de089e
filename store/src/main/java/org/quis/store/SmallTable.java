package org.quis.store;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/// Appends rows of boxed values, giving each column the Java type that the appender demands of it.
final class SmallTable {
    private SmallTable() {}

    static void append(
            DuckDBConnection connection, String table, Iterable<? extends List<? extends @Nullable Object>> rows)
            throws SQLException {
        append(connection, "main", table, rows);
    }

    static void append(
            DuckDBConnection connection,
            String schema,
            String table,
            Iterable<? extends List<? extends @Nullable Object>> rows)
            throws SQLException {
        var types = types(connection, schema, table);
        try (var appender = connection.createAppender(schema, table)) {
            for (var row : rows) {
                if (row.size() != types.length) {
                    throw new IllegalArgumentException(
                            table + " has " + types.length + " columns, but a row has " + row.size() + " values");
                }
                appender.beginRow();
                for (int c = 0; c < types.length; c++) append(appender, types[c], row.get(c));
                appender.endRow();
            }
        }
    }

    private static void append(DuckDBAppender appender, String type, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> appender.appendNull();
            case Instant instant -> appender.append(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
            case LocalDateTime time -> appender.append(time);
            case Boolean truth -> appender.append(truth.booleanValue());
            case Number number -> append(appender, type, number);
            default -> appender.append(value.toString());
        }
    }

    private static void append(DuckDBAppender appender, String type, Number number) throws SQLException {
        switch (type) {
            case "BIGINT" -> appender.append(number.longValue());
            case "INTEGER" -> appender.append(number.intValue());
            case "DOUBLE" -> appender.append(number.doubleValue());
            case "FLOAT" -> appender.append(number.floatValue());
            default -> appender.append(number.toString());
        }
    }

    private static String[] types(DuckDBConnection connection, String schema, String table) throws SQLException {
        try (var statement = connection.prepareStatement(
                        "select * from " + schema + ".\"" + table.replace("\"", "\"\"") + "\" limit 0");
                var results = statement.executeQuery()) {
            var columns = results.getMetaData();
            var types = new String[columns.getColumnCount()];
            for (int c = 0; c < types.length; c++) types[c] = columns.getColumnTypeName(c + 1);
            return types;
        }
    }
}
