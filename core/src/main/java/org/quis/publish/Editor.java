package org.quis.publish;

import static org.quis.publish.Table.number;
import static org.quis.publish.Table.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.quis.publish.Contents.AccessLine;
import org.quis.publish.Contents.FindingEntry;
import org.quis.publish.Contents.Headline;
import org.quis.publish.Contents.KindLine;
import org.quis.publish.Contents.Link;
import org.quis.publish.Contents.MeasureLine;
import org.quis.publish.Contents.Scope;
import org.quis.publish.Contents.SourceLine;
import org.quis.publish.Contents.Term;
import org.quis.publish.Contents.Unchecked;
import org.quis.publish.Contents.UserPage;

/// Asks the archive and puts the answers into words.
final class Editor {
    private static final int PARTS = 60; // of the whole period, see finding_times.sql

    private final Archive archive;
    private final ReportOptions options;
    private final List<Query> asked = new ArrayList<>();

    Editor(Archive archive, ReportOptions options) {
        this.archive = archive;
        this.options = options;
    }

    Contents compose() {
        var facts = new LinkedHashMap<String, String>();
        ask("summary").forEach(row -> facts.put(row.text("key"), row.text("value")));
        var zone = facts.getOrDefault("zone", "UTC");
        var period = ask("period").getFirst();
        var kinds = ask("finding_kinds");
        long findings = kinds.stream().mapToLong(row -> row.count("findings")).sum();
        long rejected = whole(facts, "rejected");

        var unchecked = ask("unchecked").stream()
                .map(row -> new Unchecked(Words.kind(row.text("check")), row.text("why")))
                .toList();
        var anchors = anchors(ask("users"));
        var entries = findings(anchors.keys());
        var figures = new Figures(archive, zone).all();
        figures.forEach(figure -> asked.add(figure.query()));
        return new Contents(
                options,
                facts,
                Words.day(period.time("first_time")),
                Words.day(period.time("last_time")),
                zone,
                headlines(facts, kinds, findings, unchecked.size()),
                scopes(facts, period),
                sources(),
                gaps(),
                unchecked,
                kinds.stream().map(Editor::kind).toList(),
                findings,
                entries,
                figures,
                organizations(),
                users(anchors, entries),
                rejected(),
                rejected,
                measures(anchors.users()),
                List.copyOf(asked));
    }

    private List<Row> ask(String name) {
        var query = Query.named(name);
        asked.add(query);
        return archive.query(query);
    }

    // ---- what was audited

