package org.quis.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;

/// A PostgreSQL server by its address. The password is never part of that, as everybody on the machine can read
/// command lines: it is `PGPASSWORD` of the environment, or the driver finds it in `~/.pgpass`.
///
/// @param url         `jdbc:postgresql://host:port/database`, with the driver's parameters if need be
/// @param environment the process's
public record CheckpointDatabase(String url, Map<String, String> environment) implements CheckpointTable.Database {
    private static final String SCHEME = "jdbc:postgresql:";
    private static final Pattern PASSWORD = Pattern.compile("(?i)[?&;]\\w*password=|//[^/@]*:[^/@]*@");

    public CheckpointDatabase {
        environment = Map.copyOf(environment);
        if (PASSWORD.matcher(url).find()) {
            throw new IllegalArgumentException(
                    "an address with a password is for everybody to see\n      put the password into $PGPASSWORD or ~/.pgpass");
        }
        if (!url.startsWith(SCHEME)) {
            throw new IllegalArgumentException(
                    "`" + url + "` is not an address like jdbc:postgresql://db.agency.example/quis");
        }
    }

    @Override
    public Connection connect() throws SQLException {
        var properties = new Properties();
        // seconds: a server that does not answer must not hold up an audit for ever
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("loginTimeout", "10");
        properties.setProperty("socketTimeout", "30");
        properties.setProperty("ApplicationName", "quis");
        if (environment.get("PGUSER") instanceof String user) properties.setProperty("user", user);
        if (environment.get("PGPASSWORD") instanceof String password) properties.setProperty("password", password);
        return DriverManager.getConnection(url, properties);
    }

    /// Without the environment, which has secrets.
    @Override
    public String toString() {
        return url;
    }
}
