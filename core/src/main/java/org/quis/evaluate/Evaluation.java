package org.quis.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.quis.results.Csv;
import org.quis.results.UnfitException;

/// What an audit found, beside what is true.
///
/// @param traced       of accesses whose duty is in the tables, those explained
/// @param tracedFirst  of those that are their user's first of that person, likewise
/// @param tied         of them, those called conflicted with the duty beside it: explained, and tied
/// @param tiedRight    of accesses with a personal tie, and not to an address, those of the person really looked at
/// @param personRight  of persons named, the right ones
/// @param personNamed  of persons really looked at, those named
/// @param verdicts     by label, accesses of each verdict
/// @param kinds        by kind of misuse
/// @param ranking      how well risk puts misuse first
/// @param leads        what the findings are worth; `null` where the audit has none
/// @param fairness     whether some are flagged more than others; `null` where nobody's name is known
public record Evaluation(
        Share traced,
        Share tracedFirst,
        long tied,
        Share tiedRight,
        Share personRight,
        Share personNamed,
        Map<String, Map<String, Long>> verdicts,
        Map<String, Kind> kinds,
        Ranking ranking,
        @Nullable Leads leads,
        @Nullable Fairness fairness) {

    /// @param found    episodes with an access suspected of their kind
    /// @param right    of accesses suspected of the kind, those that are of it
    public record Kind(Share found, Share right) {}

    /// @param audit     the folder of an audit
    /// @param labels    `access_id,label,episode`
    /// @param traces    `access_id,person_id,trace`; `null` where nobody knows them
    /// @param reference the folder of `people.csv` and `users.csv`; `null` where names are not known
    /// @throws UnfitException where the files are not of one log
    public static Evaluation of(Path audit, Path labels, @Nullable Path traces, @Nullable Path reference)
            throws IOException, UnfitException {
        var truth = Truth.read(labels, traces);
        var count = new Count(truth, reference == null ? null : Fairness.Count.of(reference));
        var file = audit.resolve("accesses.csv");
        var seen = new HashSet<String>();
        Csv.read(
                file,
                List.of("access_id", "user_id", "person_id", "verdict", "explanation", "conflict", "kinds", "risk"),
                (row, number) -> {
                    if (!seen.add(row.getField("access_id"))) return; // a second sighting
                    count.add(
                            row.getField("access_id"),
                            row.getField("user_id"),
                            row.getField("person_id"),
                            row.getField("verdict"),
                            !row.getField("explanation").isEmpty(),
                            isOfSomebody(row.getField("conflict")),
                            row.getField("kinds"),
                            Float.parseFloat(row.getField("risk")),
                            file + ":" + number);
                });
        boolean hasLeads = Files.isRegularFile(audit.resolve("findings.csv"));
        return count.done(hasLeads ? Leads.of(audit, truth, seen.size()) : null);
    }

    /// A chain that ends at an address does not say who of those who live there was meant.
    private static boolean isOfSomebody(String chain) {
        int end = chain.lastIndexOf("-> ");
        return end >= 0 && !chain.startsWith("address ", end + 3);
    }

    private static final class Count {
        private final Truth truth;
        private final Fairness.@Nullable Count fairness;
        private final Set<String> looked = new HashSet<>();
        private final Map<String, Map<String, Long>> verdicts = new TreeMap<>();
        private final Map<String, Set<String>> episodes = new TreeMap<>();
        private final Map<String, Set<String>> found = new TreeMap<>();
        private final Map<String, Long> suspected = new TreeMap<>();
        private final Map<String, Long> rightly = new TreeMap<>();
        private final List<Ranking.Ranked> ranked = new ArrayList<>();
        private long traced;
        private long tracedExplained;
        private long first;
        private long firstExplained;
        private long tied;
        private long named;
        private long right;
        private long namedTied;
        private long rightTied;
        private long meant;

        Count(Truth truth, Fairness.@Nullable Count fairness) {
            this.truth = truth;
            this.fairness = fairness;
        }

        void add(
                String id,
                String user,
                String person,
                String verdict,
                boolean hasDuty,
                boolean hasTie,
                String kinds,
                float risk,
                String place)
                throws UnfitException {
            var known = truth.of(id, place);
            verdicts.computeIfAbsent(known.label(), _ -> new TreeMap<>()).merge(verdict, 1L, Long::sum);
            persons(known, person, hasTie);
            if (fairness != null && !known.isNeutral()) {
                var about = known.person().isEmpty() ? person : known.person();
                fairness.add(user, about, known.isMisuse(), !kinds.isEmpty());
            }
            if (known.isDuty()) duty(known, user, verdict, hasDuty);
            var suspicions = kinds.isEmpty() ? List.<String>of() : Arrays.asList(kinds.split(";"));
            for (var kind : suspicions) {
                suspected.merge(kind, 1L, Long::sum);
                if (kind.equals(known.label())) rightly.merge(kind, 1L, Long::sum);
            }
            var episode = known.isMisuse() ? Truth.episode(id, known) : "";
            if (known.isMisuse()) {
                episodes.computeIfAbsent(known.label(), _ -> new TreeSet<>()).add(episode);
                if (suspicions.contains(known.label())) {
                    found.computeIfAbsent(known.label(), _ -> new TreeSet<>()).add(episode);
                }
            }
            ranked.add(new Ranking.Ranked(risk, episode, known.isDuty()));
        }

        private void persons(Truth.Known known, String person, boolean hasTie) {
            if (known.trace().isEmpty()) return;
            if (!known.person().isEmpty()) meant++;
            if (person.isEmpty() || known.person().isEmpty()) return;
            boolean isRight = person.equals(known.person());
            named++;
            if (isRight) right++;
            if (!hasTie) return;
            namedTied++;
            if (isRight) rightTied++;
        }

        private void duty(Truth.Known known, String user, String verdict, boolean hasDuty) {
            boolean isFirst = known.person().isEmpty() || looked.add(user + '\0' + known.person());
            if (!known.trace().isEmpty() && !known.isTraced()) return;
            boolean both = verdict.equals("conflicted") && hasDuty;
            boolean explained = verdict.equals("explained") || both;
            traced++;
            if (explained) tracedExplained++;
            if (both) tied++;
            if (!isFirst) return;
            first++;
            if (explained) firstExplained++;
        }

        Evaluation done(@Nullable Leads leads) {
            Map<String, Kind> kinds = new TreeMap<>();
            var all = new TreeSet<>(episodes.keySet());
            all.addAll(suspected.keySet());
            for (var kind : all) {
                kinds.put(
                        kind,
                        new Kind(
                                new Share(
                                        found.getOrDefault(kind, Set.of()).size(),
                                        episodes.getOrDefault(kind, Set.of()).size()),
                                new Share(rightly.getOrDefault(kind, 0L), suspected.getOrDefault(kind, 0L))));
            }
            return new Evaluation(
                    new Share(tracedExplained, traced),
                    new Share(firstExplained, first),
                    tied,
                    new Share(rightTied, namedTied),
                    new Share(right, named),
                    new Share(named, Math.max(named, meant)),
                    verdicts,
                    kinds,
                    Ranking.of(ranked),
                    leads,
                    fairness == null ? null : fairness.done());
        }
    }
}
