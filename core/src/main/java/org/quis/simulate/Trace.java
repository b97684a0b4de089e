package org.quis.simulate;

import java.util.Locale;

/// What the duty behind an access left in the reference tables.
enum Trace {
    /// a sound row, in time
    ENTERED,
    /// a row that says a later time
    LATE,
    /// no row
    MISSING,
    /// a row with a slip in it
    WRONG,
    /// there was no duty
    NONE;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
