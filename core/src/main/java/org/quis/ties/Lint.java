package org.quis.ties;

/// Something in the reference data that cannot be right, or cannot be used.
///
/// @param file    the table's file
/// @param row     as a reader sees it (header = 1); 0 for the file as a whole
/// @param column  empty for the row as a whole
/// @param problem what was wrong and what was expected
/// @param leftOut whether something was left out for it; else it was only noted
public record Lint(String file, long row, String column, String problem, boolean leftOut) {

    /// As shown to an operator: place, problem.
    @Override
    public String toString() {
        return file + (row > 0 ? ":" + row : "") + (column.isEmpty() ? "" : ": " + column) + ": " + problem;
    }
}
