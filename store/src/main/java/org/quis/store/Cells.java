package org.quis.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.quis.publish.SpreadsheetCsv;

/// Cells of CSV files that spreadsheet programs would take for formulas, and run: a log's text is written
/// by the people it watches (OWASP, CSV Injection).
final class Cells {
    private Cells() {}

    /// The cell as it goes into a CSV file: made inert and quoted where need be.
    static String csv(String text) {
        var utf8 = text.getBytes(UTF_8);
        var cell = new byte[2 * utf8.length + 3];
        return new String(cell, 0, SpreadsheetCsv.put(utf8, 0, utf8.length, cell, 0), UTF_8);
    }

    /// The same guard but for plain numbers, made by DuckDB, for a column that it exports under its own name.
    static String guardedSql(String column) {
        return "case when left(" + column + ", 1) in ('=', '+', '-', '@', chr(9), chr(13)) then '''' || " + column
                + " else " + column + " end as " + column;
    }

    /// The cell as one line of a terminal: no control character of a log reaches it.
    static String printable(String text) {
        if (text.chars().noneMatch(Character::isISOControl)) return text;
        var line = new StringBuilder();
        text.chars().forEach(c -> {
            if (c == '\n') line.append("\\n");
            else if (c == '\r') line.append("\\r");
            else if (c == '\t') line.append("\\t");
            else if (Character.isISOControl(c)) line.append("\\u%04x".formatted(c));
            else line.append((char) c);
        });
        return line.toString();
    }
}
