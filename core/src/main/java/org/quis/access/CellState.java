package org.quis.access;

/// What a cell tells: four different facts that a blank in a spreadsheet would mix up.
public enum CellState {
    /// The source has no such column, or this row is too short to reach it.
    NOT_EXPORTED,
    /// The column is there and the cell is empty.
    BLANK,
    /// Somebody masked the cell (`***`, `REDACTED`, a statute's number); the mark is kept in the verbatim row.
    REDACTED,
    /// The cell says something.
    VALUE
}
