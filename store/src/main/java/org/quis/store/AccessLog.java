package org.quis.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.quis.explain.Inquiry;

/// Single accesses of a finished audit, read back to be explained again.
public final class AccessLog implements AutoCloseable {
    private final Connection connection;

    private AccessLog(Connection connection) {
        this.connection = connection;
    }

    /// @throws QueryException where the file is not an audit's database
    public static AccessLog open(Path file) throws IOException, QueryException {
        return new AccessLog(SqlPrompt.connect(file));
    }

    /// An access as its source has it.
    ///
    /// @param place source and row
    /// @param lines what the log says of it, a line for each thing
    public record Access(String place, Inquiry inquiry, List<String> lines) {
        public Access {
            lines = List.copyOf(lines);
        }
    }

    private static final String[] SAID = {
        "user_id",
        "database_id",
        "action",
        "subject_kind",
        "subject",
        "subject_date_of_birth",
        "reason",
        "case_number",
        "authority_id",
        "verdict",
        "explanation",
        "conflict"
    };

    /// Every sighting of an access, in the order they were read; empty where there is none.
    public List<Access> access(String id) throws QueryException {
        try (var statement = connection.prepareStatement("""
                select log.*, epoch_ms(log.time) as millis, sources.label as label
                from log left join sources on sources.source = log.source
                where access_id = ? order by entry limit 100""")) {
            statement.setString(1, id);
            var found = new ArrayList<Access>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var lines = new ArrayList<String>();
                    lines.add("time " + java.time.Instant.ofEpochMilli(rows.getLong("millis")));
                    for (var column : SAID) {
                        var value = rows.getString(column);
                        if (value != null && !value.isEmpty()) lines.add(column + " `" + value + "`");
                    }
                    found.add(new Access(
                            rows.getString("label") + " row " + rows.getLong("row"),
                            new Inquiry(
                                    text(rows.getString("user_id")),
                                    rows.getLong("millis"),
                                    text(rows.getString("database_id")),
                                    text(rows.getString("subject_kind")),
                                    text(rows.getString("subject")),
                                    text(rows.getString("subject_date_of_birth")),
                                    text(rows.getString("reason")),
                                    text(rows.getString("case_number")),
                                    text(rows.getString("authority_id"))),
                            lines));
                }
            }
            return found;
        } catch (SQLException e) {
            throw SqlPrompt.refused(e);
        }
    }

    /// What the audit recorded of itself, such as the folder of its reference tables; empty where nothing.
    public String recorded(String key) {
        try (var statement = connection.prepareStatement("select value from summary where key = ?")) {
            statement.setString(1, key);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? text(rows.getString(1)) : "";
            }
        } catch (SQLException e) {
            throw new IllegalStateException("an audit without a summary", e);
        }
    }

    private static String text(@org.jspecify.annotations.Nullable String value) {
        return value == null ? "" : value;
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
