package org.quis.publish;

import static org.quis.publish.Table.number;
import static org.quis.publish.Table.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The charts of the report: each one question, its answer as a table, and the same numbers for the drawing.
final class Figures {
    private static final List<String> WEEKDAYS =
            List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");

    private static final int DRAWN = 150; // accounts per measure, or about as many
    private static final int COMPARED = 1000; // as in user_spread.sql

    private final Archive archive;
    private final String zone;

    /// @param zone the time zone of hours and days, as the report names it
    Figures(Archive archive, String zone) {
        this.archive = archive;
        this.zone = zone;
    }

    /// All figures that have something to show.
    List<Figure> all() {
        return Stream.of(hours(), days(), reasonClasses(), topReasons(), spread(), risks())
                .filter(figure -> !figure.table().isEmpty())
                .toList();
    }

    private Figure hours() {
        var query = Query.named("hours");
        var counts = new long[7][24];
        long most = 0;
        var busiest = "";
        for (var row : archive.query(query)) {
            int weekday = (int) row.count("weekday") - 1;
            int hour = (int) row.count("hour");
            long accesses = row.count("accesses");
            counts[weekday][hour] = accesses;
            if (accesses > most) {
                most = accesses;
                busiest = "%s, %02d:00 to %02d:00".formatted(WEEKDAYS.get(weekday), hour, hour + 1);
            }
        }
        var rows = new ArrayList<List<String>>();
        var data = new ArrayList<Map<String, Object>>();
        for (int hour = 0; most > 0 && hour < 24; hour++) {
            var cells = new ArrayList<String>();
            cells.add("%02d:00".formatted(hour));
            for (int weekday = 0; weekday < 7; weekday++) {
                long accesses = counts[weekday][hour];
                cells.add(Words.number(accesses));
                data.add(Map.of("weekday", WEEKDAYS.get(weekday).substring(0, 3), "hour", hour, "accesses", accesses));
            }
            rows.add(List.copyOf(cells));
        }
        var columns = new ArrayList<Table.Column>();
        columns.add(text("Hour"));
        WEEKDAYS.forEach(weekday -> columns.add(number(weekday)));
        return new Figure(
                "hours",
                "When: by hour and weekday",
                "The stronger the color, the more accesses in that hour of the week (%s). ".formatted(zone)
                        + "A busy night is not suspicious by itself: many people are on duty at night.",
                "Accesses by weekday and hour. Most, %s, on %s.".formatted(Words.number(most), busiest),
                query,
                new Table("Accesses by hour of the day and weekday", columns, rows),
                InertJson.of(data));
    }

    private Figure days() {
        var query = Query.named("days");
        var rows = new ArrayList<List<String>>();
        var data = new ArrayList<Map<String, Object>>();
        Row most = null;
        boolean months = false;
        for (var row : archive.query(query)) {
            var period = row.text("period");
            months = period.length() == 7;
            rows.add(List.of(period, Words.number(row.count("accesses"))));
            data.add(Map.of("period", period, "accesses", row.count("accesses")));
            if (most == null || row.count("accesses") > most.count("accesses")) most = row;
        }
        var unit = months ? "month" : "day";
        return new Figure(
                "days",
                "When: by " + unit,
                "Accesses in each %s (%s). The first and the last may be incomplete; a gap may be a %s that was not exported."
                        .formatted(unit, zone, unit),
                most == null
                        ? ""
                        : "Accesses by %s, %s in all. Most, %s, in %s."
                                .formatted(
                                        unit,
                                        Words.number(rows.size(), unit, unit + "s"),
                                        Words.number(most.count("accesses")),
                                        most.text("period")),
                query,
                new Table("Accesses by " + unit, List.of(text(Words.capitalized(unit)), number("Accesses")), rows),
                InertJson.of(data));
    }

    private Figure reasonClasses() {
        var query = Query.named("reason_classes");
        var answer = archive.query(query);
        long all = answer.stream().mapToLong(row -> row.count("accesses")).sum();
        var rows = new ArrayList<List<String>>();
        var data = new ArrayList<Map<String, Object>>();
        var alt = new StringBuilder("Accesses by what was given as the reason:");
        for (var row : answer) {
            var label = row.text("reason_class");
            double share = (double) row.count("accesses") / all;
            rows.add(List.of(
                    Words.reason(label),
                    Words.number(row.count("accesses")),
                    Words.percent(share),
                    Words.reasonMeaning(label)));
            data.add(Map.of(
                    "label", Words.reason(label), "accesses", row.count("accesses"), "share", Words.percent(share)));
            alt.append(" %s %s,".formatted(Words.reason(label), Words.percent(share)));
        }
        alt.setCharAt(alt.length() - 1, '.');
        return new Figure(
                "reasons",
                "Why: what kind of reason was given",
                "Every access once, by what a reviewer could do with the reason typed. "
                        + "Substantive means that it could be checked, not that it is true.",
                alt.toString(),
                query,
                new Table(
                        "Accesses by kind of reason",
                        List.of(text("Reason"), number("Accesses"), number("Share"), text("Meaning")),
                        rows),
                InertJson.of(data));
    }

