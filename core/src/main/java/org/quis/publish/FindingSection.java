package org.quis.publish;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.quis.publish.Contents.AccessLine;
import org.quis.publish.Contents.FindingEntry;

/// The findings, each with its evidence, its counter-evidence and its accesses.
final class FindingSection {
    private static final int PARTS = 60; // of the whole period, see finding_times.sql

    private static final Pattern ARROW = Pattern.compile(" -([\\p{L}_ ]{1,40})-> ");

    private final Questions questions;

    FindingSection(Questions questions) {
        this.questions = questions;
    }

    List<FindingEntry> findings(Map<String, String> userPages) {
        var facts = questions.ask("finding_facts", "finding_id");
        var lines = questions.ask("finding_accesses", "finding_id");
        var times = questions.ask("finding_times", "finding_id");
        var paths = new PathSection(questions);
        var entries = new ArrayList<FindingEntry>();
        for (var row : questions.ask("findings")) {
            var id = row.text("finding_id");
            var of = lines.getOrDefault(id, List.of());
            long accesses = row.count("accesses");
            var user = row.text("user_id");
            var target = row.text("subject").isEmpty()
                    ? ""
                    : (Words.spelledOut(row.text("subject_kind")) + " " + row.text("subject")).strip();
            var counts = Questions.counts(times.getOrDefault(id, List.of()), "part", PARTS);
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
                    paths.verdicts(id),
                    paths.personal(id),
                    paths.duty(id),
                    Timeline.path(counts),
                    "%s, %s, in %d of %d parts of the whole period"
                            .formatted(
                                    Words.number(accesses, "access", "accesses"),
                                    period,
                                    Arrays.stream(counts)
                                            .filter(count -> count > 0)
                                            .count(),
                                    PARTS),
                    of.stream().map(FindingSection::line).toList(),
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
                or(row.text("subject"), redacted.contains("subject") ? "masked" : "–"),
                reason.isEmpty() ? Words.reason(row.text("reason_class")) : reason,
                !reason.isEmpty(),
                or(row.text("case_number"), redacted.contains("case_number") ? "masked" : "–"),
                row.text("source") + ":" + row.text("row"),
                row.text("entry"),
                row.text("verdict"),
                Words.verdict(row.text("verdict")),
                chain(row.text("explanation")),
                chain(row.text("conflict")));
    }

    /// `a.diaz -assigned-> case 1` as `a.diaz · assigned → case 1`, which breaks into lines at its spaces only.
    private static String chain(String written) {
        return ARROW.matcher(written).replaceAll(arrow -> " · " + Words.spelledOut(arrow.group(1)) + " → ");
    }

    private static String or(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }
}
