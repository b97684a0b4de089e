package org.quis.server.record;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.quis.store.CheckpointDatabase;
import org.springframework.jdbc.datasource.AbstractDataSource;

/// Where the tables are: embedded, or in PostgreSQL.
public final class Database {
    /// For both the same.
    public static final String MIGRATIONS = "classpath:org/quis/server/record/migrations";

    private static final int CONNECTIONS = 16;
    private static final int PATIENCE = 5_000; // ms; somebody waits for a page

    private Database() {}

    /// @param home       where the embedded one is kept
    /// @param postgreSql `null` for the embedded one
    public static HikariDataSource of(Path home, @Nullable CheckpointDatabase postgreSql) {
        var source = new HikariDataSource();
        source.setMaximumPoolSize(CONNECTIONS);
        source.setMinimumIdle(1);
        source.setConnectionTimeout(PATIENCE);
        if (postgreSql == null) {
            source.setJdbcUrl("jdbc:h2:file:" + home.resolve("desk").toAbsolutePath()
                    + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH");
        } else {
            source.setDataSource(connecting(postgreSql));
        }
        return source;
    }

    private static DataSource connecting(CheckpointDatabase postgreSql) {
        return new AbstractDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                return postgreSql.connect();
            }

            @Override
            public Connection getConnection(String user, String password) throws SQLException {
                return postgreSql.connect(); // who it is stands in the environment
            }
        };
    }
}
