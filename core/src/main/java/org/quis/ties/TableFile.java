package org.quis.ties;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// One reference table: rows whose cells are found by the name of their column.
final class TableFile {
    /// What to do with a row.
    interface Use {
        void row(Row row);
    }

    private final Path path;
    private final String name;
    private final Lints lints;
    private String sha256 = "";

    TableFile(Path path, Lints lints) {
        this.path = path;
        this.name = path.getFileName().toString();
        this.lints = lints;
    }

    /// A row being read; its cells are gone when the next one is.
    static final class Row {
        private final Map<String, Integer> columns;
        private final String file;
        private CsvRecord cells;
        private long number;

        private Row(Map<String, Integer> columns, String file, CsvRecord cells) {
            this.columns = columns;
            this.file = file;
            this.cells = cells;
        }

        /// Without the space around it; empty where there is none.
        String cell(String column) {
            var at = columns.get(column);
            return at == null || at >= cells.getFieldCount()
                    ? ""
                    : cells.getField(at).strip();
        }

        boolean has(String column) {
            return columns.containsKey(column);
        }

        /// As a reader sees it: the header is row 1.
        long number() {
            return number;
        }

        String file() {
            return file;
        }
    }

    /// Reads to the end, or to where the file stops being CSV; what was read until then stands.
    ///
    /// @param need columns without which nothing is read
    /// @return whether the table could be used at all
    boolean read(List<String> need, Use use) throws IOException {
        try (var bytes = new DigestInputStream(Files.newInputStream(path), MessageDigest.getInstance("SHA-256"))) {
            boolean usable = rows(bytes, need, use);
            bytes.transferTo(OutputStream.nullOutputStream());
            sha256 = HexFormat.of().formatHex(bytes.getMessageDigest().digest());
            return usable;
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new AssertionError(everyPlatformHasIt);
        }
    }

    /// Of the bytes that were read, as `sha256sum` prints it.
    String sha256() {
        return sha256;
    }

    private boolean rows(InputStream bytes, List<String> need, Use use) throws IOException {
        long number = 0;
        try {
            var csv = CsvReader.builder()
                    .skipEmptyLines(false)
                    .allowExtraFields(true)
                    .allowMissingFields(true)
                    .detectBomHeader(true)
                    .ofCsvRecord(bytes);
            Row row = null;
            for (var record : csv) {
                number++;
                if (row == null) {
                    var columns = columns(record);
                    for (var column : need) {
                        if (columns.containsKey(column)) continue;
                        lints.leftOut(
                                name,
                                1,
                                column,
                                "this column is missing, and the table says nothing without it; it has "
                                        + String.join(", ", record.getFields()));
                        return false;
                    }
                    row = new Row(columns, name, record);
                    continue;
                }
                if (record.getFieldCount() == 1 && record.getField(0).isBlank()) continue; // an empty line
                row.cells = record;
                row.number = number;
                use.row(row);
            }
            if (row == null) lints.leftOut(name, 0, "", "the file is empty; expected a header and rows below it");
            return row != null;
        } catch (CsvParseException e) {
            if (e.getCause() instanceof CharacterCodingException) lints.leftOut(name, number + 1, "", NOT_UTF8);
            else if (e.getCause() instanceof IOException cause) throw cause;
            else lints.leftOut(name, number + 1, "", "from here on this is not CSV; look for a quote that never ends");
            return number > 0;
        } catch (UncheckedIOException e) {
            if (!(e.getCause() instanceof CharacterCodingException)) throw e.getCause();
            lints.leftOut(name, number + 1, "", NOT_UTF8);
            return number > 0;
        }
    }

    private static final String NOT_UTF8 = "from near here on this is not UTF-8; save the table as UTF-8";

    private static Map<String, Integer> columns(CsvRecord header) {
        var columns = new HashMap<String, Integer>();
        for (int i = 0; i < header.getFieldCount(); i++) {
            columns.putIfAbsent(header.getField(i).strip().toLowerCase(Locale.ROOT), i);
        }
        return columns;
    }
}
