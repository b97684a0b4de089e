package org.quis.publish;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/// A question to the [Archive]: a name, and SQL that begins with a comment saying what it counts.
public record Query(String name, String sql) {

    /// The query kept in `sql/NAME.sql`.
    static Query named(String name) {
        return new Query(name, resource("sql/" + name + ".sql").strip());
    }

    /// What the query counts, in words: its leading comment.
    public String meaning() {
        return sql.lines()
                .takeWhile(line -> line.startsWith("--"))
                .map(line -> line.substring(2).strip())
                .collect(Collectors.joining(" "));
    }

    /// The query without its leading comment.
    public String statement() {
        return sql.lines().dropWhile(line -> line.startsWith("--")).collect(Collectors.joining("\n"));
    }

    /// The text of a resource of this package, or of the class path where the name begins with `/`.
    static String resource(String name) {
        try (var in = Query.class.getResourceAsStream(name)) {
            if (in == null) throw new FileNotFoundException(name);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // the jar is broken
        }
    }
}
