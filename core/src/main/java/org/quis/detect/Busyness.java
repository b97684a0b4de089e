package org.quis.detect;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongUnaryOperator;

/// How many different targets an account looked at by hand in each day, or hour, in which it was active.
///
/// A look without a target counts as one target: a log that hides targets still shows how much was asked.
final class Busyness {
    private final int[] counts;
    private final int[] starts; // index of a bucket's first look; one more than there are buckets
    private final List<Look> looks;

    private Busyness(int[] counts, int[] starts, List<Look> looks) {
        this.counts = counts;
        this.starts = starts;
        this.looks = looks;
    }

    /// @param bucket numbers the day or hour of a time; must not decrease as time goes on
    static Busyness of(History history, LongUnaryOperator bucket) {
        var looks = history.looks();
        int size = looks.size();
        var counts = new int[size];
        var starts = new int[size + 1];
        var targets = new long[16];
        int buckets = 0;
        for (int i = 0; i < size; ) {
            long here = bucket.applyAsLong(looks.get(i).timeMillis());
            int start = i;
            int named = 0;
            int unnamed = 0;
            for (; i < size && bucket.applyAsLong(looks.get(i).timeMillis()) == here; i++) {
                var look = looks.get(i);
                if (look.automatic()) {
                    continue;
                }
                if (look.target() == 0) {
                    unnamed++;
                } else {
                    if (named == targets.length) {
                        targets = Arrays.copyOf(targets, named * 2);
                    }
                    targets[named++] = look.target();
                }
            }
            if (named + unnamed > 0) {
                starts[buckets] = start;
                counts[buckets++] = distinct(targets, named) + unnamed;
            }
        }
        starts[buckets] = size;
        return new Busyness(Arrays.copyOf(counts, buckets), Arrays.copyOf(starts, buckets + 1), looks);
    }

    /// How many days, or hours, were active.
    int buckets() {
        return counts.length;
    }

    int count(int bucket) {
        return counts[bucket];
    }

    /// The looks of one bucket (automatic ones of the gap behind it may be among them).
    List<Look> looks(int bucket) {
        return looks.subList(starts[bucket], starts[bucket + 1]);
    }

    /// Of the busiest bucket; 0 if none was active.
    int greatest() {
        return Arrays.stream(counts).max().orElse(0);
    }

    double median() {
        var sorted = counts.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return n == 0 ? 0 : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2.0;
    }

    Spread spread() {
        var values = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            values[i] = counts[i];
        }
        return Spread.of(values);
    }

    private static int distinct(long[] values, int size) {
        if (size < 2) {
            return size;
        }
        Arrays.sort(values, 0, size);
        int distinct = 1;
        for (int i = 1; i < size; i++) {
            if (values[i] != values[i - 1]) {
                distinct++;
            }
        }
        return distinct;
    }
}
