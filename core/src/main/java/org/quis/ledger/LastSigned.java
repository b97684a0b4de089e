package org.quis.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Finds the checkpoint at which a ledger is to be taken up: the published one and the one kept apart must agree,
/// or differ in no more than what a writer that died between the two leaves behind.
final class LastSigned {
    private final Path folder;
    private final VerifierKey key;
    private final Disk disk;
    private final CheckpointStore store;

    LastSigned(Path folder, VerifierKey key, Disk disk, CheckpointStore store) {
        this.folder = folder;
        this.key = key;
        this.disk = disk;
        this.store = store;
    }

    /// @return `null` where nothing has ever been signed
    @Nullable
    Note find() throws IOException, Broken {
        var published = published();
        var kept = store.fetch(key.name()).orElse(null);
        if (kept == null && published == null) return null;
        if (kept == null) {
            throw new Broken.Fork(
                    "no last checkpoint of `" + key.name() + "` is kept here, so it cannot be told whether"
                            + " this folder is the ledger or a copy of it\n      if it is the ledger: quis ledger adopt "
                            + folder);
        }
        if (published != null && published.text().equals(kept.text())) return published;
        var last = parsed(kept);
        long here = published == null ? -1 : parsed(published).size(); // a first checkpoint may be of no entries
        if (last.size() <= here || !holds(last)) {
            throw new Broken.Fork("this folder's checkpoint is of %,d entries, but the last one signed is of %,d%s"
                    .formatted(
                            Math.max(0, here),
                            last.size(),
                            last.size() < here
                                    ? ": the record kept apart is an old one; restore the newer"
                                    : ": it is a copy or a restored backup; go on with the ledger itself"));
        }
        LedgerWriter.publish(folder, disk, kept);
        return kept;
    }

    private @Nullable Note published() throws IOException, Broken.Ledger {
        try {
            var note = Note.parse(Files.readAllBytes(folder.resolve("checkpoint")));
            parsed(note);
            return note;
        } catch (NoSuchFileException none) {
            return null;
        } catch (Broken.Note malformed) {
            throw new Broken.Ledger(Fault.of("checkpoint", String.valueOf(malformed.getMessage())));
        }
    }

    private Checkpoint parsed(Note note) throws Broken.Ledger {
        try {
            note.verifiedBy(key);
            return Checkpoint.parse(note.text());
        } catch (Broken.Note untrue) {
            throw new Broken.Ledger(Fault.of("checkpoint", String.valueOf(untrue.getMessage())));
        }
    }

    /// Whether all that the checkpoint covers is here, by the right edge: everything was forced to the disk before it
    /// was signed.
    private boolean holds(Checkpoint last) throws IOException {
        try {
            var tree = Tree.resumed((_, _) -> {}, last.size(), new StoredTiles(folder, last.size())::hashes);
            return tree.root().equals(last.root());
        } catch (Broken.Ledger missing) {
            return false;
        }
    }
}
