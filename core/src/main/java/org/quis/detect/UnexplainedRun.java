package org.quis.detect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    @Override
    public List<Lead> examine(Scene scene) {
        var seen = firstLooks(scene.history());
        Set<Look> looks = new LinkedHashSet<>();
        var facts = new ArrayList<Fact>();
        for (long window : WINDOWS) widest(scene, seen, window, looks, facts);
        if (looks.isEmpty()) return List.of();
        facts.add(Fact.counterEvidence(rule.falsePositives()));
        var inOrder = scene.history().looks().stream().filter(looks::contains).toList();
        return List.of(new Lead(rule, 0, inOrder, "busiest_day", facts));
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

    private void widest(Scene scene, List<Look> seen, long window, Set<Look> into, List<Fact> facts) {
        double most = 0;
        List<Look> best = List.of();
        long all = seen.size();
        long without = seen.stream().filter(look -> !look.isExplained()).count();
        int start = 0;
        int here = 0; // without a duty, in the window
        double expected = 0;
        for (int end = 0; end < all; end++) {
            var look = seen.get(end);
            expected += scene.peers().gaps().share(look.work());
            if (!look.isExplained()) here++;
            for (; look.timeMillis() - seen.get(start).timeMillis() > window; start++) {
                expected -= scene.peers().gaps().share(seen.get(start).work());
                if (!seen.get(start).isExplained()) here--;
            }
            if (here < rule.number("targets")) continue;
            int size = end + 1 - start;
            double otherwise = (without - here) / Math.max(1.0, all - size); // the account's own share elsewhere
            double surprise = Expected.excess(here, Math.max(expected, size * otherwise));
            if (surprise < rule.number("surprise")) continue;
            var run = seen.subList(start, end + 1).stream()
                    .filter(one -> !one.isExplained())
                    .toList();
            into.addAll(run);
            if (surprise > most) {
                most = surprise;
                best = run;
            }
        }
        if (best.isEmpty()) return;
        facts.add(Fact.evidence("%s without a known duty within %s, from %s on; of its other targets %.0f %% have none"
                .formatted(
                        Counted.of(best.size(), "target"),
                        Counted.of(window / HOUR, "hour"),
                        scene.calendar().date(best.getFirst().timeMillis()),
                        100.0 * (without - best.size()) / Math.max(1, all - best.size()))));
    }
}
