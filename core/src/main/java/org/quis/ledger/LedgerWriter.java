package org.quis.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Appends entries to a new ledger and signs what it has appended.
///
/// Full tiles and entry bundles are written as they fill, the right edge with each checkpoint, so the
/// checkpoint always is the last thing written. One thread appends; a second writer is turned away.
///
/// Where writing fails with an `IOException` the ledger is to be thrown away and written anew: this
/// version does not take up a ledger where another writer left it.
public final class LedgerWriter implements AutoCloseable {
    private static final String LOCK = ".lock";

    private final Path folder;
    private final LogKey key;
    private final FileChannel lockFile;
    private final Payload payload;
    private final Tree tree;
    private final Set<String> folders = new HashSet<>();
    private final ByteBuffer tileBytes = ByteBuffer.allocateDirect(Tile.FULL * Hash.BYTES);
    private final byte[] bundle = new byte[Tile.FULL * (Entries.PREFIX + Entry.MOST_BYTES)];
    private ByteBuffer bundleBytes = ByteBuffer.allocateDirect(1 << 14);
    private int bundled; // bytes used in the bundle
    private @Nullable Checkpoint signed;
    private boolean failed;
    private boolean closed;

    private LedgerWriter(Path folder, LogKey key, FileChannel lockFile, long segmentBytes) throws IOException {
        this.folder = folder;
        this.key = key;
        this.lockFile = lockFile;
        this.payload = new Payload(folder, segmentBytes);
        this.tree = new Tree(this::write);
    }

    /// Begins a ledger in a folder that is empty or does not exist.
    ///
    /// @param origin the log's name to the world, a URL without its scheme: `agency.example/audit`
    /// @param key    signs the checkpoints; its name must be the origin
    /// @throws FileAlreadyExistsException if the folder holds a ledger, or another writer is at it
    public static LedgerWriter create(Path folder, String origin, LogKey key) throws IOException {
        return create(folder, origin, key, Payload.SEGMENT_BYTES);
    }

    static LedgerWriter create(Path folder, String origin, LogKey key, long segmentBytes) throws IOException {
        if (!origin.equals(key.name())) {
            throw new IllegalArgumentException("a key of `" + key.name() + "` cannot sign for `" + origin + "`");
        }
        Files.createDirectories(folder);
        var lockFile = lock(folder);
        try {
            if (Files.exists(folder.resolve("log.vkey")) || Files.exists(folder.resolve("payload"))) {
                throw new FileAlreadyExistsException(folder.toString(), null, "already holds a ledger");
            }
            var writer = new LedgerWriter(folder, key, lockFile, segmentBytes);
            Files.writeString(folder.resolve("log.vkey"), key.verifier().encoded() + "\n");
            Files.writeString(folder.resolve("witnesses.vkey"), "");
            return writer;
        } catch (IOException | RuntimeException failure) {
            lockFile.close();
            throw failure;
        }
    }

    /// The lock is the system's, so it falls with the process that held it; the file's presence means nothing.
    private static FileChannel lock(Path folder) throws IOException {
        var file = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        @Nullable FileLock lock;
        try {
            lock = file.tryLock();
        } catch (OverlappingFileLockException thisProcessHoldsIt) {
            lock = null;
        }
        if (lock != null) return file;
        file.close();
        throw new FileAlreadyExistsException(folder.toString(), null, "another writer is at this ledger");
    }

    public long size() {
        return tree.size();
    }

    /// Appends a batch.
    ///
    /// @return the index of its first entry; the others follow without a gap
    public long append(Entries entries) throws IOException {
        if (failed || closed) throw new IllegalStateException("this ledger is no longer written to");
        failed = true; // until all of it is written
        long first = tree.size();
        if (entries.count() > 0) payload.append(first, entries);
        for (int done = 0; done < entries.count(); ) {
            int now = Math.min(Tile.FULL - (int) (tree.size() % Tile.FULL), entries.count() - done);
            int bytes = now * entries.stride();
            System.arraycopy(entries.bundled(), done * entries.stride(), bundle, bundled, bytes);
            bundled += bytes;
            tree.append(entries.leaves(), done * Hash.BYTES, now);
            done += now;
            if (tree.size() % Tile.FULL == 0) {
                writeBundle(new Tile(Tile.ENTRIES, tree.size() / Tile.FULL - 1, Tile.FULL));
                bundled = 0;
            }
        }
        failed = false;
        return first;
    }

    /// Writes the right edge and signs the tree as it stands.
    public Checkpoint checkpoint() throws IOException {
        if (failed || closed) throw new IllegalStateException("this ledger is no longer written to");
        var checkpoint = new Checkpoint(key.name(), tree.size(), tree.root());
        if (checkpoint.equals(signed)) return checkpoint;
        failed = true;
        tree.edge();
        int width = (int) (tree.size() % Tile.FULL);
        if (width > 0) writeBundle(new Tile(Tile.ENTRIES, tree.size() / Tile.FULL, width));
        payload.force();
        publish(key.sign(checkpoint.text()));
        signed = checkpoint;
        failed = false;
        return checkpoint;
    }

    /// Replaces the checkpoint in one step: a reader sees the old one or the new one, whole.
    private void publish(Note note) throws IOException {
        var next = folder.resolve("checkpoint.next");
        try (var file = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            Payload.writeAll(file, ByteBuffer.wrap(note.encoded().getBytes(StandardCharsets.UTF_8)));
            file.force(true);
        }
        Files.move(next, folder.resolve("checkpoint"), StandardCopyOption.ATOMIC_MOVE);
        try (var directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    /// Signs a last checkpoint, unless writing has failed before, and lets go of the ledger.
    @Override
    public void close() throws IOException {
        if (closed) return;
        try (lockFile;
                payload) {
            if (!failed) checkpoint();
        } finally {
            closed = true;
            Files.deleteIfExists(folder.resolve(LOCK));
        }
    }

    private void write(Tile tile, byte[] hashes) throws IOException {
        tileBytes.clear().put(hashes, 0, tile.width() * Hash.BYTES).flip();
        write(tile, tileBytes);
    }

    private void writeBundle(Tile tile) throws IOException {
        if (bundleBytes.capacity() < bundled) bundleBytes = ByteBuffer.allocateDirect(2 * bundled);
        bundleBytes.clear().put(bundle, 0, bundled).flip();
        write(tile, bundleBytes);
    }

    /// Five million rows are forty thousand files: folders are made once, and no file is forced on its own.
    private void write(Tile tile, ByteBuffer bytes) throws IOException {
        var path = tile.path();
        var parent = path.substring(0, path.lastIndexOf('/'));
        if (folders.add(parent)) Files.createDirectories(folder.resolve(parent));
        try (var file =
                FileChannel.open(folder.resolve(path), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            Payload.writeAll(file, bytes);
        }
    }
}
