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
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Appends batches to a ledger on disk and signs checkpoints.
///
/// Full tiles and entry bundles are written as they fill, the right edge with each checkpoint. A checkpoint is
/// published only when all it covers is on the disk and the [CheckpointStore] has it, so what
/// [#checkpoint] has returned survives the process, the power and a restored backup. One thread appends; a
/// second writer is turned away.
///
/// After a failure, or none, [#open] takes the ledger up where its last checkpoint left it.
public final class LedgerWriter implements AutoCloseable {
    private static final String LOCK = ".lock";
    private static final String NEXT = ".next";

    private final Path folder;
    private final LogKey key;
    private final FileChannel lockFile;
    private final Disk disk;
    private final CheckpointStore store;
    private final Payload payload;
    private final Tree tree;
    private final Set<String> folders = new HashSet<>();
    private final List<Path> written = new ArrayList<>(); // since the last checkpoint, and not forced yet
    private final ByteBuffer tileBytes = ByteBuffer.allocateDirect(Tile.FULL * Hash.BYTES);
    private final byte[] bundle = new byte[Tile.FULL * (Entries.PREFIX + Entry.MOST_BYTES)];
    private ByteBuffer bundleBytes = ByteBuffer.allocateDirect(1 << 14);
    private int bundled; // bytes used in the bundle
    /// the size that was signed last: what stood at its right edge may stand there still, and is not written again
    private long signedSize;

    private @Nullable Note signed;
    private boolean failed;
    private boolean closed;

    private LedgerWriter(
            Path folder, LogKey key, Place place, FileChannel lockFile, long segmentBytes, @Nullable Note signed)
            throws IOException, Broken.Ledger {
        this.folder = folder;
        this.key = key;
        this.lockFile = lockFile;
        this.disk = place.disk;
        this.store = place.store;
        this.signed = signed;
        if (signed == null) {
            this.tree = new Tree(this::write);
            this.payload = Files.exists(folder.resolve(Payload.FOLDER))
                    ? Payload.resume(folder, disk, segmentBytes, 0)
                    : Payload.create(folder, disk, segmentBytes);
        } else {
            var at = checkpoint(signed);
            var stored = new StoredTiles(folder, at.size());
            this.tree = Tree.resumed(this::write, at.size(), stored::hashes);
            if (!tree.root().equals(at.root())) {
                throw new Broken.Ledger(Fault.of("tile", "the right edge does not lead to the root that was signed"));
            }
            this.signedSize = at.size();
            resumeBundle(stored);
            this.payload = Payload.resume(folder, disk, segmentBytes, at.size());
        }
    }

    /// Where a ledger is written, and where its last checkpoint is kept apart.
    record Place(Disk disk, CheckpointStore store) {}

    /// Begins a ledger in a folder that is empty or does not exist.
    ///
    /// @param origin the log's name to the world, a URL without its scheme: `agency.example/audit`
    /// @param key    signs the checkpoints; its name must be the origin
    /// @throws FileAlreadyExistsException if the folder holds a ledger, or another writer is at it
    /// @throws Broken.Fork if the store knows of a ledger of this origin
    public static LedgerWriter create(Path folder, String origin, LogKey key, CheckpointStore store)
            throws IOException, Broken.Fork {
        return create(folder, origin, key, new Place(new FileDisk(), store), Payload.SEGMENT_BYTES);
    }

    static LedgerWriter create(Path folder, String origin, LogKey key, Place place, long segmentBytes)
            throws IOException, Broken.Fork {
        if (!origin.equals(key.name())) {
            throw new IllegalArgumentException("a key of `" + key.name() + "` cannot sign for `" + origin + "`");
        }
        refuseLedger(folder);
        if (place.store.fetch(origin).isPresent()) { // and if it comes in between, the first checkpoint is refused
            throw new Broken.Fork(
                    "there is a ledger of `" + origin + "` already, and a second would be another history");
        }
        place.disk.createFolders(folder);
        var lockFile = lock(folder);
        try {
            refuseLedger(folder); // another may have begun one since
            var writer = new LedgerWriter(folder, key, place, lockFile, segmentBytes, null);
            replace(folder, "witnesses.vkey", "", place.disk);
            replace(folder, "log.vkey", key.verifier().encoded() + "\n", place.disk); // makes it a ledger
            return writer;
        } catch (IOException | RuntimeException failure) {
            lockFile.close();
            throw failure;
        } catch (Broken.Ledger impossible) {
            lockFile.close();
            throw new IllegalStateException(impossible);
        }
    }

