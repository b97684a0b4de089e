package org.quis.sigma;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a window of hits amounts to, kept while the window slides.
final class Tally {
    private final CorrelationRule rule;
    private final Map<String, Integer> values = new HashMap<>();
    private final int[] perRule;
    private int hits;

    Tally(CorrelationRule rule) {
        this.rule = rule;
        perRule = new int[rule.rules().size()];
    }

    static boolean holds(CorrelationRule rule, List<Hit> window) {
        var tally = new Tally(rule);
        for (var hit : window) tally.add(hit);
        return tally.holds(window);
    }

    void add(Hit hit) {
        change(hit, 1);
    }

    void remove(Hit hit) {
        change(hit, -1);
    }

    private void change(Hit hit, int by) {
        hits += by;
        switch (rule.type()) {
            case VALUE_COUNT -> {
                for (var value : hit.values()) values.merge(value, by, Tally::sum);
            }
            case TEMPORAL, TEMPORAL_ORDERED -> {
                for (long bits = hit.rules(); bits != 0; bits &= bits - 1)
                    perRule[Long.numberOfTrailingZeros(bits)] += by;
            }
            default -> {}
        }
    }

    /// Nothing where nothing is left, so that the map holds what the window holds.
    @SuppressWarnings("NullAway") // the function of `merge` may answer with nothing, and means it
    private static Integer sum(Integer one, Integer other) {
        int sum = one + other;
        return sum == 0 ? null : sum;
    }

    /// @param window the hits that were added and not removed
    boolean holds(List<Hit> window) {
        return switch (rule.type()) {
            case EVENT_COUNT -> rule.within(hits);
            case VALUE_COUNT -> rule.within(values.size());
            case TEMPORAL -> rule.temporal() == null ? enough(kinds()) : holds(rule.temporal());
            // not worth looking at the order where it cannot be enough
            case TEMPORAL_ORDERED -> enough(kinds()) && enough(inOrder(window));
            default -> {
                var numbers = numbers(window);
                yield numbers.length > 0 && rule.within(measure(numbers));
            }
        };
    }

    private boolean enough(int kinds) {
        return rule.bounds().isEmpty() ? kinds == perRule.length : rule.within(kinds);
    }

    private int kinds() {
        int kinds = 0;
        for (int count : perRule) {
            if (count > 0) kinds++;
        }
        return kinds;
    }

    private boolean holds(Expression expression) {
        return switch (expression) {
            case Expression.Is is -> {
                int index = rule.rules().indexOf(String.valueOf(is.field()));
                yield index >= 0 && perRule[index] > 0;
            }
            case Expression.Not not -> !holds(not.part());
            case Expression.All all -> all.parts().stream().allMatch(this::holds);
            case Expression.Any any -> any.parts().stream().anyMatch(this::holds);
        };
    }

    /// How many of the rules matched one after the other in their order, each by an event of its own: the longest
    /// growing row of rules.
    private int inOrder(List<Hit> window) {
        var longest = new int[perRule.length]; // that ends with each rule
        int best = 0;
        for (var hit : window) {
            // from the last rule down, so that one event is not two steps
            for (long bits = hit.rules(); bits != 0; ) {
                int rule = 63 - Long.numberOfLeadingZeros(bits);
                bits &= ~(1L << rule);
                int before = 0;
                for (int lower = 0; lower < rule; lower++) before = Math.max(before, longest[lower]);
                longest[rule] = Math.max(longest[rule], before + 1);
                best = Math.max(best, longest[rule]);
            }
        }
        return best;
    }

    private static double[] numbers(List<Hit> window) {
        var numbers = new ArrayList<Double>();
        for (var hit : window) {
            for (var value : hit.values()) {
                var amount = Amount.parse(value);
                if (amount != null) numbers.add(amount.real());
            }
        }
        Collections.sort(numbers); // a sum is the same in any order of arrival
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private double measure(double[] sorted) {
        return switch (rule.type()) {
            case VALUE_SUM -> Arrays.stream(sorted).sum();
            case VALUE_AVG -> Arrays.stream(sorted).sum() / sorted.length;
            case VALUE_MIN -> sorted[0];
            case VALUE_MAX -> sorted[sorted.length - 1];
            case VALUE_MEDIAN -> percentile(sorted, 50);
            default -> percentile(sorted, rule.percentile());
        };
    }

    /// Between two numbers the percentile lies in proportion, as `percentile_cont` of SQL has it.
    private static double percentile(double[] sorted, int percent) {
        double place = percent / 100.0 * (sorted.length - 1);
        int below = (int) place;
        if (below + 1 >= sorted.length) return sorted[below];
        return sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]);
    }
}
