package org.quis.bench;

import java.util.Arrays;
import java.util.Locale;

/// What was waited for, in milliseconds.
record Percentiles(double median, double p95, double p99, double worst) {
    static Percentiles of(long[] nanos) {
        var sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Percentiles(
                sorted[sorted.length / 2] / 1e6,
                sorted[sorted.length * 95 / 100] / 1e6,
                sorted[sorted.length * 99 / 100] / 1e6,
                sorted[sorted.length - 1] / 1e6);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "median %.2f ms, p99 %.2f ms, worst %.2f ms", median, p99, worst);
    }
}
