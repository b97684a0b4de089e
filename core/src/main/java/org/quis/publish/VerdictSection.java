package org.quis.publish;

import static org.quis.publish.Table.number;
import static org.quis.publish.Table.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.quis.publish.Contents.Share;

/// Whether the reference data say why each access happened: of all accesses, by unit, and by account.
final class VerdictSection {
    /// In the order in which they are drawn and told.
    private static final List<String> VERDICTS = List.of("explained", "conflicted", "unexplained", "unresolved");

    private final Archive archive;
    private final Row all;

    VerdictSection(Archive archive, Questions questions) {
        this.archive = archive;
        this.all = questions.ask("verdicts").stream().findFirst().orElse(new Row(List.of("accesses"), List.of(0L)));
    }

    long count(String verdict) {
        return all.count("accesses") == 0 ? 0 : all.count(verdict);
    }

    /// All figures that have something to show.
    List<Figure> figures() {
        return Stream.of(overall(), byUnit())
                .filter(figure -> !figure.table().isEmpty())
                .toList();
    }

    private Figure overall() {
        long accesses = all.count("accesses");
        var rows = new ArrayList<List<String>>();
        var data = new ArrayList<Map<String, Object>>();
        for (var verdict : accesses == 0 ? List.<String>of() : VERDICTS) {
            var share = Words.percent((double) all.count(verdict) / accesses);
            rows.add(List.of(
                    Words.capitalized(Words.verdict(verdict)),
                    Words.number(all.count(verdict)),
                    share,
                    Words.verdictMeaning(verdict)));
            data.add(Map.of(
                    "verdict",
                    verdict,
                    "label",
                    Words.verdict(verdict),
                    "accesses",
                    all.count(verdict),
                    "share",
                    share));
        }
        return new Figure(
                "verdicts",
                "All accesses by verdict",
                "Every access once. Personally tied is not misconduct, and unexplained is not suspicious: the reference data "
                        + "never hold every call, tip and errand.",
                "Accesses by verdict: " + counts(List.of(all)) + ".",
                Query.named("verdicts"),
                new Table(
                        "Accesses by verdict",
                        List.of(text("Verdict"), number("Accesses"), number("Share"), text("Meaning")),
                        rows),
                InertJson.of(data));
    }

    private Figure byUnit() {
        var query = Query.named("verdicts_by_unit");
        var answer = archive.query(query);
        var rows = new ArrayList<List<String>>();
        var data = new ArrayList<Map<String, Object>>();
        // one line that says nothing but `not known` repeats the figure above
        for (var row : answer.size() < 2 ? List.<Row>of() : answer) {
            var cells = new ArrayList<String>();
            cells.add(place(row));
            cells.add(Words.number(row.count("accesses")));
            var parts = new ArrayList<Map<String, Object>>();
            for (var verdict : VERDICTS) {
                cells.add(Words.number(row.count(verdict)));
                parts.add(Map.of("verdict", verdict, "label", Words.verdict(verdict), "accesses", row.count(verdict)));
            }
            rows.add(List.copyOf(cells));
            data.add(Map.of("place", place(row), "accesses", row.count("accesses"), "verdicts", parts));
        }
        var columns = new ArrayList<>(List.of(text("Unit and organization"), number("Accesses")));
        VERDICTS.forEach(verdict -> columns.add(number(Words.capitalized(Words.verdict(verdict)))));
        return new Figure(
                "verdicts-by-unit",
                "Accesses by verdict, by unit and organization",
                "The share of each verdict, units with the most accesses first (at most 30). Units whose calls and cases are "
                        + "entered elsewhere look unexplained here.",
                "The share of each verdict in the accesses of %s; the table has the numbers."
                        .formatted(Words.number(rows.size(), "unit", "units")),
                query,
                new Table("Accesses by verdict and unit", columns, rows),
                InertJson.of(data));
    }

    /// The unit first: units of one organization are told apart by it, and a drawing may cut the end.
    private static String place(Row row) {
        var place = Stream.of(row.text("unit"), row.text("organization"))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining(", "));
        return place.isEmpty() ? "(not known)" : place;
    }

    /// `2 explained, 1 unexplained`; empty where there are none.
    static String counts(List<Row> rows) {
        return VERDICTS.stream()
                .filter(verdict -> Questions.sum(rows, "accesses") > 0 && Questions.sum(rows, verdict) > 0)
                .map(verdict -> Words.number(Questions.sum(rows, verdict)) + " " + Words.verdict(verdict))
                .collect(Collectors.joining(", "));
    }

    /// The verdicts as pieces of a bar from 0 to 100.
    static List<Share> shares(List<Row> rows) {
        double accesses = Questions.sum(rows, "accesses");
        double from = 0;
        var shares = new ArrayList<Share>();
        for (var verdict : accesses == 0 ? List.<String>of() : VERDICTS) {
            double width = 100 * Questions.sum(rows, verdict) / accesses;
            if (width > 0) shares.add(new Share(verdict, rounded(from), rounded(width)));
            from += width;
        }
        return shares;
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
