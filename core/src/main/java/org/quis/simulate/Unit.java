package org.quis.simulate;

import java.util.List;
import java.util.Locale;

/// Parts of the agency, and how they work.
enum Unit {
    PATROL(0.50, 1.0, true, "officer"),
    DETECTIVES(0.20, 1.3, false, "detective"),
    RECORDS(0.08, 2.2, false, "records clerk"),
    DISPATCH(0.11, 1.6, true, "dispatcher"),
    ANALYSIS(0.05, 3.2, false, "analyst"),
    COMMAND(0.06, 0.4, false, "lieutenant");

    static final List<Unit> ALL = List.of(values());

    /// share of the agency's accounts
    final double share;
    /// accesses of a shift, as a multiple of an officer's on patrol
    final double pace;
    /// works around the clock, four days on and two off; the others work weekdays
    final boolean aroundTheClock;
    final String role;

    Unit(double share, double pace, boolean aroundTheClock, String role) {
        this.share = share;
        this.pace = pace;
        this.aroundTheClock = aroundTheClock;
        this.role = role;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
