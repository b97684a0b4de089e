package org.quis.publish;

import static org.quis.publish.Table.number;
import static org.quis.publish.Table.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.quis.publish.Contents.ReferenceLine;
import org.quis.publish.Contents.Unchecked;

/// What could not be checked: for want of columns, of reference tables, or of rows in them that could be used.
final class UncheckedSection {
    /// What stands in the place of a kind of misuse where it is an explanation that could not be found.
    private static final String EXPLAINED = "explained";

    private final Questions questions;

    UncheckedSection(Questions questions) {
        this.questions = questions;
    }

    /// Checks that could not be made, each with every reason why; explanations that could not be found stand last.
    List<Unchecked> checks() {
        var whys = new LinkedHashMap<String, List<String>>();
        var answer = questions.ask("unchecked");
        for (boolean last : new boolean[] {false, true}) {
            for (var row : answer) {
                if (row.text("check").equals(EXPLAINED) != last) continue;
                whys.computeIfAbsent(row.text("check"), _ -> new ArrayList<>()).add(row.text("why"));
            }
        }
        var checks = new ArrayList<Unchecked>();
        whys.forEach((check, why) -> checks.add(new Unchecked(Words.kind(check), why, Words.kindMeaning(check))));
        return checks;
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

    List<ReferenceLine> reference() {
        return questions.ask("reference_tables").stream()
                .map(row -> new ReferenceLine(
                        row.text("file"),
                        row.text("sha256"),
                        row.count("rows"),
                        row.count("left_out"),
                        row.count("noted")))
                .toList();
    }

    Table problems() {
        var rows = questions.ask("reference_problems").stream()
                .map(row -> List.of(
                        row.text("file"),
                        row.count("row") > 0 ? row.text("row") : "–",
                        row.text("column"),
                        row.text("problem"),
                        Boolean.TRUE.equals(row.value("left_out")) ? "left out" : "noted"))
                .toList();
        return new Table(
                "Problems in the reference data",
                List.of(text("File"), number("Row"), text("Column"), text("Problem"), text("What was done")),
                rows);
    }
}
