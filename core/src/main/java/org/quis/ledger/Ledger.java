package org.quis.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A sealed ledger, to look things up in. Whatever it hands out has been proved against the checkpoint.
///
/// For a look at a few entries; [Verifier] checks all of them. Not safe for use by two threads at once.
public final class Ledger {
    private final Path folder;
    private final Note note;
    private final Checkpoint checkpoint;
    private final StoredTiles tiles;

    private Ledger(Path folder, Note note, Checkpoint checkpoint) {
        this.folder = folder;
        this.note = note;
        this.checkpoint = checkpoint;
        this.tiles = new StoredTiles(folder, checkpoint.size());
    }

    /// Opens a ledger and believes the key that lies in it: good against accidents and against whoever does
    /// not have the key, but someone who replaces the whole folder replaces the key too.
    public static Ledger open(Path folder) throws IOException, Broken.Ledger {
        return open(folder, keyOf(folder));
    }

    /// Opens a ledger that must be signed by a key one knows from elsewhere, for the key's own name or one below it.
    public static Ledger open(Path folder, VerifierKey trusted) throws IOException, Broken.Ledger {
        try {
            var note = Note.parse(read(folder, "checkpoint"));
            var checkpoint = Checkpoint.parse(note.text());
            var key = trusted.of(checkpoint.origin());
            note.verifiedBy(key);
            if (!checkpoint.origin().equals(key.name())) {
                throw new Broken.Note(
                        "has the origin `" + checkpoint.origin() + "` but is signed by `" + key.name() + "`");
            }
            return new Ledger(folder, note, checkpoint);
        } catch (Broken.Note malformed) {
            throw new Broken.Ledger(Fault.of("checkpoint", String.valueOf(malformed.getMessage())));
        }
    }

    /// The key that lies in the ledger's own folder.
    public static VerifierKey keyOf(Path folder) throws IOException, Broken.Ledger {
        var text = new String(read(folder, "log.vkey"), StandardCharsets.UTF_8);
        try {
            return VerifierKey.parse(text.strip(), VerifierKey.Type.LOG);
        } catch (Broken.Note malformed) {
            throw new Broken.Ledger(Fault.of("log.vkey", String.valueOf(malformed.getMessage())));
        }
    }

    private static byte[] read(Path folder, String file) throws IOException, Broken.Ledger {
        try {
            return Files.readAllBytes(folder.resolve(file));
        } catch (NoSuchFileException missing) {
            throw new Broken.Ledger(Fault.of(file, "is missing"));
        }
    }

    /// The checkpoint as it was signed; signatures of others may stand below the log's.
    public Note note() {
        return note;
    }

    public Checkpoint checkpoint() {
        return checkpoint;
    }

    public long size() {
        return checkpoint.size();
    }

    /// What an entry says, proved to be in the tree that was signed.
    ///
    /// @throws IndexOutOfBoundsException if the ledger has no such entry
    public Entry entry(long index) throws IOException, Broken.Ledger {
        return decoded(entryBytes(prove(index)), index);
    }

    private Entry decoded(byte[] bytes, long index) throws Broken.Ledger {
        try {
            return Entry.decode(bytes);
        } catch (Broken.Entry malformed) {
            throw new Broken.Ledger(new Fault(
                    Tile.holding(index, Tile.ENTRIES, size()).path(),
                    null,
                    index,
                    "the entry " + malformed.getMessage()));
        }
    }

    private byte[] entryBytes(InclusionProof proved) throws IOException, Broken.Ledger {
        long index = proved.index();
        var tile = Tile.holding(index, Tile.ENTRIES, size());
        int place = (int) (index % Tile.FULL);
        var bundle = tiles.bundle(tile);
        byte[] bytes = bundle.entry(place);
        if (proved.leaf().equals(new Hasher().leaf(bytes))) return bytes;
        throw new Broken.Ledger(
                Fault.at(tile.path(), bundle.start(place), index, "the entry is not the one that was signed"));
    }

    /// The cells an entry commits to, exactly as they were read: a data row's cells; for the end of a source
    /// its file's name, and its member's if it is one; nothing for the end of a run.
    ///
    /// For an event, who did it and then its payload.
    ///
    /// @throws Broken.Ledger also if the payload does not open the entry's commitment
    /// @throws Broken.Key if the keyring does not have the payload's key, or no longer
    public List<String> row(long index, Keyring keys) throws IOException, Broken.Ledger, Broken.Key {
        return cells(index, opening(index, keys));
    }

    private static List<String> cells(long index, Opening opening) throws Broken.Ledger {
        try {
            return opening.cells();
        } catch (Broken.Entry malformed) {
            throw new Broken.Ledger(new Fault("payload", null, index, "the row kept here " + malformed.getMessage()));
        }
    }

    /// Takes the events of a ledger, one after the other.
    public interface Each {
        void event(long index, Event event);
    }

