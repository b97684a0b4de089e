package org.quis.publish;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.quis.publish.Contents.FindingEntry;
import org.quis.publish.Contents.Link;
import org.quis.publish.Contents.MeasureLine;
import org.quis.publish.Contents.Term;
import org.quis.publish.Contents.UserPage;
import org.quis.publish.Contents.WeekLine;

/// A page for each account that has something to show.
final class AccountSection {
    private final Questions questions;

    AccountSection(Questions questions) {
        this.questions = questions;
    }

    /// The accounts that have a page, and the anchors of those pages.
    record Anchors(List<Row> users, Map<String, String> keys) {}

    static Anchors anchors(List<Row> users) {
        var anchors = new LinkedHashMap<String, String>();
        var taken = new HashMap<String, Integer>();
        for (var row : users) {
            var user = row.text("user_id");
            var slug = "user-" + user.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
            int times = taken.merge(slug, 1, Integer::sum);
            anchors.put(user, times == 1 ? slug : slug + "--" + times);
        }
        return new Anchors(users, anchors);
    }

    List<UserPage> users(Anchors anchors, List<FindingEntry> findings) {
        var hours = questions.ask("user_hours", "user_id");
        var verdicts = questions.ask("verdicts_by_user", "user_id");
        var weeks = questions.ask("unlike_weeks", "user_id");
        var found = findings.stream().collect(Collectors.groupingBy(FindingEntry::user));
        var pages = new ArrayList<UserPage>();
        for (var row : anchors.users()) {
            var user = row.text("user_id");
            var counts = Questions.counts(hours.getOrDefault(user, List.of()), "hour", 24);
            var shown = found.getOrDefault(user, List.of());
            pages.add(new UserPage(
                    user,
                    anchors.keys().getOrDefault(user, ""),
                    row.text("organization"),
                    lead(row),
                    Figures.measures(row).stream()
                            .map(measure -> measure(row, measure))
                            .toList(),
                    weeks.getOrDefault(user, List.of()).stream()
                            .map(AccountSection::week)
                            .toList(),
                    shown.stream()
                            .map(finding -> new Link(
                                    finding.anchor(), finding.kindTitle() + ": " + finding.title(), finding.risk()))
                            .toList(),
                    Math.max(0, row.count("findings") - shown.size()),
                    VerdictSection.counts(verdicts.getOrDefault(user, List.of())),
                    VerdictSection.shares(verdicts.getOrDefault(user, List.of())),
                    Timeline.path(counts),
                    hours(counts)));
        }
        return pages;
    }

    static List<Term> measures(List<Row> users) {
        if (users.isEmpty()) return List.of();
        return Figures.measures(users.getFirst()).stream()
                .map(measure -> new Term(Words.capitalized(Words.measure(measure)), Words.measureMeaning(measure)))
                .filter(term -> !term.meaning().isEmpty())
                .toList();
    }

    private static String lead(Row row) {
        var text = new StringBuilder(Words.number(row.count("accesses"), "access", "accesses"));
        if (row.has("searches")) {
            text.append(", of which ").append(Words.number(row.count("searches"), "search", "searches"));
        }
        if (row.has("days")) text.append(", on ").append(Words.number(row.count("days"), "day", "days"));
        return text.append("; ")
                .append(Words.number(row.count("findings"), "finding", "findings"))
                .append('.')
                .toString();
    }

    private static WeekLine week(Row row) {
        return new WeekLine(
                row.text("monday"), Words.number(row.count("accesses"), "access", "accesses"), row.text("because"));
    }

    private static MeasureLine measure(Row row, String measure) {
        double rank = row.number(measure + "_percentile");
        return new MeasureLine(
                Words.capitalized(Words.measure(measure)),
                Words.measured(measure, row.number(measure)),
                Words.percentile(rank),
                Double.isNaN(rank) ? 0 : (int) Math.clamp(Math.round(rank * 100), 0, 100));
    }

    private static String hours(long[] counts) {
        long all = Arrays.stream(counts).sum();
        if (all == 0) return "no accesses with a time";
        long night = counts[22] + counts[23] + Arrays.stream(counts, 0, 6).sum();
        int busiest = 0;
        for (int hour = 1; hour < 24; hour++) if (counts[hour] > counts[busiest]) busiest = hour;
        return "most between %02d:00 and %02d:00; %s between 22:00 and 06:00"
                .formatted(busiest, busiest + 1, night == 0 ? "none" : Words.percent((double) night / all));
    }
}