    private static void refuseLedger(Path folder) throws FileAlreadyExistsException {
        if (Files.exists(folder.resolve("log.vkey")) || Files.exists(folder.resolve("checkpoint"))) {
            throw new FileAlreadyExistsException(folder.toString(), null, "already holds a ledger");
        }
    }

    /// Takes up a ledger at its last checkpoint, whatever happened to the writer before: what had not been
    /// signed is cleared away, and a checkpoint that was signed but not yet published is published.
    ///
    /// @throws Broken.Ledger if the ledger is damaged, or is another key's
    /// @throws Broken.Fork   if the store has signed something that this folder does not hold
    /// @throws FileAlreadyExistsException if another writer is at it
    public static LedgerWriter open(Path folder, LogKey key, CheckpointStore store) throws IOException, Broken {
        return open(folder, key, new Place(new FileDisk(), store), Payload.SEGMENT_BYTES);
    }

    static LedgerWriter open(Path folder, LogKey key, Place place, long segmentBytes) throws IOException, Broken {
        if (!Ledger.keyOf(folder).equals(key.verifier())) {
            throw new Broken.Ledger(
                    Fault.of("log.vkey", "is not the key `" + key.verifier().encoded() + "`"));
        }
        var lockFile = lock(folder);
        try {
            var last = new LastSigned(folder, key.verifier(), place.disk, place.store).find();
            place.disk.delete(folder.resolve("checkpoint" + NEXT));
            for (var file : TileFolder.beyond(
                    folder, last == null ? 0 : checkpoint(last).size())) {
                place.disk.delete(file);
            }
            return new LedgerWriter(folder, key, place, lockFile, segmentBytes, last);
        } catch (IOException | RuntimeException | Broken failure) {
            lockFile.close();
            throw failure;
        }
    }

    private void resumeBundle(StoredTiles stored) throws IOException, Broken.Ledger {
        int width = (int) (tree.size() % Tile.FULL);
        if (width == 0) return;
        var edge = stored.bundle(new Tile(Tile.ENTRIES, tree.size() / Tile.FULL, width));
        byte[] leaves = stored.hashes(new Tile(0, tree.size() / Tile.FULL, width));
        var hasher = new Hasher();
        for (int i = 0; i < width; i++) {
            if (!hasher.leaf(edge.entry(i)).equals(Hash.at(leaves, i * Hash.BYTES))) {
                long entry = tree.size() - width + i;
                throw new Broken.Ledger(
                        Fault.at("tile/entries", edge.start(i), entry, "the entry is not the one that was signed"));
            }
        }
        bundled = edge.bytes().length;
        System.arraycopy(edge.bytes(), 0, bundle, 0, bundled);
    }