    private Figure topReasons() {
        var query = Query.named("top_reasons");
        var rows = new ArrayList<List<String>>();
        var data = new ArrayList<Map<String, Object>>();
        for (var row : archive.query(query)) {
            var reason = row.text("reason");
            var kind = Words.reason(row.text("reason_class"));
            rows.add(List.of(reason, kind, Words.number(row.count("accesses"))));
            data.add(Map.of(
                    "place",
                    rows.size(),
                    "reason",
                    shortened(reason),
                    "kind",
                    kind,
                    "accesses",
                    row.count("accesses")));
        }
        return new Figure(
                "top-reasons",
                "Why: the reasons given most often",
                "The %s typed most often, letter for letter. The same few words on very many accesses explain none of them."
                        .formatted(Words.number(rows.size(), "reason", "reasons")),
                rows.isEmpty()
                        ? ""
                        : "The most frequent reason is “%s”, with %s accesses."
                                .formatted(
                                        rows.getFirst().get(0), rows.getFirst().get(2)),
                query,
                new Table(
                        "The most frequent reasons",
                        List.of(text("Reason as typed"), text("Kind"), number("Accesses")),
                        rows),
                InertJson.of(data));
    }

    /// How far apart accounts are in each measure. The table gives quantiles, because a thousand accounts times ten
    /// measures is not a table for people.
    private Figure spread() {
        var query = Query.named("user_spread");
        var answer = archive.query(query);
        var rows = new ArrayList<List<String>>();
        var series = new ArrayList<Map<String, Object>>();
        for (var measure : answer.isEmpty() ? List.<String>of() : measures(answer.getFirst())) {
            var sorted = answer.stream()
                    .filter(row -> !Double.isNaN(row.number(measure)))
                    .sorted(Comparator.comparingDouble(row -> row.number(measure)))
                    .toList();
            if (sorted.isEmpty()) continue;
            var highest = sorted.getLast();
            if (highest.number(measure) <= 0) continue; // nobody does it: nothing to compare
            rows.add(List.of(
                    Words.measure(measure),
                    Words.measured(measure, quantile(sorted, measure, 0.1)),
                    Words.measured(measure, quantile(sorted, measure, 0.5)),
                    Words.measured(measure, quantile(sorted, measure, 0.9)),
                    Words.measured(measure, highest.number(measure)),
                    highest.text("user_id")));
            var points = new ArrayList<Map<String, Object>>();
            // the drawing needs the shape and the far ends, not every account of a crowd
            int step = Math.max(1, sorted.size() / DRAWN);
            for (int i = 0; i < sorted.size(); i++) {
                if (i % step != 0 && i < sorted.size() - 20) continue;
                var row = sorted.get(i);
                points.add(Map.of("value", rounded(row.number(measure)), "user", row.text("user_id")));
            }
            var one = new LinkedHashMap<String, Object>();
            one.put("measure", Words.capitalized(Words.measure(measure)));
            one.put("share", Words.measured(measure, 0.5).endsWith("%"));
            one.put("median", rounded(quantile(sorted, measure, 0.5)));
            one.put("points", points);
            series.add(one);
        }
        return new Figure(
                "spread",
                "Who: how accounts compare with each other",
                "One thin mark is one account, the thick one is the account in the middle (the median). "
                        + "What sets an account apart may be its post: a night shift or an analyst's desk looks unusual too."
                        + (answer.size() > DRAWN
                                ? " About %d accounts are drawn, evenly by rank, and the 20 highest.".formatted(DRAWN)
                                : "")
                        + (answer.size() >= COMPARED
                                ? " Only the %,d accounts with the most accesses are compared.".formatted(COMPARED)
                                : ""),
                "How %s differ in %s; the table gives the low, middle and high ends of each."
                        .formatted(
                                Words.number(answer.size(), "account", "accounts"),
                                Words.number(rows.size(), "measure", "measures")),
                query,
                new Table(
                        "Spread of each measure over accounts",
                        List.of(
                                text("Measure"),
                                number("Low (10th percentile)"),
                                number("Middle (median)"),
                                number("High (90th percentile)"),
                                number("Highest"),
                                text("Account with the highest")),
                        rows),
                InertJson.of(series));
    }

    private Figure risks() {
        var query = Query.named("risks");
        var rows = new ArrayList<List<String>>();
        var data = new ArrayList<Map<String, Object>>();
        long high = 0;
        for (var row : archive.query(query)) {
            int step = (int) row.count("step");
            if (step > 8) high += row.count("accesses");
            var label = step == 0 ? "0" : "%.1f–%.1f".formatted((step - 1) / 10.0, step / 10.0);
            rows.add(List.of(step == 0 ? "0 (nothing found)" : label, Words.number(row.count("accesses"))));
            data.add(Map.of("step", step, "label", label, "accesses", row.count("accesses")));
        }
        return new Figure(
                "risks",
                "How much: accesses by risk",
                "Each access once, by its risk from 0 to 1. The scale is logarithmic, so that the few at the right can be seen; those at 0.8 or above stand out in red. "
                        + "Of the accesses in a finding, the first has the finding's risk and each further one less. "
                        + "Risk orders the work of a reviewer with little time; it is not a probability of guilt.",
                "Accesses by risk. %s at 0.8 or above.".formatted(Words.number(high, "access is", "accesses are")),
                query,
                new Table("Accesses by risk", List.of(text("Risk"), number("Accesses")), rows),
                InertJson.of(data));
    }

    /// The columns of a row of `user_measures` that have a rank among peers beside them, volume first.
    static List<String> measures(Row row) {
        return row.columns().stream()
                .filter(column -> row.has(column + "_percentile"))
                .toList();
    }

    private static double quantile(List<Row> sorted, String measure, double share) {
        return sorted.get((int) Math.round(share * (sorted.size() - 1))).number(measure);
    }

    private static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }

    private static String shortened(String text) {
        var line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= 44 ? line : line.substring(0, 43) + "…";
    }
}
