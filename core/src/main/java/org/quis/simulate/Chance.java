package org.quis.simulate;

import java.util.List;
import java.util.SplittableRandom;

/// The dice. Every part of the simulation throws its own ([#fork]), so that a change to one part leaves
/// the others as they were; `StrictMath` keeps the numbers equal on every machine.
final class Chance {
    private final SplittableRandom random;

    Chance(long seed) {
        this(new SplittableRandom(seed));
    }

    private Chance(SplittableRandom random) {
        this.random = random;
    }

    Chance fork() {
        return new Chance(random.split());
    }

    boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /// Both ends included.
    int between(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    long between(long low, long high) {
        return low >= high ? low : random.nextLong(low, high);
    }

    double between(double low, double high) {
        return low + random.nextDouble() * (high - low);
    }

    <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    @SafeVarargs
    final <T> T oneOf(T... options) {
        return options[random.nextInt(options.length)];
    }

    /// An element of a list ordered by frequency: the n-th is drawn in proportion to 1/(n+8), which is
    /// Zipf's law with its steep first ranks worn down, as in lists of surnames.
    <T> T frequent(List<T> list) {
        return frequent(list, 8);
    }

    /// As [#frequent(List)], with a first rank as steep as Zipf found it: what most people say, most say.
    <T> T commonest(List<T> list) {
        return frequent(list, 1);
    }

    private <T> T frequent(List<T> list, double shift) {
        double span = (list.size() + shift) / shift;
        int index = (int) (shift * StrictMath.pow(span, random.nextDouble()) - shift);
        return list.get(Math.min(index, list.size() - 1));
    }

    /// The index of a weight, drawn in proportion to it.
    int weighted(double... weights) {
        double total = 0;
        for (double weight : weights) total += weight;
        double at = random.nextDouble() * total;
        for (int i = 0; i < weights.length; i++) {
            at -= weights[i];
            if (at < 0) return i;
        }
        return weights.length - 1;
    }
}
