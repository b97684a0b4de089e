package org.quis.detect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quis.explain.Verdict;

/// Many targets within some time of whom hardly one has a known duty (nor a reason), on an account whose work has one
/// otherwise. Too few for [Burst], and not what missing entries look like. One lead per account.
final class Runs implements Detector {
    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;
    private static final double MOST_REASONLESS = 0.4;
    private static final long LONGEST = 30 * DAY;
    private static final long HALF_YEAR = 180 * DAY;
    /// An account may lack so many times as many entries as others of its post.
    private static final double MOST_OF_OWN = 4;

    private final Rule rule;
    private final List<Long> windows;
    private final Kind kind;

    /// What there is much of in a run.
    private enum Kind {
        /// accesses without a known duty
        UNEXPLAINED("without a known duty") {
            @Override
            boolean has(Look look) {
                return !look.isExplained();
            }

            @Override
            double part(Scene scene) {
                return 1;
            }
        },
        /// accesses without one, and without a word that says why
        REASONLESS("without a known duty or a reason") {
            @Override
            boolean has(Look look) {
                return !look.isExplained() && isReasonless(look);
            }

            /// As often as the account gives none where a duty is known; the fewer those are, the more as others of its
            /// post do.
            @Override
            double part(Scene scene) {
                var peers = scene.peers();
                double office = peers.median("blank_share") + peers.median("vague_share");
                double post = peers.posts().reasonless(scene.measures(), office);
                long dutied = scene.history().looks().stream()
                        .filter(Look::isExplained)
                        .count();
                long reasonless = scene.history().looks().stream()
                        .filter(look -> look.isExplained() && isReasonless(look))
                        .count();
                return (reasonless + STEADY * Math.min(1, RARELY + post)) / (dutied + STEADY);
            }
        };

        private static boolean isReasonless(Look look) {
            return ReasonGiven.isMissing(look) || ReasonGiven.isVague(look);
        }

        /// Weight of the post's habit beside the account's own.
        private static final double STEADY = 20;

        /// Even where everybody always gives one, somebody forgets.
        private static final double RARELY = 0.05;

        private final String what;

        Kind(String what) {
            this.what = what;
        }

        abstract boolean has(Look look);

        /// Of accesses that only lack an entry, the share that are of this kind.
        abstract double part(Scene scene);
    }

    private Runs(Rule rule, Kind kind, List<Long> windows) {
        this.rule = rule;
        this.kind = kind;
        this.windows = windows;
    }

    /// Within an hour, a day, a week or a month.
    static Runs unexplained(Rules rules) {
        return new Runs(rules.rule("run-unexplained"), Kind.UNEXPLAINED, List.of(HOUR, DAY, 7 * DAY, LONGEST));
    }

    /// Likewise, or within half a year: who never says why says it rarely.
    static Runs reasonless(Rules rules) {
        return new Runs(rules.rule("run-reasonless"), Kind.REASONLESS, List.of(HOUR, DAY, 7 * DAY, LONGEST, HALF_YEAR));
    }

    /// Targets of whom hardly one has a known duty, and how surprising that is.
    private record Run(List<Look> looks, long window, double surprise, double elsewhere) {}

    @Override
    public List<Lead> examine(Scene scene) {
        double part = kind.part(scene);
        if (kind == Kind.REASONLESS && part > MOST_REASONLESS) return List.of(); // nobody asks for one there
        var seen = firstLooks(scene.history());
        Set<Look> looks = new HashSet<>();
        var facts = new ArrayList<Fact>();
        for (var run = mostSurprising(scene, seen, part); run != null; run = mostSurprising(scene, seen, part)) {
            looks.addAll(run.looks());
            seen.removeAll(new HashSet<>(run.looks())); // there may be another
            facts.add(Fact.evidence("%s %s within %s, from %s on; of its other targets %.0f %%"
                    .formatted(
                            Counted.of(run.looks().size(), "target"),
                            kind.what,
                            Counted.of(run.window() / HOUR, "hour"),
                            scene.calendar().date(run.looks().getFirst().timeMillis()),
                            100 * run.elsewhere())));
        }
        if (looks.isEmpty()) return List.of();
        facts.add(Fact.counterEvidence(rule.falsePositives()));
        var inOrder = scene.history().looks().stream().filter(looks::contains).toList();
        return List.of(new Lead(rule, 0, inOrder, "busiest_day", facts));
    }

    private @Nullable Run mostSurprising(Scene scene, List<Look> seen, double part) {
        Run most = null;
        for (long window : windows) {
            var run = within(scene, seen, part, window);
            if (run != null && (most == null || run.surprise() > most.surprise())) most = run;
        }
        return most;
    }

    /// The first look at each target in a month: looking twice is not two targets.
    private static List<Look> firstLooks(History history) {
        Map<Long, Long> last = new HashMap<>();
        var first = new ArrayList<Look>();
        for (var look : history.looks()) {
            if (look.automatic() || look.target() == 0 || look.ruling().verdict() == Verdict.UNRESOLVED) continue;
            var before = last.put(look.target(), look.timeMillis());
            if (before == null || look.timeMillis() - before > LONGEST) first.add(look);
        }
        return first;
    }

    private @Nullable Run within(Scene scene, List<Look> seen, double part, long window) {
        var gaps = scene.peers().gaps();
        var workload = scene.measures().workload();
        long without = seen.stream().filter(kind::has).count();
        double most = rule.number("surprise");
        double elsewhere = 0;
        int from = 0;
        int to = 0;
        int start = 0;
        int here = 0; // that have it, in the window
        double expected = 0; // as others of the post have it
        for (int end = 0; end < seen.size(); end++) {
            var look = seen.get(end);
            expected += part * gaps.usual(look.work(), workload);
            if (kind.has(look)) here++;
            for (; look.timeMillis() - seen.get(start).timeMillis() > window; start++) {
                expected -= part * gaps.usual(seen.get(start).work(), workload);
                if (kind.has(seen.get(start))) here--;
            }
            if (here < rule.number("targets")) continue;
            int size = end + 1 - start;
            double otherwise = (without - here) / Math.max(1.0, seen.size() - size); // the account's own share
            double own = Math.min(size * otherwise, MOST_OF_OWN * expected); // who never stops is no excuse
            double surprise = Expected.excess(here, Math.max(expected, own));
            if (surprise < most) continue;
            most = surprise;
            elsewhere = otherwise;
            from = start;
            to = end + 1;
        }
        var looks = seen.subList(from, to).stream().filter(kind::has).toList();
        return looks.isEmpty() ? null : new Run(looks, window, most, elsewhere);
    }
}
