package org.quis.publish;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// A CSV table that a person may open in a spreadsheet: RFC 4180, UTF-8 without a byte order mark, and
/// no cell that the spreadsheet would run.
///
/// A cell that begins with `=`, `+`, `-`, `@`, tab or carriage return is a formula to a spreadsheet, and
/// one typed as a reason (`=HYPERLINK(…)`) can send a reviewer's data away; such a cell gets a
/// leading apostrophe. Plain numbers and telephone numbers (`-5`, `+1 (202) 555-0143`) are left as they
/// are: nothing in them runs. See OWASP, *CSV Injection*.
public final class SpreadsheetCsv implements AutoCloseable {
    private final OutputStream out;
    private final byte[] lineEnd;
    private byte[] line = new byte[1024];
    private int size;
    private boolean first = true;

    /// How a line ends: RFC 4180 says CRLF, most tools on Unix prefer LF.
    public enum LineEnd {
        LF,
        CRLF
    }

    /// @param out where the table goes; buffered by the caller
    public SpreadsheetCsv(OutputStream out, LineEnd lineEnd) {
        this.out = out;
        this.lineEnd = switch (lineEnd) {
            case LF -> new byte[] {'\n'};
            case CRLF -> new byte[] {'\r', '\n'};
        };
    }

    public SpreadsheetCsv row(List<String> cells) throws IOException {
        for (var cell : cells) cell(cell);
        return endRow();
    }

    public SpreadsheetCsv cell(String text) {
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        return cell(utf8, 0, utf8.length);
    }

    public SpreadsheetCsv cell(long number) {
        return cell(Long.toString(number));
    }

    /// Appends one cell to the row being written.
    public SpreadsheetCsv cell(byte[] utf8, int from, int length) {
        ensure(2 * length + 4);
        if (!first) line[size++] = ',';
        first = false;
        size = put(utf8, from, length, line, size);
        return this;
    }

    /// Writes one cell, quoted and made inert where it must be, with nothing around it.
    ///
    /// @param to with room for `2 * length + 3` bytes from `at` on
    /// @return where the cell ends in `to`
    public static int put(byte[] utf8, int from, int length, byte[] to, int at) {
        boolean quoted = needsQuotes(utf8, from, length);
        if (quoted) to[at++] = '"';
        if (isFormula(utf8, from, length)) to[at++] = '\'';
        for (int i = from; i < from + length; i++) {
            if (utf8[i] == '"') to[at++] = '"';
            to[at++] = utf8[i];
        }
        if (quoted) to[at++] = '"';
        return at;
    }

    public SpreadsheetCsv endRow() throws IOException {
        // a row of one empty cell would be a blank line, which readers skip
        if (size == 0 && !first) {
            line[size++] = '"';
            line[size++] = '"';
        }
        out.write(line, 0, size);
        out.write(lineEnd);
        size = 0;
        first = true;
        return this;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    /// Whether a spreadsheet would run this cell. Costs one comparison for nearly every cell.
    public static boolean isFormula(byte[] utf8, int from, int length) {
        if (length == 0) return false;
        return switch (utf8[from]) {
            case '=', '@', '\t', '\r' -> true;
            case '+', '-' -> !isPlainNumber(utf8, from + 1, length - 1);
            default -> false;
        };
    }

    /// The text, made inert where a spreadsheet would run it.
    public static String inert(String text) {
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        return isFormula(utf8, 0, utf8.length) ? "'" + text : text;
    }

    /// Digits with what people write between them, and no second operator that would make it a sum:
    /// `5`, `3.14`, `1,000`, `1 (202) 555-0143`, `44 20 7946 0958`.
    ///
    /// A telephone number's hyphens make it a subtraction to a spreadsheet; that is harmless (it names
    /// no cell and no function), and an apostrophe would spoil the number for whoever looks it up.
    private static boolean isPlainNumber(byte[] utf8, int from, int length) {
        int digits = 0;
        for (int i = from; i < from + length; i++) {
            byte c = utf8[i];
            if (c >= '0' && c <= '9') digits++;
            else if (c != ' ' && c != '(' && c != ')' && c != '-' && c != '.' && c != ',') return false;
        }
        return digits > 0;
    }

    private static boolean needsQuotes(byte[] utf8, int from, int length) {
        for (int i = from; i < from + length; i++) {
            byte c = utf8[i];
            if (c == '"' || c == ',' || c == '\n' || c == '\r') return true;
        }
        return false;
    }

    private void ensure(int more) {
        if (line.length - size < more) line = Arrays.copyOf(line, Math.max(line.length * 2, size + more));
    }
}
