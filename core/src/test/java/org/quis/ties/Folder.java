package org.quis.ties;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;

/// Writes reference tables as a test tells them: a line `-- name --` begins a table, the rows follow.
public final class Folder {
    private Folder() {}

    public static Path of(Path folder, String tables) {
        try {
            Path table = null;
            var rows = new StringBuilder();
            for (var line : (tables + "\n-- end --").lines().toList()) {
                if (!line.startsWith("-- ")) {
                    rows.append(line.strip()).append('\n');
                    continue;
                }
                if (table != null) Files.writeString(table, rows.toString().stripTrailing() + "\n");
                table = folder.resolve(line.substring(3, line.length() - 3) + ".csv");
                rows.setLength(0);
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Ties read(Path folder, String tables) {
        return read(folder, tables, Declarations.shipped());
    }

    public static Ties read(Path folder, String tables, Declarations declared) {
        try {
            return Ties.read(of(folder, tables), declared, ZoneOffset.UTC, "US");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
