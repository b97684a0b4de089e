package org.quis.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What DuckDB alone needs for a plate-reader log: the yardstick of an audit.
///
/// *Scan* reads every cell and keeps nothing: `count`, `min` and `max` of all columns. *Load* makes a typed
/// table in a database file, with counts as numbers and the search time as a timestamp, as an analyst
/// would. DuckDB is left as it comes but for the number of threads.
///
/// Prints the seconds that the statement took, without starting Java or opening the database.
final class DuckBaseline {
    private static final int COLUMNS = 13;

    private DuckBaseline() {}

    /// `scan LOG THREADS` or `load LOG THREADS DATABASE`
    public static void main(String[] arguments) throws SQLException, IOException {
        var log = Path.of(arguments[1]);
        int threads = Integer.parseInt(arguments[2]);
        double seconds = switch (arguments[0]) {
            case "scan" -> run("", scan(log), threads);
            case "load" -> {
                var database = Path.of(arguments[3]);
                Files.deleteIfExists(database);
                yield run(database.toString(), load(log), threads);
            }
            default -> throw new IllegalArgumentException(arguments[0]);
        };
        System.out.printf("%.3f%n", seconds);
    }

    private static double run(String database, String sql, int threads) throws SQLException {
        var options = new Properties();
        options.setProperty("threads", Integer.toString(threads));
        try (var connection = DriverManager.getConnection("jdbc:duckdb:" + database, options);
                var statement = connection.createStatement()) {
            long start = System.nanoTime();
            statement.execute(sql);
            if (!database.isEmpty()) statement.execute("checkpoint"); // until then some of it is in memory only
            return (System.nanoTime() - start) / 1e9;
        }
    }

    private static String scan(Path log) {
        var columns = IntStream.range(0, COLUMNS)
                .mapToObj(c -> "count(c" + c + "), min(c" + c + "), max(c" + c + ")")
                .collect(Collectors.joining(", "));
        return "select count(*), " + columns + " from " + read(log);
    }

    private static String load(Path log) {
        return "create table searches as select c0 as id, c1 as name, c2 as organization, c3::integer as networks,"
                + " c4::integer as devices, c5 as time_frame, c6 as plate, c7 as reason, c8 as case_number,"
                + " c9 as filters, strptime(c10, '%m/%d/%Y, %I:%M:%S %p UTC') as search_time, c11 as search_type,"
                + " c12 as prompt from " + read(log);
    }

    private static String read(Path log) {
        var names = IntStream.range(0, COLUMNS).mapToObj(c -> "'c" + c + "'").collect(Collectors.joining(", "));
        return "read_csv('" + log.toString().replace("'", "''") + "', header = true, all_varchar = true, names = ["
                + names + "], delim = ',', quote = '\"', escape = '\"')";
    }
}
