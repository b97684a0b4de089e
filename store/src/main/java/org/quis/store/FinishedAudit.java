package org.quis.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.quis.publish.Archive;
import org.quis.publish.Query;
import org.quis.publish.Row;

/// The tables of an audit that is done, to be asked by many at once and changed by nobody.
public final class FinishedAudit implements Archive, AutoCloseable {
    private final DuckDBConnection connection;

    FinishedAudit(DuckDBConnection connection) {
        this.connection = connection;
    }

    /// @param file the audit's `quis.duckdb`
    /// @throws QueryException where the file is not an audit's database
    public static FinishedAudit open(Path file) throws IOException, QueryException {
        return new FinishedAudit((DuckDBConnection) SqlPrompt.connect(file));
    }

    /// What the audit recorded of itself, such as the folder of its reference tables; empty where nothing.
    public String recorded(String key) {
        var rows = query(new Query("recorded", "select value from summary where key = ?"), key);
        return rows.isEmpty() ? "" : rows.getFirst().text("value");
    }

    @Override
    public List<Row> query(Query query, Object... parameters) {
        // a connection answers one question at a time; a duplicate shares the database and costs little
        try (Connection own = connection.duplicate();
                var statement = own.prepareStatement(query.sql())) {
            for (int i = 0; i < parameters.length; i++) statement.setObject(i + 1, parameters[i]);
            try (var results = statement.executeQuery()) {
                var names = new ArrayList<String>();
                var head = results.getMetaData();
                for (int c = 1; c <= head.getColumnCount(); c++) names.add(head.getColumnLabel(c));
                var columns = List.copyOf(names);
                var rows = new ArrayList<Row>();
                while (results.next()) {
                    var values = new ArrayList<@Nullable Object>();
                    for (int c = 1; c <= columns.size(); c++) {
                        var value = results.getObject(c);
                        values.add(value instanceof Timestamp time ? time.toLocalDateTime() : value);
                    }
                    rows.add(new Row(columns, values));
                }
                return rows;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("query `" + query.name() + "`: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws QueryException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw SqlPrompt.refused(e);
        }
    }
}
