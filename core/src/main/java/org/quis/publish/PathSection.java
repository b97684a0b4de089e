package org.quis.publish;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.quis.publish.PathPicture.Arrow;
import org.quis.publish.PathPicture.Node;

/// The paths behind each finding: personal ones speak for it, duties against it.
final class PathSection {
    /// Nodes that a sentence names without saying of what kind they are.
    private static final Set<String> SAY_WHAT_THEY_ARE = Set.of("person", "user", "address", "organization");

    private static final int DAY = "2026-03-04".length();

    private final Map<String, List<Row>> paths;
    private final Map<String, List<Row>> verdicts;

    PathSection(Questions questions) {
        paths = questions.ask("finding_paths", "finding_id");
        verdicts = questions.ask("finding_verdicts", "finding_id");
    }

    List<PathPicture> personal(String finding) {
        return pictures(finding, "personal", "with_tie", "a path of personal ties");
    }

    List<PathPicture> duty(String finding) {
        return pictures(finding, "duty", "with_duty", "a path of duty");
    }

    /// How many of a finding's accesses have which verdict: `2 explained, 1 unexplained`.
    String verdicts(String finding) {
        return VerdictSection.counts(verdicts.getOrDefault(finding, List.of()));
    }

    /// One picture, or none: of a finding's accesses only the first with a path is drawn.
    private List<PathPicture> pictures(String finding, String side, String count, String what) {
        var ties = paths.getOrDefault(finding, List.of()).stream()
                .filter(row -> row.text("side").equals(side))
                .toList();
        if (ties.isEmpty()) return List.of();
        var first = ties.getFirst();
        var counts = verdicts.getOrDefault(finding, List.of());
        return List.of(new PathPicture(
                Words.path(first.text("name")),
                Words.pathMeaning(first.text("name")),
                Boolean.TRUE.equals(first.value("weak")),
                extent(Questions.sum(counts, count), Questions.sum(counts, "accesses"), what),
                Words.minute(first.time("time")),
                Words.spelledOut(first.text("subject_kind")) + " " + first.text("subject") + ", ledger index "
                        + first.text("entry"),
                sentence(ties),
                node(first, "from"),
                ties.stream().map(PathSection::arrow).toList()));
    }

    private static String extent(long with, long all, String what) {
        if (all <= 1) return "The access of";
        return "%s of its %s %s %s. The first:"
                .formatted(
                        Words.number(with), Words.number(all, "access", "accesses"), with == 1 ? "has" : "have", what);
    }

    private static Arrow arrow(Row tie) {
        var inferred = tie.text("inferred");
        var row = tie.count("row") > 0 ? tie.text("file") + " row " + tie.text("row") : tie.text("file");
        return new Arrow(
                Words.tie(tie.text("label")).replaceFirst("^whose ", ""),
                inferred.isEmpty() ? row : "inferred from " + inferred + " (" + row + ")",
                valid(tie.text("valid_from"), tie.text("valid_to"), inferred.isEmpty()),
                !inferred.isEmpty(),
                node(tie, "to"));
    }

    /// @param end of the tie: `from` or `to`
    private static Node node(Row tie, String end) {
        return new Node(Words.node(tie.text(end + "_kind")), named(tie, end));
    }

    private static Named named(Row tie, String end) {
        return new Named(tie.text(end + "_name"), tie.text(end + "_node"));
    }

    private static String valid(String from, String to, boolean declared) {
        if (from.isEmpty() && to.isEmpty()) return declared ? "undated" : "";
        if (from.equals(to)) return "at " + from;
        if (from.isEmpty()) return "until " + to;
        if (to.isEmpty()) return "since " + from;
        boolean sameDay = to.length() > DAY && from.length() > DAY && to.startsWith(from.substring(0, DAY));
        return from + " to " + (sameDay ? to.substring(DAY).strip() : to);
    }

    /// `Ana Diaz (a.diaz) is Ana Diaz (p-17), whose former spouse is Ben Roe (p-4), who owns plate 7ABC123.`
    private static String sentence(List<Row> ties) {
        var text = new StringBuilder();
        for (var tie : ties) {
            var phrase = Words.tie(tie.text("label"));
            boolean whose = phrase.startsWith("whose ");
            var kind = tie.text("from_kind");
            if (text.isEmpty()) text.append(told(tie, "from"));
            else if (!whose) text.append(isSomebody(kind) ? ", who" : ", which");
            text.append(whose ? ", " : " ").append(phrase).append(' ');
            text.append(told(tie, "to"));
            if (!tie.text("inferred").isEmpty())
                text.append(" (inferred from ").append(tie.text("inferred")).append(')');
        }
        return text.append('.').toString();
    }

    private static String told(Row tie, String end) {
        var kind = tie.text(end + "_kind");
        var text = named(tie, end).text();
        return SAY_WHAT_THEY_ARE.contains(kind) ? text : (Words.node(kind) + " " + text).strip();
    }

    private static boolean isSomebody(String kind) {
        return kind.equals("person") || kind.equals("user");
    }
}
