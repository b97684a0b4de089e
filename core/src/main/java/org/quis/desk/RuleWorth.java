package org.quis.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.quis.acts.Act;
import org.quis.acts.Done;

/// What came of the findings of one rule, and how long their reviews took: whether the rule is worth its readers' time.
///
/// @param decided       items
/// @param substantiated of these, by an investigation
/// @param unfounded     of these, and so for no concern
/// @param minutes       median of a review; `NaN` where none could be timed
public record RuleWorth(long decided, long substantiated, long unfounded, double minutes) {
    /// A longer pause is no review.
    private static final Duration MOST = Duration.ofMinutes(30);

    /// @param acts   all that were done, oldest first
    /// @param ruleOf an item's rule; empty for what no rule found, which is left out
    public static Map<String, RuleWorth> of(List<Done> acts, Function<String, String> ruleOf) {
        Map<String, List<String>> words = new TreeMap<>();
        Settled.of(acts).items().forEach((item, word) -> {
            var rule = ruleOf.apply(item);
            if (!rule.isEmpty())
                words.computeIfAbsent(rule, _ -> new ArrayList<>()).add(word);
        });
        var minutes = minutes(acts, ruleOf);
        Map<String, RuleWorth> worth = new TreeMap<>();
        words.forEach((rule, settled) -> worth.put(
                rule,
                new RuleWorth(
                        settled.size(),
                        settled.stream().filter("substantiated"::equals).count(),
                        settled.stream().filter("unfounded"::equals).count(),
                        median(minutes.getOrDefault(rule, List.of())))));
        return worth;
    }

    /// From whatever a reviewer did on an item before to the decision on the next.
    private static Map<String, List<Double>> minutes(List<Done> acts, Function<String, String> ruleOf) {
        Map<String, Instant> before = new HashMap<>(); // by who did it
        Map<String, List<Double>> minutes = new HashMap<>();
        for (var done : acts) {
            if (!(done.act() instanceof Act.OnItem act) || done.actor().equals(Done.PROGRAM)) continue;
            var last =
                    act instanceof Act.ItemDecided ? before.put(done.actor(), done.time()) : before.get(done.actor());
            if (last == null) before.putIfAbsent(done.actor(), done.time());
            if (last == null || !(act instanceof Act.ItemDecided)) continue;
            var took = Duration.between(last, done.time());
            var rule = ruleOf.apply(act.item());
            if (took.isNegative() || took.compareTo(MOST) > 0 || rule.isEmpty()) continue;
            minutes.computeIfAbsent(rule, _ -> new ArrayList<>()).add(took.toMillis() / 60_000.0);
        }
        return minutes;
    }

    private static double median(List<Double> of) {
        if (of.isEmpty()) return Double.NaN;
        var sorted = of.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
