package org.quis.evaluate;

import java.util.Locale;

/// So many of so many, and between which shares the truth lies with 95 % confidence (E. B. Wilson, "Probable inference,
/// the law of succession, and statistical inference", 1927).
public record Share(long part, long whole) {
    private static final double Z = 1.96;

    public Share {
        if (part < 0 || part > whole) throw new IllegalArgumentException(part + " of " + whole);
    }

    /// `NaN` of nothing.
    public double value() {
        return (double) part / whole;
    }

    public double low() {
        return Math.max(0, center() - spread());
    }

    public double high() {
        return Math.min(1, center() + spread());
    }

    private double center() {
        return (value() + Z * Z / (2 * whole)) / (1 + Z * Z / whole);
    }

    private double spread() {
        double p = value();
        return Z * Math.sqrt(p * (1 - p) / whole + Z * Z / (4.0 * whole * whole)) / (1 + Z * Z / whole);
    }

    /// `98.2 % (97.9–98.5) of 12,345`.
    @Override
    public String toString() {
        if (whole == 0) return "none to count";
        return String.format(
                Locale.ROOT, "%.2f %% (%.2f–%.2f) of %,d", 100 * value(), 100 * low(), 100 * high(), whole);
    }
}
