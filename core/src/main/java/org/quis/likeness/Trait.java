package org.quis.likeness;

import java.util.Locale;

/// What weeks are compared in.
public enum Trait {
    VOLUME("%.0f accesses", Shape.COUNT, Side.MORE),
    HOURS("%.0f %% at hours at which the account hardly ever works", Shape.SHARE, Side.MORE),
    UNACCUSTOMED("%.0f %% on databases, or in ways, that it uses in no other week", Shape.SHARE, Side.MORE),
    NAMES_ONLY("%.0f %% by a name alone, without a date of birth or a case", Shape.SHARE, Side.MORE),
    WOMEN("%.0f %% of the people are women", Shape.SHARE, Side.EITHER),
    AGE("the people are %.0f years old on average", Shape.YEARS, Side.EITHER);

    /// How a number varies by chance.
    private enum Shape {
        COUNT,
        SHARE,
        YEARS
    }

    /// What is worth a word.
    private enum Side {
        MORE,
        EITHER
    }

    private static final double LEAST_FACTOR = 0.3; // in which busy and quiet weeks differ anyway, as a logarithm
    private static final double YEARS_APART = 18; // the spread of ages among adults

    private final String words;
    private final Shape shape;
    private final Side side;

    Trait(String words, Shape shape, Side side) {
        this.words = words;
        this.shape = shape;
        this.side = side;
    }

    boolean eitherWay() {
        return side == Side.EITHER;
    }

    /// A week's number on the scale on which it is compared; counts vary by factors.
    double scaled(double value) {
        return shape == Shape.COUNT ? Math.log1p(value) : value;
    }

    /// The standard deviation that chance alone gives a week's number.
    ///
    /// @param usual what the number usually is, as [#scaled]
    /// @param of    how many accesses, or people, it is of
    double chance(double usual, int of) {
        return switch (shape) {
            case COUNT -> Math.sqrt(LEAST_FACTOR * LEAST_FACTOR + 1.0 / Math.max(1, of));
            case SHARE -> {
                double share = (usual * of + 0.5) / (of + 1); // never quite nothing, never quite all
                yield Math.sqrt(share * (1 - share) / of);
            }
            case YEARS -> YEARS_APART / Math.sqrt(of);
        };
    }

    /// In words, such as `62 accesses`.
    String said(double scaled) {
        return String.format(Locale.ROOT, words, shown(scaled));
    }

    /// The number alone, such as `62` or `4 %`.
    String number(double scaled) {
        return String.format(Locale.ROOT, shape == Shape.SHARE ? "%.0f %%" : "%.0f", shown(scaled));
    }

    private double shown(double scaled) {
        return switch (shape) {
            case COUNT -> Math.expm1(scaled);
            case SHARE -> 100 * scaled;
            case YEARS -> scaled;
        };
    }
}
