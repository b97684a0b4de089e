package org.quis.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Records what a ledger signed last where no record is kept: after the key was moved to another machine, or the
/// record was lost.
///
/// The record is what tells a ledger from a copy of it, so whoever adopts a copy makes a second history possible.
/// Nothing in the folder can tell the two apart; a person, or a witness, has to.
public final class Adoption {
    private Adoption() {}

    /// @param confirmed what somebody has seen, verified, and says is the last that was signed
    /// @throws Broken.Fork if there is a record after all, or the ledger is no longer what was confirmed
    /// @throws java.nio.file.FileAlreadyExistsException if a writer is at the ledger
    public static void adopt(Path folder, VerifierKey key, CheckpointStore store, Checkpoint confirmed)
            throws IOException, Broken {
        try (var _ = LedgerWriter.lock(folder)) {
            var note = Note.parse(Files.readAllBytes(folder.resolve("checkpoint")));
            note.verifiedBy(key);
            if (!Checkpoint.parse(note.text()).equals(confirmed)) {
                throw new Broken.Fork("the ledger was signed anew meanwhile; nothing was recorded");
            }
            if (!store.replace(key.name(), null, note)) {
                throw new Broken.Fork("what `" + key.name() + "` signed last is on record here; nothing was changed");
            }
        }
    }
}
