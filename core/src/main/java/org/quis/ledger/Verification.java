package org.quis.ledger;

import java.util.List;

/// What came of verifying a ledger.
public sealed interface Verification {
    /// Everything fits: every entry is in the signed tree, every tile is right to the byte, and every
    /// commitment whose key is at hand is opened by the payload.
    ///
    /// @param cosignatures the word of the witnesses one believes; as many as the quorum asks for, or more
    record Sound(Checkpoint checkpoint, Payloads payloads, List<Cosignature> cosignatures) implements Verification {
        public Sound {
            cosignatures = List.copyOf(cosignatures);
        }
    }

    /// In entries: what could be compared with its commitment, what is encrypted with keys that are not here, and
    /// what was erased, its key destroyed and that sealed.
    record Payloads(long opened, long shut, long erased) {}

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
