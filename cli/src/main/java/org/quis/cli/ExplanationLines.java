package org.quis.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.quis.explain.Explainer;
import org.quis.explain.Explanation;
import org.quis.explain.Inquiry;
import org.quis.explain.Missing;
import org.quis.explain.StatedReason;
import org.quis.explain.Verdict;
import org.quis.ties.Interval;
import org.quis.ties.Path;
import org.quis.ties.Ties;

/// An explanation, as a reviewer reads it: the verdict, every chain with its rows, whom the subject may mean, what was
/// stated, and what would have explained it.
final class ExplanationLines {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final int MOST_CHAINS = 12;
    private static final int MOST_CANDIDATES = 5;
    private static final int MOST_HOLDERS = 5;

    private final Ties ties;
    private final ZoneId zone;
    private final Explainer explainer;
    private final PrintWriter out;

    ExplanationLines(Ties ties, ZoneId zone, PrintWriter out) {
        this.ties = ties;
        this.zone = zone;
        this.explainer = new Explainer(ties);
        this.out = out;
    }

    void print(Inquiry asked) {
        var explained = explainer.explain(asked);
        out.println();
        out.println(explained.verdict().label() + ": " + sentence(explained));
        meant(explained, asked);
        if (explained.user() == Ties.NOBODY) return;
        chains("duty", explainer.duties(explained, asked));
        chains("personal", explainer.personals(explained, asked));
        kinship(explained);
        stated(explained);
        if (explained.verdict() == Verdict.EXPLAINED || explained.hasStrongDuty()) return;
        holders(explained, asked);
        var missing = new Missing(ties, zone).sentences(asked, explained);
        if (missing.isEmpty()) return;
        out.println();
        out.println("would have explained it:");
        for (var one : missing) out.println("  " + Printable.line(one));
    }

    private String sentence(Explanation explained) {
        return switch (explained.verdict()) {
            case EXPLAINED -> explained.duty().map(this::duty).orElse("") + rarity(explained);
            case CONFLICTED ->
                "a personal tie ("
                        + explained.personal().map(path -> path.walk().name()).orElse("") + ")"
                        + explained.duty().map(path -> ", beside " + duty(path)).orElse(", and no duty that is known");
            case UNEXPLAINED -> "no duty that is known leads there, which by itself says nothing against anybody";
            case UNRESOLVED ->
                explained.user() == Ties.NOBODY
                        ? "no reference table knows this user"
                        : "the reference data know too little to say";
        };
    }

    private String duty(Path path) {
        return path.walk().name() + (path.weak() ? ", a lesser reason" : "");
    }

    private static String rarity(Explanation explained) {
        double share = Math.pow(2, -explained.bits());
        return String.format(
                Locale.ROOT,
                "; about 1 in %,.0f colleagues at work had such a duty (%.1f bits)",
                1 / share,
                explained.bits());
    }

    private void meant(Explanation explained, Inquiry asked) {
        var persons = ties.persons(explained.target(), asked.timeMillis());
        if (persons.isEmpty()) {
            out.println("means nobody in people.csv");
            return;
        }
        out.println("may mean, from the typing alone:");
        persons.stream()
                .sorted(java.util.Comparator.comparingDouble(org.quis.identity.Candidate::probability)
                        .reversed())
                .limit(MOST_CANDIDATES)
                .forEach(one -> out.printf(
                        Locale.ROOT,
                        "  %-14s %3.0f %%%s%n",
                        Printable.line(ties.id(one.node())),
                        100 * one.probability(),
                        one.node() == explained.person() ? "  taken" : ""));
        if (persons.size() > MOST_CANDIDATES) out.println("  and " + (persons.size() - MOST_CANDIDATES) + " more");
    }

    private void chains(String side, List<Path> paths) {
        out.println();
        out.println(side + ": "
                + (paths.isEmpty() ? "no chain of ties" : paths.size() + (paths.size() == 1 ? " chain" : " chains")));
        for (var path : paths.subList(0, Math.min(MOST_CHAINS, paths.size()))) {
            out.println("  " + path.walk().name() + (path.weak() ? " (a lesser reason)" : ""));
            for (var link : ties.links(path)) {
                out.println(Printable.line("    " + ties.shown(link.from()) + " -" + link.label() + "-> "
                        + ties.shown(link.to()) + "   [" + source(link) + "]"));
            }
        }
        if (paths.size() > MOST_CHAINS) out.println("  and " + (paths.size() - MOST_CHAINS) + " more");
    }

    private String source(Ties.Link link) {
        if (link.inferred() != null) return "inferred: " + link.inferred();
        return link.file() + " row " + link.row() + when(link.valid());
    }

    private String when(Interval valid) {
        if (valid.begin() <= Interval.ALWAYS && valid.end() >= Interval.FOREVER) return "";
        if (valid.begin() == valid.end()) return ", at " + at(valid.begin());
        return (valid.begin() <= Interval.ALWAYS ? "" : ", from " + at(valid.begin()))
                + (valid.end() >= Interval.FOREVER ? "" : ", until " + at(valid.end()));
    }

    private String at(long millis) {
        return TIME.format(Instant.ofEpochMilli(millis).atZone(zone));
    }

    private void kinship(Explanation explained) {
        if (explained.personal().isPresent()) return;
        double likely = ties.kinship(ties.staff().person(explained.user()), explained.person());
        if (likely < 0.01) return;
        out.printf(
                Locale.ROOT,
                "  inferred: they share a family name, and may be kin (%.0f %%); no table says so%n",
                100 * likely);
    }

    private void stated(Explanation explained) {
        var stated = explained.stated();
        var what = stated.standing() == StatedReason.Standing.SLIP
                ? "probably mistyped: " + ties.shown(stated.caseNode()) + " is the user's and concerns this subject"
                : stated.standing().sentence();
        if (what.isEmpty()) return;
        out.println();
        out.println("cites case " + Printable.line(stated.number()) + ": " + what);
    }

    /// Colleagues who had the duty that the user had not: whom to ask.
    private void holders(Explanation explained, Inquiry asked) {
        var search = ties.search();
        for (var walk : ties.declared().duty()) {
            if (walk.cited() || walk.weak()) continue;
            var holders = search.holders(walk, explained.target(), asked.timeMillis(), explained.user(), MOST_HOLDERS);
            if (holders.isEmpty()) continue;
            out.println("others had it (" + walk.name() + "): "
                    + String.join(
                            ", ",
                            holders.stream().map(ties::id).map(Printable::line).toList()));
        }
    }
}
