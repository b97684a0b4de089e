package org.quis.intake;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What the first bytes of a stream say that it is, whatever it is called.
final class Signature {
    private static final List<Known> BINARIES = List.of(
            new Known("%PDF", "a PDF", "ask for the export as CSV, not printed"),
            new Known("\u00d0\u00cf\u0011\u00e0", "an old Excel workbook (.xls)", "save it as .xlsx or CSV"),
            new Known(
                    "PAR1",
                    "a Parquet file",
                    "write it as CSV, for example with DuckDB: copy (from 'LOG') to 'log.csv'"),
            new Known("SQLite format 3", "an SQLite database", "export the table as CSV"),
            new Known("BZh", "compressed with bzip2", "unpack it first: bunzip2 LOG"),
            new Known("\u00fd7zXZ", "compressed with xz", "unpack it first: unxz LOG"),
            new Known("\u0028\u00b5\u002f\u00fd", "compressed with zstd", "unpack it first: unzstd LOG"),
            new Known("7z\u00bc\u00af", "a 7-Zip archive", "unpack it first"),
            new Known("Rar!", "a RAR archive", "unpack it first"));

    private Signature() {}

    record Known(String magic, String what, String hint) {}

    static boolean isZip(byte[] start) {
        return starts(start, "PK\u0003\u0004") || starts(start, "PK\u0005\u0006");
    }

    static boolean isGzip(byte[] start) {
        return starts(start, "\u001f\u008b");
    }

    static boolean isUtf16(byte[] start) {
        return starts(start, "\u00ff\u00fe") || starts(start, "\u00fe\u00ff");
    }

    static boolean hasUtf8Mark(byte[] start) {
        return starts(start, "\u00ef\u00bb\u00bf");
    }

    /// What it is if it cannot be a text.
    static Optional<Known> binary(byte[] start) {
        for (var known : BINARIES) if (starts(start, known.magic)) return Optional.of(known);
        if (start.length > 262 && new String(start, 257, 5, StandardCharsets.ISO_8859_1).equals("ustar")) {
            return Optional.of(new Known("", "a tar archive", "unpack it first: tar xf LOG"));
        }
        if (isUtf16(start)) return Optional.empty();
        int zeros = 0;
        int control = 0;
        for (byte b : start) {
            if (b == 0) zeros++;
            else if (b > 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t') control++;
        }
        if (zeros > start.length / 4 && zeros <= start.length / 2 + 1 && control == 0) {
            return Optional.of(new Known(
                    "", "UTF-16 without a byte-order mark", "convert it: iconv -f UTF-16LE -t UTF-8 LOG > log.csv"));
        }
        if ((zeros + control) * 20 > start.length) {
            return Optional.of(
                    new Known("", "binary, not text", "give the CSV, XLSX or JSON lines that the system exports"));
        }
        return Optional.empty();
    }

    private static boolean starts(byte[] start, String magic) {
        var bytes = magic.getBytes(StandardCharsets.ISO_8859_1);
        return start.length >= bytes.length && Arrays.equals(start, 0, bytes.length, bytes, 0, bytes.length);
    }
}
