package org.quis.store;

/// Cells of CSV files that spreadsheet programs would take for formulas, and run: a log's text is written
/// by the people it watches (OWASP, CSV Injection).
final class Cells {
    private static final String DANGEROUS = "=+-@\t\r";

    private Cells() {}

    /// The cell as it goes into a CSV file: guarded by an apostrophe and quoted where need be.
    static String csv(String text) {
        String guarded = text.isEmpty() || DANGEROUS.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
        boolean plain = guarded.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? guarded : '"' + guarded.replace("\"", "\"\"") + '"';
    }

    /// The same guard, made by DuckDB, for a column that it exports under its own name.
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
