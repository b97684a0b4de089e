package org.quis.publish;

import java.util.List;

/// A table as people read it: every cell already in words.
///
/// @param about   what the rows are, for those who hear the table instead of seeing it
/// @param columns headings, in order
record Table(String about, List<Column> columns, List<List<String>> rows) {

    Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /// @param numeric whether its cells line up at their last digit
    record Column(String heading, boolean numeric) {}

    static Column text(String heading) {
        return new Column(heading, false);
    }

    static Column number(String heading) {
        return new Column(heading, true);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }
}
