package org.quis.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import org.quis.store.CheckpointDatabase;

/// A real PostgreSQL, with as many databases as tests ask for.
final class PostgreSql implements AutoCloseable {
    private final EmbeddedPostgres server;
    private int databases;

    private PostgreSql(EmbeddedPostgres server) {
        this.server = server;
    }

    static PostgreSql start() throws IOException {
        return new PostgreSql(EmbeddedPostgres.start());
    }

    CheckpointDatabase fresh() {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database desk" + ++databases);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new CheckpointDatabase(
                "jdbc:postgresql://localhost:" + server.getPort() + "/desk" + databases, Map.of("PGUSER", "postgres"));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
