package org.quis.likeness;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import org.apache.commons.statistics.distribution.TDistribution;

/// What some weeks are like, trait by trait: the median, and the median deviation from it.
final class Usual {
    private static final double TO_DEVIATION = 1.4826; // of a normal distribution, from its median deviation
    private static final TDistribution TAILS = TDistribution.of(5); // weeks stray further than normally

    private record Middle(double median, double mad) {}

    private final Map<Trait, Middle> middles = new EnumMap<>(Trait.class);

    /// @param fewest weeks in which a trait must be known
    static Usual of(Collection<Week> weeks, int fewest) {
        var usual = new Usual();
        for (var trait : Trait.values()) {
            var numbers = weeks.stream()
                    .filter(week -> week.count(trait) > 0)
                    .mapToDouble(week -> week.scaled(trait))
                    .toArray();
            if (numbers.length >= fewest) usual.middles.put(trait, middle(numbers));
        }
        return usual;
    }

    private static Middle middle(double[] numbers) {
        double median = median(numbers);
        return new Middle(
                median,
                median(Arrays.stream(numbers)
                        .map(number -> Math.abs(number - median))
                        .toArray()));
    }

    private static double median(double[] numbers) {
        Arrays.sort(numbers);
        int half = numbers.length / 2;
        return numbers.length % 2 == 1 ? numbers[half] : (numbers[half - 1] + numbers[half]) / 2;
    }

    boolean knows(Trait trait) {
        return middles.containsKey(trait);
    }

    /// The middling number.
    double median(Trait trait) {
        return middle(trait).median;
    }

    private Middle middle(Trait trait) {
        var middle = middles.get(trait);
        if (middle == null) throw new IllegalArgumentException("too few weeks tell their " + trait);
        return middle;
    }

    /// How surprising a week's number is, in nats: minus the logarithm of how often chance strays so far.
    double surprise(Week week, Trait trait) {
        var middle = middle(trait);
        double deviation = Math.max(TO_DEVIATION * middle.mad, trait.chance(middle.median, week.count(trait)));
        double strays = (week.scaled(trait) - middle.median) / deviation;
        double tail =
                trait.eitherWay() ? 2 * TAILS.survivalProbability(Math.abs(strays)) : TAILS.survivalProbability(strays);
        return -Math.log(Math.max(tail, Double.MIN_NORMAL));
    }
}
