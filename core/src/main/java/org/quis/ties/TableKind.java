package org.quis.ties;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A reference table, as `ties.yaml` declares it.
///
/// @param id          the column that must not repeat; `null` where rows have no id
/// @param names       whom or what its rows name
/// @param need        columns without which nothing can be read
/// @param from        column of the first instant of validity; `null` where rows are always valid
/// @param to          column of the first instant no longer valid; the same as `from` for a moment
/// @param eventMillis how long a row without an end lasts; `null` where it lasts on
record TableKind(
        String name,
        @Nullable String id,
        List<Naming> names,
        List<String> need,
        @Nullable String from,
        @Nullable String to,
        @Nullable Long eventMillis,
        List<Row> ties) {

    /// A tie that every row makes.
    ///
    /// @param kind       `null` where a column says which
    /// @param kindColumn that column
    record Row(End from, @Nullable TieKind kind, @Nullable String kindColumn, End to) {}

    /// A column that says what a node is called.
    ///
    /// @param kind   of the node, and `column` the column with its id
    /// @param nameIn the column with its name
    record Naming(String kind, String column, String nameIn) {}

    boolean makes(TieKind kind) {
        return ties.stream()
                .anyMatch(row -> row.kind() == null
                        ? kind.nature() == Nature.PERSONAL && !kind.isInferred()
                        : row.kind().number() == kind.number());
    }

    /// One end of a tie.
    ///
    /// @param kind       the kind of node; `null` where a column says which
    /// @param column     the column that names the node
    /// @param kindColumn the column with its kind
    record End(
            @Nullable String kind, String column, @Nullable String kindColumn) {}
}
