package org.quis.ledger;

import java.time.Instant;
import java.util.List;

/// So many of these witnesses must have cosigned, each with a key of its own, whatever it calls itself.
public record Quorum(List<VerifierKey> witnesses, int needed) {
    public Quorum {
        witnesses = List.copyOf(witnesses);
        if (witnesses.stream().map(VerifierKey::key).distinct().count() < witnesses.size()) {
            throw new IllegalArgumentException("two of the witnesses have the same key");
        }
        if (needed < 0 || needed > witnesses.size()) {
            throw new IllegalArgumentException(
                    "a quorum of " + needed + " cannot come of " + witnesses.size() + " witnesses");
        }
    }

    /// The cosignatures below a checkpoint.
    ///
    /// @throws Broken.Note if there are too few, or one is false
    List<Cosignature> below(Note checkpoint, Instant now) throws Broken.Note {
        var cosignatures = Cosignature.below(checkpoint, witnesses, now);
        if (cosignatures.size() >= needed) return cosignatures;
        throw new Broken.Note("is cosigned by %d of the %d witnesses believed, and %d are needed"
                .formatted(cosignatures.size(), witnesses.size(), needed));
    }
}
