package org.quis.sigma;

/// How a number must lie to another.
enum Order {
    LT,
    LTE,
    GT,
    GTE,
    EQ,
    NEQ;

    /// @param sign as a comparison gives it
    boolean holds(int sign) {
        return switch (this) {
            case LT -> sign < 0;
            case LTE -> sign <= 0;
            case GT -> sign > 0;
            case GTE -> sign >= 0;
            case EQ -> sign == 0;
            case NEQ -> sign != 0;
        };
    }
}
