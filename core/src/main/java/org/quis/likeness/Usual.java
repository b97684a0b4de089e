package org.quis.likeness;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/// What some weeks are like in a trait.
///
/// @param median the middling number, as [Trait#scaled] has it
/// @param mad    the median deviation from it
record Usual(Trait trait, double median, double mad) {
    private static final double TO_DEVIATION = 1.4826; // of a normal distribution, from its median deviation
    private static final TDistribution TAILS = TDistribution.of(5); // weeks stray further than normally

    /// @param fewest weeks in which the trait must be known
    static Optional<Usual> of(Collection<Week> weeks, Trait trait, int fewest) {
        var numbers = weeks.stream()
                .filter(week -> week.count(trait) > 0)
                .mapToDouble(week -> week.scaled(trait))
                .toArray();
        if (numbers.length < fewest) return Optional.empty();
        double median = middle(numbers);
        double mad = middle(
                Arrays.stream(numbers).map(number -> Math.abs(number - median)).toArray());
        return Optional.of(new Usual(trait, median, mad));
    }

    private static double middle(double[] numbers) {
        Arrays.sort(numbers);
        int half = numbers.length / 2;
        return numbers.length % 2 == 1 ? numbers[half] : (numbers[half - 1] + numbers[half]) / 2;
    }

    /// How surprising a week's number is, in nats: minus the logarithm of how often chance strays so far.
    double surprise(Week week) {
        double deviation = Math.max(TO_DEVIATION * mad, trait.chance(median, week.count(trait)));
        double strays = (week.scaled(trait) - median) / deviation;
        double tail =
                trait.eitherWay() ? 2 * TAILS.survivalProbability(Math.abs(strays)) : TAILS.survivalProbability(strays);
        return -Math.log(Math.max(tail, Double.MIN_NORMAL));
    }
}
