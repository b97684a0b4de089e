package org.quis.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Last checkpoints as files of a folder, one a log, named by the SHA-256 of its origin.
public final class CheckpointFiles implements CheckpointStore {
    private final Path folder;
    private final Disk disk;

    /// @param folder outside of any ledger; made when first needed
    public CheckpointFiles(Path folder) {
        this(folder, new FileDisk());
    }

    CheckpointFiles(Path folder, Disk disk) {
        this.folder = folder;
        this.disk = disk;
    }

    @Override
    public Optional<Note> fetch(String origin) throws IOException {
        try {
            return Optional.of(Note.parse(Files.readAllBytes(file(origin))));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (Broken.Note damaged) {
            throw new IOException(file(origin) + ": the record of the last checkpoint " + damaged.getMessage()
                    + "; restore it, or compare the ledger with a witness before it is written again");
        }
    }

    @Override
    public boolean replace(String origin, @Nullable Note was, Note now) throws IOException {
        synchronized (CheckpointFiles.class) { // the system's lock is between processes, not between threads
            disk.createFolders(folder);
            try (var lockFile = FileChannel.open(
                            folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var _ = lockFile.lock()) {
                var stands = fetch(origin).map(Note::text);
                if (!stands.equals(Optional.ofNullable(was).map(Note::text))) return false;
                LedgerWriter.replace(folder, name(origin), now.encoded(), disk);
                return true;
            }
        }
    }

    private Path file(String origin) {
        return folder.resolve(name(origin));
    }

    private static String name(String origin) {
        return Hash.of(new Hasher().sha256.digest(origin.getBytes(StandardCharsets.UTF_8)))
                .toString();
    }
}
