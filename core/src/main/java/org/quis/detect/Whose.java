package org.quis.detect;

/// Whose a place is, from the side of one account.
enum Whose {
    /// The account is used there for itself, or mostly.
    OWN,
    /// Many use it in turn: a ward's screen, a car's terminal, a classroom. It says nothing of anybody.
    SHARED,
    /// One or a few other accounts are used there.
    ANOTHERS,
    /// No other account is.
    NOBODYS;

    /// Whether a use of it beside one elsewhere may be another person's.
    boolean isStrange() {
        return this == ANOTHERS || this == NOBODYS;
    }
}
