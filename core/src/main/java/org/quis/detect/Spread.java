package org.quis.detect;

import java.util.Arrays;

/// Where the middle of some numbers is and how far they stray from it. Half of the numbers may be wild without
/// moving either, which is why a median is used where a mean would be expected.
///
/// @param mad median absolute deviation from the median
record Spread(double median, double mad) {
    /// What makes a MAD comparable to a standard deviation for normal numbers.
    private static final double TO_STANDARD_DEVIATION = 1.4826;

    static Spread of(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        double median = middle(sorted);
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = Math.abs(sorted[i] - median);
        }
        Arrays.sort(sorted);
        return new Spread(median, middle(sorted));
    }

    /// The number that many deviations above the middle. Counts that never vary still deserve a step of one.
    double limit(double deviations) {
        return median + deviations * TO_STANDARD_DEVIATION * Math.max(1, mad);
    }

    private static double middle(double[] sorted) {
        int n = sorted.length;
        return n == 0 ? 0 : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }
}
