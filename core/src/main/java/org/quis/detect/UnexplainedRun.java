package org.quis.detect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quis.explain.Verdict;

/// Many targets in an hour, a day, a week or a month of whom hardly one has a known duty, on an account whose work has
/// one
/// otherwise. Too few for [Burst], and not what missing entries look like. One lead per account.
final class UnexplainedRun implements Detector {
    private static final long HOUR = 3_600_000;
    private static final long[] WINDOWS = {HOUR, 24 * HOUR, 7 * 24 * HOUR, 30 * 24 * HOUR};

    private final Rule rule;

    UnexplainedRun(Rules rules) {
        rule = rules.rule("run-unexplained");
    }

    /// Targets of whom hardly one has a known duty, and how surprising that is.
    private record Run(List<Look> looks, long window, double surprise, double elsewhere) {}

    @Override
    public List<Lead> examine(Scene scene) {
        var seen = firstLooks(scene.history());
        Set<Look> looks = new HashSet<>();
        var facts = new ArrayList<Fact>();
        for (var run = mostSurprising(scene, seen); run != null; run = mostSurprising(scene, seen)) {
            looks.addAll(run.looks());
            seen.removeAll(new HashSet<>(run.looks())); // there may be another
            facts.add(Fact.evidence(
                    "%s without a known duty within %s, from %s on; of its other targets %.0f %% have none"
                            .formatted(
                                    Counted.of(run.looks().size(), "target"),
                                    Counted.of(run.window() / HOUR, "hour"),
                                    scene.calendar().date(run.looks().getFirst().timeMillis()),
                                    100 * run.elsewhere())));
        }
        if (looks.isEmpty()) return List.of();
        facts.add(Fact.counterEvidence(rule.falsePositives()));
        var inOrder = scene.history().looks().stream().filter(looks::contains).toList();
        return List.of(new Lead(rule, 0, inOrder, "busiest_day", facts));
    }

    private @Nullable Run mostSurprising(Scene scene, List<Look> seen) {
        Run most = null;
        for (long window : WINDOWS) {
            var run = within(scene, seen, window);
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
            if (before == null || look.timeMillis() - before > WINDOWS[WINDOWS.length - 1]) first.add(look);
        }
        return first;
    }

    private @Nullable Run within(Scene scene, List<Look> seen, long window) {
        var gaps = scene.peers().gaps();
        long without = seen.stream().filter(look -> !look.isExplained()).count();
        double most = rule.number("surprise");
        double elsewhere = 0;
        int from = 0;
        int to = 0;
        int start = 0;
        int here = 0; // without a duty, in the window
        double expected = 0;
        for (int end = 0; end < seen.size(); end++) {
            var look = seen.get(end);
            expected += gaps.share(look.work());
            if (!look.isExplained()) here++;
            for (; look.timeMillis() - seen.get(start).timeMillis() > window; start++) {
                expected -= gaps.share(seen.get(start).work());
                if (!seen.get(start).isExplained()) here--;
            }
            if (here < rule.number("targets")) continue;
            int size = end + 1 - start;
            double otherwise = (without - here) / Math.max(1.0, seen.size() - size); // the account's own share
            double surprise = Expected.excess(here, Math.max(expected, size * otherwise));
            if (surprise < most) continue;
            most = surprise;
            elsewhere = otherwise;
            from = start;
            to = end + 1;
        }
        var looks = seen.subList(from, to).stream()
                .filter(look -> !look.isExplained())
                .toList();
        return looks.isEmpty() ? null : new Run(looks, window, most, elsewhere);
    }
}
