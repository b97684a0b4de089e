package org.quis.publish;

import static org.quis.publish.Table.number;
import static org.quis.publish.Table.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.quis.publish.Contents.Scope;
import org.quis.publish.Contents.SourceLine;

/// What was audited: how much, from which files, what was missing in them, and whose it was.
final class ScopeSection {
    private final Questions questions;

    ScopeSection(Questions questions) {
        this.questions = questions;
    }

    static List<Scope> scopes(Map<String, String> facts, Row period) {
        long sightings = whole(facts, "sightings");
        long accesses = whole(facts, "accesses");
        return List.of(
                new Scope("Rows", Words.number(whole(facts, "rows")), "lines of data in the files, without headers"),
                new Scope(
                        "Rejected",
                        Words.number(whole(facts, "rejected")),
                        "rows that could not be read; listed below"),
                new Scope("Sightings", Words.number(sightings), "rows that tell of an access"),
                new Scope(
                        "Accesses",
                        Words.number(accesses),
                        "different accesses; %s told of one already counted"
                                .formatted(Words.number(sightings - accesses, "sighting", "sightings"))),
                new Scope("Searches", Words.number(period.count("searches")), "accesses whose action was a query"),
                new Scope("Accounts", Words.number(whole(facts, "users")), "different user names"));
    }

    List<SourceLine> sources() {
        return questions.ask("sources").stream()
                .map(row -> new SourceLine(
                        row.text("label"),
                        row.text("format"),
                        Words.number(row.count("rows")),
                        Words.number(row.count("rejected")),
                        Words.minute(row.time("first_time")) + " to " + Words.minute(row.time("last_time")),
                        row.text("sha256")))
                .toList();
    }

    Table rejected() {
        var rows = questions.ask("rejected").stream()
                .map(row -> List.of(
                        row.text("source"), row.text("row"), row.text("column"), row.text("problem"), row.text("raw")))
                .toList();
        return new Table(
                "Rejected rows",
                List.of(text("Source"), number("Row"), text("Column"), text("Problem"), text("The row as found")),
                rows);
    }

    Table organizations() {
        var answer = questions.ask("organizations");
        boolean unnamed =
                answer.size() == 1 && answer.getFirst().text("organization").isEmpty();
        if (answer.isEmpty() || unnamed) return new Table("Organizations", List.of(), List.of());
        var columns = new ArrayList<Table.Column>();
        columns.add(text("Organization"));
        var measures = answer.getFirst().columns().stream()
                .filter(column -> !column.equals("organization"))
                .toList();
        measures.forEach(measure -> columns.add(number(Words.capitalized(Words.measure(measure)))));
        var rows = new ArrayList<List<String>>();
        for (var row : answer) {
            var cells = new ArrayList<String>();
            cells.add(row.text("organization").isEmpty() ? "(not known)" : row.text("organization"));
            measures.forEach(measure -> cells.add(Words.measured(measure, row.number(measure))));
            rows.add(List.copyOf(cells));
        }
        return new Table("Organizations", columns, rows);
    }

    static long whole(Map<String, String> facts, String key) {
        var value = facts.getOrDefault(key, "0");
        return value.matches("\\d{1,18}") ? Long.parseLong(value) : 0;
    }
}
