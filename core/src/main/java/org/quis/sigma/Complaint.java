package org.quis.sigma;

/// What is wrong with a rule, or doubtful about it, for whoever wrote it.
///
/// @param place   the file
/// @param line    counted from 1; 0 where it is about the whole file, and `column` likewise
/// @param problem what was found and what was expected
/// @param hint    what to do
public record Complaint(String place, int line, int column, String problem, String hint) {

    /// Such as `rules/export.yml:12:9`.
    public String where() {
        return place + (line > 0 ? ":" + line : "") + (line > 0 && column > 0 ? ":" + column : "");
    }

    @Override
    public String toString() {
        return where() + ": " + problem + "\n" + hint;
    }
}
