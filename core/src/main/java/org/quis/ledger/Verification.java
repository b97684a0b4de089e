package org.quis.ledger;

import java.util.List;

/// What came of verifying a ledger.
public sealed interface Verification {
    /// Everything fits: every entry is in the signed tree, every tile is right to the byte, and every
    /// commitment whose key is at hand is opened by the payload.
    ///
    /// @param cosignatures the word of the witnesses one believes; as many as the quorum asks for, or more
    record Sound(Checkpoint checkpoint, Payloads payloads, List<Cosignature> cosignatures, Times times)
            implements Verification {
        public Sound {
            cosignatures = List.copyOf(cosignatures);
        }
    }

    /// In entries: what could be compared with its commitment, what is encrypted with keys that are not here, and
    /// what was erased, its key destroyed and that sealed.
    record Payloads(long opened, long shut, long erased) {}

    /// In events, whose order in the ledger is that of their sealing, whatever times they say: how many are of a
    /// time minutes before that of one sealed ahead of them, and how many of a time yet to come by the clock of
    /// the reader. Neither makes a ledger false, and both are worth asking about.
    record Times(long setBack, long yetToCome) {}

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
