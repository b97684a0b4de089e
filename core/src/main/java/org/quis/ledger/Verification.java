package org.quis.ledger;

import java.util.List;

/// What came of verifying a ledger.
public sealed interface Verification {
    /// Everything fits: every entry is in the signed tree, every tile is right to the byte, and every
    /// commitment is opened by the payload.
    record Sound(Checkpoint checkpoint) implements Verification {}

    /// Something does not.
    ///
    /// @param faults the first of them, the signed tree's before the payload's
    /// @param count  how many were found in all
    record Broken(List<Fault> faults, long count) implements Verification {
        public Broken {
            faults = List.copyOf(faults);
        }
    }
}