    /// Reads events from an index on, in order, each proved to be in the tree that was signed. What was erased is
    /// passed over.
    ///
    /// @param to     the index to end before
    /// @param wanted of which types
    /// @throws Broken.Key if the keyring neither has the key of one of them nor says that it was destroyed
    public void events(long from, long to, Predicate<String> wanted, Keyring keys, Each each)
            throws IOException, Broken.Ledger, Broken.Key {
        long end = Math.min(to, size());
        if (from >= end) return;
        try (var rows = new OpenedRows(Frames.open(folder), keys)) {
            for (long index = from; index < end; ) {
                var tile = Tile.holding(index, Tile.ENTRIES, size());
                var bundle = proved(tile, index);
                for (int i = (int) (index % Tile.FULL); i < tile.width() && index < end; i++, index++) {
                    if (!Entry.Happened.is(bundle.entry(i))) continue;
                    if (!(decoded(bundle.entry(i), index) instanceof Entry.Happened happened)) continue;
                    if (!wanted.test(happened.type())) continue;
                    var opening = rows.opening(index, happened);
                    if (opening != null) each.event(index, event(happened, index, opening));
                }
            }
        }
    }

    /// A bundle, all of whose entries are proved at once: the proof of one of them rests on the hashes of the others.
    private Bundle proved(Tile tile, long index) throws IOException, Broken.Ledger {
        prove(index);
        var bundle = tiles.bundle(tile);
        long first = index - index % Tile.FULL;
        byte[] hashes = tiles.hashes(Tile.holding(index, 0, size()));
        var hasher = new Hasher();
        for (int i = 0; i < tile.width(); i++) {
            byte[] leaf = hasher.leaf(bundle.entry(i)).bytes();
            if (Arrays.equals(leaf, 0, Hash.BYTES, hashes, i * Hash.BYTES, (i + 1) * Hash.BYTES)) continue;
            throw new Broken.Ledger(
                    Fault.at(tile.path(), bundle.start(i), first + i, "the entry is not the one that was signed"));
        }
        return bundle;
    }

    private static Event event(Entry.Happened happened, long index, Opening opening) throws Broken.Ledger {
        var cells = cells(index, opening);
        return new Event(happened.type(), happened.time(), cells.getFirst(), cells.subList(1, cells.size()));
    }

    private Opening opening(long index, Keyring keys) throws IOException, Broken.Ledger, Broken.Key {
        var entry = entry(index);
        try (var rows = new OpenedRows(Frames.open(folder), keys)) {
            var opening = rows.opening(index, entry);
            if (opening != null) return opening;
            throw new Broken.Key("what entry " + index + " commits to has been erased: its key was destroyed");
        }
    }

    /// A proof that an entry is in the tree the checkpoint signed, to be checked without the ledger.
    ///
    /// @param keys to show what the entry commits to as well; `null` to show nothing
    public TlogProof proof(long index, @Nullable Keyring keys) throws IOException, Broken.Ledger, Broken.Key {
        var proved = prove(index);
        var shown = new TlogProof.Shown(entryBytes(proved), keys == null ? null : opening(index, keys));
        return new TlogProof(shown.encoded(), index, proved.path(), note);
    }

    /// Checks that this ledger still begins with what an older checkpoint of it signed.
    ///
    /// @param older a note kept from then
    /// @throws Broken.Note if it is not a checkpoint of this log, signed by its key
    /// @throws Broken.Fork if this ledger is not a continuation of it
    public Checkpoint since(Note older, VerifierKey trusted) throws IOException, Broken {
        var then = Checkpoint.parse(older.text());
        older.verifiedBy(trusted.of(then.origin()));
        if (!then.origin().equals(checkpoint.origin())) {
            throw new Broken.Note("is of `" + then.origin() + "`, not of `" + checkpoint.origin() + "`");
        }
        if (then.size() > size()) {
            throw new Broken.Fork("the log once had %,d entries, and this ledger has %,d: it was rolled back"
                    .formatted(then.size(), size()));
        }
        if (proveSince(then.size()).connects(then, checkpoint)) return then;
        throw new Broken.Fork(
                "the first %,d entries of this ledger are not those that were signed before".formatted(then.size()));
    }

    /// The proof that an entry is in the tree the checkpoint signed.
    ///
    /// @throws Broken.Ledger if the tiles do not give one that holds
    /// @throws IndexOutOfBoundsException if the ledger has no such entry
    public InclusionProof prove(long index) throws IOException, Broken.Ledger {
        java.util.Objects.checkIndex(index, size());
        var proof = new InclusionProof(index, size(), tiles.range(index, index + 1), tiles.inclusion(index, 0, size()));
        if (proof.leadsTo(checkpoint)) return proof;
        throw new Broken.Ledger(new Fault("tile", null, index, "the tiles give no proof of this entry that holds"));
    }

    /// The proof that this ledger still begins with the entries it had at a smaller size. Check it with
    /// [ConsistencyProof#connects] against the checkpoint kept from then.
    ///
    /// @throws Broken.Ledger if the tiles do not give one that holds for what they say the smaller tree was
    /// @throws IndexOutOfBoundsException if the ledger has never had as many entries
    public ConsistencyProof proveSince(long oldSize) throws IOException, Broken.Ledger {
        java.util.Objects.checkFromToIndex(0, oldSize, size());
        boolean trivial = oldSize == 0 || oldSize == size();
        var proof = new ConsistencyProof(
                oldSize, size(), trivial ? List.of() : tiles.consistency(oldSize, 0, size(), true));
        var then = oldSize == 0 ? new Hasher().empty() : tiles.range(0, oldSize);
        if (proof.connects(then, checkpoint.root())) return proof;
        throw new Broken.Ledger(Fault.of("tile", "the tiles give no proof that holds since entry " + oldSize));
    }
}
