package org.quis.intake;

import java.nio.charset.StandardCharsets;
import org.quis.access.Rows;

/// A rejected row as its reader should see it again: as CSV, cut off where it would be unreadable.
final class Raw {
    private static final int MOST = 10_000; // characters

    private Raw() {}

    static String csv(Rows rows, int row) {
        var csv = new StringBuilder();
        for (int cell = 0; cell < rows.cellCount(row) && csv.length() < MOST; cell++) {
            if (cell > 0) csv.append(',');
            var text = cell(rows, row, cell);
            boolean quoted = text.indexOf(',') >= 0
                    || text.indexOf('"') >= 0
                    || text.indexOf('\n') >= 0
                    || text.indexOf('\r') >= 0;
            csv.append(quoted ? '"' + text.replace("\"", "\"\"") + '"' : text);
        }
        return cut(csv.toString());
    }

    static String cell(Rows rows, int row, int cell) {
        int length = Math.min(rows.cellLength(row, cell), MOST * 3);
        return cut(new String(rows.bytes(), rows.cellStart(row, cell), length, StandardCharsets.UTF_8));
    }

    private static String cut(String text) {
        return text.length() <= MOST ? text : text.substring(0, MOST - 1) + "…";
    }
}
