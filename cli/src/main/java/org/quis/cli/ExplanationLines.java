package org.quis.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.quis.explain.Explainer;
import org.quis.explain.Explanation;
import org.quis.explain.Inquiry;
import org.quis.explain.Missing;
import org.quis.explain.StatedReason;
import org.quis.explain.Verdict;
import org.quis.identity.Candidate;
import org.quis.publish.Named;
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
    private Map<Integer, String> names = Map.of();

    ExplanationLines(Ties ties, ZoneId zone, PrintWriter out) {
        this.ties = ties;
        this.zone = zone;
        this.explainer = new Explainer(ties);
        this.out = out;
    }

    void print(Inquiry asked) throws IOException {
        var explained = explainer.explain(asked);
        boolean known = explained.user() != Ties.NOBODY;
        boolean asksOthers = known && explained.verdict() != Verdict.EXPLAINED && !explained.hasStrongDuty();
        var meant = meant(explained, asked);
        var duties = known ? explainer.duties(explained, asked) : List.<Path>of();
        var personals = known ? explainer.personals(explained, asked) : List.<Path>of();
        var holders = asksOthers ? holders(explained, asked) : Map.<String, Set<Integer>>of();
        names = ties.names(shown(meant, Stream.concat(duties.stream(), personals.stream()), holders.values()));
        out.println();
        out.println(explained.verdict().label() + ": " + sentence(explained));
        print(meant, explained);
        if (!known) return;
        chains("duty", duties);
        chains("personal", personals);
        kinship(explained);
        stated(explained);
        if (!asksOthers) return;
        holders.forEach((walk, users) -> out.println("others had it (" + walk + "): "
                + Printable.line(users.stream().map(this::named).collect(Collectors.joining(", ")))));
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

    /// Every node that is printed.
    private Set<Integer> shown(List<Candidate> meant, Stream<Path> chains, Collection<Set<Integer>> others) {
        var nodes = new HashSet<Integer>();
        meant.forEach(one -> nodes.add(one.node()));
        chains.forEach(path -> nodes.addAll(ties.nodes(path)));
        others.forEach(nodes::addAll);
        return nodes;
    }

    /// Whom the subject may mean, likeliest first.
    private List<Candidate> meant(Explanation explained, Inquiry asked) {
        return ties.persons(explained.target(), asked.timeMillis()).stream()
                .sorted(Comparator.comparingDouble(Candidate::probability).reversed())
                .toList();
    }

    private void print(List<Candidate> meant, Explanation explained) {
        if (meant.isEmpty()) {
            out.println("means nobody in people.csv");
            return;
        }
        out.println("may mean, from the typing alone:");
        var listed = meant.subList(0, Math.min(MOST_CANDIDATES, meant.size()));
        var width = listed.stream()
                .mapToInt(one -> named(one.node()).length())
                .max()
                .orElse(0);
        for (var one : listed) {
            out.printf(
                    Locale.ROOT,
                    "  %-" + Math.max(14, width) + "s  %3.0f %%%s%n",
                    Printable.line(named(one.node())),
                    100 * one.probability(),
                    one.node() == explained.person() ? "  taken" : "");
        }
        if (meant.size() > MOST_CANDIDATES) out.println("  and " + (meant.size() - MOST_CANDIDATES) + " more");
    }

    /// `Ana Diaz (a.diaz)`
    private String named(int node) {
        return new Named(names.getOrDefault(node, ""), ties.id(node)).text();
    }

    private void chains(String side, List<Path> paths) {
        out.println();
        out.println(side + ": "
                + (paths.isEmpty() ? "no chain of ties" : paths.size() + (paths.size() == 1 ? " chain" : " chains")));
        for (var path : paths.subList(0, Math.min(MOST_CHAINS, paths.size()))) {
            out.println("  " + path.walk().name() + (path.weak() ? " (a lesser reason)" : ""));
            for (var link : ties.links(path)) {
                out.println(Printable.line("    " + end(link.from()) + " -" + link.label() + "-> " + end(link.to())
                        + "   [" + source(link) + "]"));
            }
        }
        if (paths.size() > MOST_CHAINS) out.println("  and " + (paths.size() - MOST_CHAINS) + " more");
    }

    private String end(int node) {
        return ties.shown(node, named(node));
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
    private Map<String, Set<Integer>> holders(Explanation explained, Inquiry asked) {
        var search = ties.search();
        var had = new LinkedHashMap<String, Set<Integer>>();
        for (var walk : ties.declared().duty()) {
            if (walk.cited() || walk.weak()) continue;
            var holders = search.holders(walk, explained.target(), asked.timeMillis(), explained.user(), MOST_HOLDERS);
            if (!holders.isEmpty()) had.put(walk.name(), holders);
        }
        return had;
    }
}
