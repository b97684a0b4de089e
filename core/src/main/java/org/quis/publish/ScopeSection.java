package org.quis.publish;

import static org.quis.publish.Table.number;
import static org.quis.publish.Table.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.quis.publish.Contents.Headline;
import org.quis.publish.Contents.Scope;
import org.quis.publish.Contents.SourceLine;

/// What was audited: how much, from which files, what was missing in them, and whose it was.
final class ScopeSection {
    private final Questions questions;

    ScopeSection(Questions questions) {
        this.questions = questions;
    }

    List<Headline> headlines(Map<String, String> facts, List<Row> kinds, long findings, int unchecked) {
        var reasons = questions.ask("reason_classes");
        long all = reasons.stream().mapToLong(row -> row.count("accesses")).sum();
        var mute = Set.of("blank", "vague", "case_number_only");
        long unusable = reasons.stream()
                .filter(row -> mute.contains(row.text("reason_class")))
                .mapToLong(row -> row.count("accesses"))
                .sum();
        long high = questions.ask("high_risk").getFirst().count("accesses");
        return List.of(
                new Headline(
                        Words.number(whole(facts, "accesses")),
                        "accesses",
                        "Each is one person's one look into a database, counted once however many files tell of it."),
                new Headline(
                        Words.number(whole(facts, "users")),
                        "accounts",
                        "As many different user names made them. An account is not always one person."),
                new Headline(
                        all == 0 ? "–" : Words.percent((double) unusable / all),
                        "without a usable reason",
                        "%s were left blank, gave only a number, or said only words like “investigation”."
                                .formatted(Words.number(unusable, "access", "accesses"))),
                new Headline(
                        Words.number(findings),
                        findings == 1 ? "finding" : "findings",
                        kinds.isEmpty()
                                ? "No check found anything that needs a second look."
                                : "Patterns that need a second look, of %s."
                                        .formatted(Words.number(kinds.size(), "kind", "kinds"))),
                new Headline(
                        Words.number(high),
                        "at high risk",
                        "Accesses with a risk of 0.8 or more: where a reviewer with little time should begin."),
                new Headline(
                        Words.number(unchecked),
                        unchecked == 1 ? "check not made" : "checks not made",
                        unchecked == 0
                                ? "Everything that this program can check was checked."
                                : "For want of data, named below. What was not checked is not cleared."));
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

    /// What was not in the files, per source and column: the reader has to know what could not be seen.
    Table gaps() {
        var rows = new ArrayList<List<String>>();
        for (var row : questions.ask("source_columns")) {
            long all = row.count("redacted") + row.count("blank") + row.count("filled");
            boolean exported = row.text("state").equals("exported");
            rows.add(List.of(
                    row.text("label"),
                    Words.spelledOut(row.text("field")),
                    exported ? "yes" : "not in the export",
                    exported ? share(row.count("redacted"), all) : "–",
                    exported ? share(row.count("blank"), all) : "–"));
        }
        return new Table(
                "Columns that were not exported, masked or left blank",
                List.of(text("Source"), text("Column"), text("Exported"), number("Masked"), number("Blank")),
                rows);
    }

    private static String share(long part, long all) {
        if (part == 0 || all == 0) return "none";
        return part == all ? "all" : Words.percent((double) part / all);
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
        if (answer.isEmpty()) return new Table("Organizations", List.of(), List.of());
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
