package org.quis.server.record;

/// Proofs of one ledger's entries under one checkpoint, to be checked by whoever has the key and nothing else.
public interface Proofs {
    /// The log's key as `quis verify --key` takes it (C2SP `signed-note`), to be published elsewhere as well.
    String key();

    /// The signed note that the proofs lead to.
    String checkpoint();

    /// A proof that shows what the entry commits to (C2SP `tlog-proof`).
    String of(long index) throws UnavailableException;
}
