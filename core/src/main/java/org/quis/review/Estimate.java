package org.quis.review;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.interval.Interval;
import org.jspecify.annotations.Nullable;
import org.quis.results.Csv;
import org.quis.results.UnfitException;
import org.quis.review.Decisions.Decision;

/// How much misuse there is that nobody has flagged, from accesses drawn at random and what was decided of them.
///
/// @param accesses  there are in all
/// @param sampled   of these drawn at random
/// @param open      of these without a decision, or an inconclusive one: counted as either by the bounds
/// @param misuse    share of all accesses that are misuse
/// @param unflagged share of all accesses that are misuse and in no finding
/// @param findings  how many of the findings are real
/// @param recapture how many accesses of misuse there are from two lists of it; empty without complaints
/// @param since     the same of accesses that came in since the audit; empty where none of them were drawn
public record Estimate(
        long accesses,
        int sampled,
        int open,
        Bounds misuse,
        Bounds unflagged,
        Bounds findings,
        Optional<Bounds> recapture,
        Optional<Since> since) {
    private static final double ALPHA = 0.05;
    private static final double Z = 1.96;

    /// With 95 % confidence between `low` and `high`.
    public record Bounds(double low, double value, double high) {
        public Bounds times(double factor) {
            return new Bounds(low * factor, value * factor, high * factor);
        }
    }

    /// @param audit      the folder of an audit
    /// @param queue      as [QueueFile] wrote it
    /// @param complaints `access_id` of accesses found to be misuse by a complaint; `null` where there are none
    /// @throws UnfitException where a file is of another audit, or nothing was drawn at random
    public static Estimate of(Path audit, Path queue, Path decisions, @Nullable Path complaints)
            throws IOException, UnfitException {
        var items = QueueFile.read(queue);
        var decided = Decisions.read(decisions);
        var members = members(audit);
        var flagged = new HashSet<String>();
        members.values().forEach(flagged::addAll);
        long accesses = accesses(audit);

        int sampled = 0;
        int open = 0;
        int misuse = 0;
        int hidden = 0;
        int openHidden = 0;
        for (var item : items) {
            if (!item.isRandom()) continue;
            sampled++;
            boolean unflagged = !flagged.contains(item.id());
            switch (decided.of(item.id())) {
                case SUBSTANTIATED -> {
                    misuse++;
                    if (unflagged) hidden++;
                }
                case INCONCLUSIVE -> {
                    open++;
                    if (unflagged) openHidden++;
                }
                case UNFOUNDED -> {}
            }
        }
        if (sampled == 0) throw new UnfitException(queue.toString(), "no access in it was drawn at random");
        return new Estimate(
                accesses,
                sampled,
                open,
                share(misuse, open, sampled),
                share(hidden, openHidden, sampled),
                findings(items, decided),
                complaints == null ? Optional.empty() : recapture(items, decided, members, complaints),
                Since.of(decided));
    }

    /// What is open may be either.
    private static Bounds share(int count, int open, int of) {
        return new Bounds(
                exact(of, count).getLowerBound(),
                (double) count / of,
                exact(of, count + open).getUpperBound());
    }

    /// After C. J. Clopper and E. S. Pearson (1934): never too narrow, also for small counts.
    static Interval exact(int of, int count) {
        return BinomialConfidenceInterval.CLOPPER_PEARSON.fromErrorRate(of, count, ALPHA);
    }

    /// Each decided finding stands for as many as it was likely to be drawn from (D. G. Horvitz and D. J.
    /// Thompson 1952).
    private static Bounds findings(List<Queue.Item> items, Decisions decided) {
        double total = 0;
        double variance = 0;
        int seen = 0;
        for (var item : items) {
            if (item.isRandom() || decided.of(item.id()) != Decision.SUBSTANTIATED) continue;
            seen++;
            total += 1 / item.probability();
            variance += (1 - item.probability()) / (item.probability() * item.probability());
        }
        double spread = Z * Math.sqrt(variance);
        return new Bounds(Math.max(seen, total - spread), total, total + spread);
    }

    /// Two lists of the same misuse: the fewer they share, the more there is (D. G. Chapman 1951; variance after Seber
    /// 1970). Both must find an access independently of the other, which complaints mostly do.
    private static Optional<Bounds> recapture(
            List<Queue.Item> items, Decisions decided, Map<String, Set<String>> members, Path complaints)
            throws IOException, UnfitException {
        var found = new HashSet<String>();
        for (var item : items) {
            if (decided.of(item.id()) != Decision.SUBSTANTIATED) continue;
            if (item.isRandom()) found.add(item.id());
            else found.addAll(members.getOrDefault(item.id(), Set.of()));
        }
        var complained = new HashSet<String>();
        Csv.read(complaints, List.of("access_id"), (row, _) -> complained.add(row.getField("access_id")));
        if (found.isEmpty() || complained.isEmpty()) return Optional.empty();
        double one = found.size();
        double two = complained.size();
        found.retainAll(complained);
        double both = found.size();
        double estimate = (one + 1) * (two + 1) / (both + 1) - 1;
        double variance = (one + 1) * (two + 1) * (one - both) * (two - both) / ((both + 1) * (both + 1) * (both + 2));
        double spread = Z * Math.sqrt(variance);
        return Optional.of(new Bounds(Math.max(one + two - both, estimate - spread), estimate, estimate + spread));
    }

    private static Map<String, Set<String>> members(Path audit) throws IOException, UnfitException {
        Map<String, Set<String>> members = new HashMap<>();
        Csv.read(
                audit.resolve("finding_accesses.csv"),
                List.of("finding_id", "access_id"),
                (row, _) -> members.computeIfAbsent(row.getField("finding_id"), _ -> new HashSet<>())
                        .add(row.getField("access_id")));
        return members;
    }

    private static long accesses(Path audit) throws IOException, UnfitException {
        var ids = new DistinctIds<Void>(0, new Random());
        Csv.read(audit.resolve("accesses.csv"), List.of("access_id"), (row, _) -> ids.add(row.getField("access_id")));
        return ids.count();
    }
}