    private List<Headline> headlines(Map<String, String> facts, List<Row> kinds, long findings, int unchecked) {
        var reasons = archive.query(Query.named("reason_classes"));
        long all = reasons.stream().mapToLong(row -> row.count("accesses")).sum();
        var mute = Set.of("blank", "vague", "case_number_only");
        long unusable = reasons.stream()
                .filter(row -> mute.contains(row.text("reason_class")))
                .mapToLong(row -> row.count("accesses"))
                .sum();
        long high = ask("high_risk").getFirst().count("accesses");
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

    private static List<Scope> scopes(Map<String, String> facts, Row period) {
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

    private List<SourceLine> sources() {
        return ask("sources").stream()
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
    private Table gaps() {
        var rows = new ArrayList<List<String>>();
        for (var row : ask("source_columns")) {
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

    private Table rejected() {
        var rows = ask("rejected").stream()
                .map(row -> List.of(
                        row.text("source"), row.text("row"), row.text("column"), row.text("problem"), row.text("raw")))
                .toList();
        return new Table(
                "Rejected rows",
                List.of(text("Source"), number("Row"), text("Column"), text("Problem"), text("The row as found")),
                rows);
    }

    private Table organizations() {
        var answer = ask("organizations");
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

    // ---- findings

    private static KindLine kind(Row row) {
        var label = row.text("kind");
        return new KindLine(
                label,
                Words.kind(label),
                Words.kindMeaning(label),
                Words.number(row.count("findings")),
                Words.number(row.count("users")),
                Words.risk(row.number("risk")));
    }

    private List<FindingEntry> findings(Map<String, String> userPages) {
        var facts = by("finding_id", ask("finding_facts"));
        var lines = by("finding_id", ask("finding_accesses"));
        var times = by("finding_id", ask("finding_times"));
        var entries = new ArrayList<FindingEntry>();
        for (var row : ask("findings")) {
            var id = row.text("finding_id");
            var of = lines.getOrDefault(id, List.of());
            long accesses = row.count("accesses");
            var user = row.text("user_id");
            var target = row.text("subject").isEmpty()
                    ? ""
                    : (Words.spelledOut(row.text("subject_kind")) + " " + row.text("subject")).strip();
            var counts = counts(times.getOrDefault(id, List.of()), "part", PARTS);
            var period = period(row);
            entries.add(new FindingEntry(
                    id,
                    "finding-" + (entries.size() + 1),
                    row.text("kind"),
                    Words.kind(row.text("kind")),
                    row.text("title"),
                    user,
                    userPages.getOrDefault(user, ""),
                    target,
                    Words.risk(row.number("risk")),
                    (int) Math.clamp(Math.round(row.number("risk") * 100), 0, 100),
                    Words.number(accesses, "access", "accesses"),
                    period,
                    row.text("rule_id"),
                    facts(facts.getOrDefault(id, List.of()), "evidence"),
                    facts(facts.getOrDefault(id, List.of()), "counter_evidence"),
                    Timeline.path(counts),
                    "%s, %s, in %d of %d parts of the whole period"
                            .formatted(
                                    Words.number(accesses, "access", "accesses"),
                                    period,
                                    Arrays.stream(counts)
                                            .filter(count -> count > 0)
                                            .count(),
                                    PARTS),
                    of.stream().map(Editor::line).toList(),
                    Math.max(0, accesses - of.size())));
        }
        return entries;
    }

    private static String period(Row row) {
        var first = Words.minute(row.time("first_time"));
        var last = Words.minute(row.time("last_time"));
        return first.equals(last) ? "at " + first : "from " + first + " to " + last;
    }

    private static List<String> facts(List<Row> rows, String side) {
        return rows.stream()
                .filter(row -> row.text("side").equals(side))
                .map(row -> row.text("text"))
                .toList();
    }

    private static AccessLine line(Row row) {
        var reason = row.text("reason");
        var redacted = List.of(row.text("redacted").split(";"));
        return new AccessLine(
                Words.second(row.time("time")),
                or(row.text("user_id"), redacted.contains("user_id") ? "masked" : "–"),
                or(row.text("subject"), redacted.contains("subject") ? "masked" : "–"),
                reason.isEmpty() ? Words.reason(row.text("reason_class")) : reason,
                !reason.isEmpty(),
                or(row.text("case_number"), redacted.contains("case_number") ? "masked" : "–"),
                row.text("source") + ":" + row.text("row"),
                row.text("entry"));
    }

    // ---- accounts

    /// The accounts that have a page, and the anchors of those pages.
    private record Anchors(List<Row> users, Map<String, String> keys) {}

    private static Anchors anchors(List<Row> users) {
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

    private List<UserPage> users(Anchors anchors, List<FindingEntry> findings) {
        var hours = by("user_id", ask("user_hours"));
        var found = findings.stream().collect(Collectors.groupingBy(FindingEntry::user));
        var pages = new ArrayList<UserPage>();
        for (var row : anchors.users()) {
            var user = row.text("user_id");
            var counts = counts(hours.getOrDefault(user, List.of()), "hour", 24);
            var shown = found.getOrDefault(user, List.of());
            pages.add(new UserPage(
                    user,
                    anchors.keys().getOrDefault(user, ""),
                    row.text("organization"),
                    lead(row),
                    Figures.measures(row).stream()
                            .map(measure -> measure(row, measure))
                            .toList(),
                    shown.stream()
                            .map(finding -> new Link(
                                    finding.anchor(), finding.kindTitle() + ": " + finding.title(), finding.risk()))
                            .toList(),
                    Math.max(0, row.count("findings") - shown.size()),
                    Timeline.path(counts),
                    hours(counts)));
        }
        return pages;
    }

    private static List<Term> measures(List<Row> users) {
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

    // ---- helpers

    private static long[] counts(List<Row> rows, String place, int places) {
        var counts = new long[places];
        for (var row : rows) counts[(int) row.count(place)] += row.count("accesses");
        return counts;
    }

    private static Map<String, List<Row>> by(String column, List<Row> rows) {
        return rows.stream().collect(Collectors.groupingBy(row -> row.text(column)));
    }

    private static String or(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }

    private static long whole(Map<String, String> facts, String key) {
        var value = facts.getOrDefault(key, "0");
        return value.matches("\\d{1,18}") ? Long.parseLong(value) : 0;
    }
}
