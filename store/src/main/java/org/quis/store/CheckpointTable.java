package org.quis.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quis.ledger.Broken;
import org.quis.ledger.CheckpointStore;
import org.quis.ledger.Note;

/// Last checkpoints in a table of a database that several writers can reach, where a file beside the key is not
/// enough. Plain SQL; PostgreSQL and DuckDB are tested.
///
///     create table quis_checkpoint (origin varchar primary key, signed varchar, note varchar)
public final class CheckpointTable implements CheckpointStore {
    /// Opens a connection that commits each statement; closed after each call.
    public interface Database {
        Connection connect() throws SQLException;
    }

    private static final String UNIQUE_VIOLATION = "23505"; // SQLSTATE, class 23: integrity constraint violation

    private final Database database;

    /// Makes the table where there is none yet.
    ///
    /// @throws IOException if the database cannot be reached or refuses
    public CheckpointTable(Database database) throws IOException {
        this.database = database;
        try (var connection = database.connect()) {
            if (isThere(connection)) return;
            make(connection);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static void make(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("create table if not exists quis_checkpoint ("
                    + "origin varchar primary key, signed varchar not null, note varchar not null)");
        }
    }

    /// Whoever may use the table need not have the right to make one.
    private static boolean isThere(Connection connection) {
        try (var statement = connection.createStatement()) {
            statement.execute("select 1 from quis_checkpoint where false");
            return true;
        } catch (SQLException no) {
            return false;
        }
    }

    @Override
    public Optional<Note> fetch(String origin) throws IOException {
        try (var connection = database.connect();
                var select = connection.prepareStatement("select note from quis_checkpoint where origin = ?")) {
            select.setString(1, origin);
            try (var rows = select.executeQuery()) {
                if (!rows.next()) return Optional.empty();
                return Optional.of(Note.parse(rows.getString(1).getBytes(StandardCharsets.UTF_8)));
            }
        } catch (SQLException e) {
            throw failed(e);
        } catch (Broken.Note damaged) {
            throw new IOException(
                    "the record of the last checkpoint of `" + origin + "` " + damaged.getMessage(), damaged);
        }
    }

    @Override
    public boolean replace(String origin, @Nullable Note was, Note now) throws IOException {
        try (var connection = database.connect()) {
            return was == null ? insert(connection, origin, now) : update(connection, origin, was, now);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static boolean insert(Connection connection, String origin, Note now) throws SQLException {
        try (var insert =
                connection.prepareStatement("insert into quis_checkpoint (origin, signed, note) select ?, ?, ?"
                        + " where not exists (select 1 from quis_checkpoint where origin = ?)")) {
            insert.setString(1, origin);
            insert.setString(2, now.text());
            insert.setString(3, now.encoded());
            insert.setString(4, origin);
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            if (UNIQUE_VIOLATION.equals(e.getSQLState())) return false; // another was first, by a moment
            throw e;
        }
    }

    /// The `where` is the comparison: of two that update one row at once, the second finds it changed.
    private static boolean update(Connection connection, String origin, Note was, Note now) throws SQLException {
        try (var update = connection.prepareStatement(
                "update quis_checkpoint set signed = ?, note = ? where origin = ? and signed = ?")) {
            update.setString(1, now.text());
            update.setString(2, now.encoded());
            update.setString(3, origin);
            update.setString(4, was.text());
            return update.executeUpdate() == 1;
        }
    }

    private static IOException failed(SQLException e) {
        return new IOException("the database of checkpoints failed: " + e.getMessage(), e);
    }
}
