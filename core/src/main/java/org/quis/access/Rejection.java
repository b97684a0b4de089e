package org.quis.access;

/// A row that could not be read as an access, and why. Expected bad input: kept, counted, sealed.
///
/// @param row     the row's number as a reader sees it
/// @param column  the column's header, or its number where there is no header; empty for the whole row
/// @param problem what was wrong and what was expected, for the person who has to mend it
/// @param raw     the row as found
public record Rejection(Source source, long row, String column, String problem, String raw) {}
