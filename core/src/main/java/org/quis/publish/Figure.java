package org.quis.publish;

/// A picture that can also be read as a table, and asked for again.
///
/// @param id      its anchor, and the name of the drawing in `report.js`
/// @param title   what it shows
/// @param caption how to read it, and what it does not say
/// @param alt     the same for those who do not see it, with its main numbers
/// @param query   what computed it
/// @param table   its numbers
/// @param data    the numbers as JSON for the drawing, safe inside `<script>`
record Figure(String id, String title, String caption, String alt, Query query, Table table, String data) {}