    /// The lock is the system's, so it falls with the process that held it; the file's presence means nothing.
    static FileChannel lock(Path folder) throws IOException {
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

    /// Appends a batch. It is sealed when the next [#checkpoint] has returned.
    ///
    /// @return the index of its first entry; the others follow without a gap
    public long append(Entries entries) throws IOException {
        if (failed || closed) throw new IllegalStateException("this ledger is no longer written to");
        failed = true; // until all of it is written
        long first = tree.size();
        if (entries.count() > 0) payload.append(first, entries);
        for (int done = 0, at = 0; done < entries.count(); ) {
            int now = Math.min(Tile.FULL - (int) (tree.size() % Tile.FULL), entries.count() - done);
            int bytes = entries.bytes(at, now);
            System.arraycopy(entries.bundled(), at, bundle, bundled, bytes);
            at += bytes;
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

    /// Brings what was appended so far to the disk, without a checkpoint, so that the next one has little left to wait
    /// for and does not hold up others who wait for the same disk.
    void settle() throws IOException {
        payload.force();
    }

    /// Signs the tree as it stands: when this returns, every entry is on the disk and in the tree signed.
    ///
    /// @throws Broken.Fork if another writer has signed for this log since
    public Checkpoint checkpoint() throws IOException, Broken.Fork {
        if (failed || closed) throw new IllegalStateException("this ledger is no longer written to");
        var checkpoint = new Checkpoint(key.name(), tree.size(), tree.root());
        if (signed != null && signed.text().equals(checkpoint.text())) return checkpoint;
        failed = true;
        // 1. the right edge, and all of it to the disk
        tree.edge();
        int width = (int) (tree.size() % Tile.FULL);
        if (width > 0) writeBundle(new Tile(Tile.ENTRIES, tree.size() / Tile.FULL, width));
        payload.force();
        disk.force(folder, written);
        written.clear();
        // 2. the store: from here on nobody can sign anything else for these entries
        var note = key.sign(checkpoint.text());
        if (!store.replace(key.name(), signed, note)) {
            throw new Broken.Fork("another writer has signed for `" + key.name()
                    + "` since this one began; nothing was signed here. Close it, and open the ledger again");
        }
        // 3. the world
        publish(folder, disk, note);
        signed = note;
        signedSize = checkpoint.size();
        failed = false;
        return checkpoint;
    }

    static void publish(Path folder, Disk disk, Note note) throws IOException {
        replace(folder, "checkpoint", note.encoded(), disk);
    }

    /// Gives a file its new content in one step: a reader sees the old or the new, whole.
    static void replace(Path folder, String name, String text, Disk disk) throws IOException {
        var file = folder.resolve(name);
        var next = folder.resolve(name + NEXT);
        try (var out = disk.create(next)) {
            out.append(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            out.force();
        }
        disk.replace(file, next);
        disk.force(folder, List.of(file));
    }

    /// Lets go of the ledger without signing: what was appended since the last checkpoint never happened.
    public void abandon() throws IOException {
        failed = true;
        try {
            close();
        } catch (Broken.Fork signsNothing) {
            throw new IllegalStateException(signsNothing);
        }
    }

    /// Signs a last checkpoint, unless writing has failed before, and lets go of the ledger.
    @Override
    public void close() throws IOException, Broken.Fork {
        if (closed) return;
        try (lockFile;
                payload) {
            if (!failed) checkpoint();
        } finally {
            closed = true;
        }
    }

    private static Checkpoint checkpoint(Note signed) throws Broken.Ledger {
        try {
            return Checkpoint.parse(signed.text());
        } catch (Broken.Note malformed) {
            throw new Broken.Ledger(Fault.of("checkpoint", String.valueOf(malformed.getMessage())));
        }
    }

    private void write(Tile tile, byte[] hashes) throws IOException {
        if (tile.width() < Tile.FULL && isAtSignedEdge(tile)) return; // a file that is signed for is never touched
        tileBytes.clear().put(hashes, 0, tile.width() * Hash.BYTES).flip();
        write(tile.path(), tileBytes);
    }

    private boolean isAtSignedEdge(Tile tile) {
        return Tile.hashes(signedSize, tile.level()) == tile.index() * Tile.FULL + tile.width();
    }

    private void writeBundle(Tile tile) throws IOException {
        if (bundleBytes.capacity() < bundled) bundleBytes = ByteBuffer.allocateDirect(2 * bundled);
        bundleBytes.clear().put(bundle, 0, bundled).flip();
        write(tile.path(), bundleBytes);
    }

    /// Five million rows are forty thousand files: folders are made once, and files are forced all together.
    private void write(String path, ByteBuffer bytes) throws IOException {
        int slash = path.lastIndexOf('/');
        if (slash > 0 && folders.add(path.substring(0, slash))) {
            disk.createFolders(folder.resolve(path.substring(0, slash)));
        }
        var file = folder.resolve(path);
        try (var out = disk.create(file)) {
            out.append(bytes);
        }
        written.add(file);
    }
}
