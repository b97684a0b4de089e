package org.quis.access;

import java.util.Locale;

/// The kinds of misuse a finding may suspect. A finding is a lead, never a verdict.
public enum MisuseKind {
    SELF_LOOKUP,
    FAMILY_LOOKUP,
    FORMER_PARTNER_LOOKUP,
    FRIEND_LOOKUP,
    NEIGHBOR_LOOKUP,
    COWORKER_LOOKUP,
    REPEATED_TARGET,
    PUBLIC_FIGURE_LOOKUP,
    CANARY_LOOKUP,
    NO_REASON,
    FALSE_REASON,
    PROHIBITED_PURPOSE,
    NO_AUTHORITY,
    OFF_DUTY,
    FORMER_USER,
    SHARED_CREDENTIALS,
    BULK_HARVEST,
    DISCLOSURE,
    RECORD_ALTERATION;

    /// As outputs spell it: `repeated_target`.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// This kind's place in a set of kinds kept as bits of an `int`.
    public int bit() {
        return 1 << ordinal();
    }
}
