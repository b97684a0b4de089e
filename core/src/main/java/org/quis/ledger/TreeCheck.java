package org.quis.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;

/// Computes the tree from the entries and compares it with the tiles and the signed root.
///
/// Where a tile and what lies below it disagree, either may be the forged one. So disagreements are only
/// gathered at first, and judged in the end ([#judge]): what leads to the signed root is right.
final class TreeCheck {
    /// A hash in a tile that is not the one computed from below.
    ///
    /// @param offset      the first wrong byte in the tile
    /// @param entryOffset where the entry stands in its bundle; for level 0
    private record Disagreement(Tile tile, int place, Hash stored, int offset, int entryOffset) {
        long entry() {
            return (tile.index() * Tile.FULL + place) * tile.span();
        }
    }

    private static final int MOST = 10 * Faults.KEPT;

    private final Path folder;
    private final Checkpoint checkpoint;
    private final StoredTiles stored;
    private final TileFolder files;
    private final Faults faults = new Faults();
    private final List<Disagreement> disagreements = new ArrayList<>();
    private final Hasher hasher = new Hasher();
    private final Tree tree = new Tree(this::compare);
    private int[] entryOffsets = new int[Tile.FULL];

    private TreeCheck(Path folder, Checkpoint checkpoint) throws IOException {
        this.folder = folder;
        this.checkpoint = checkpoint;
        this.stored = new StoredTiles(folder, checkpoint.size());
        this.files = TileFolder.list(folder, checkpoint.size(), faults);
    }

    static Faults check(Path folder, Checkpoint checkpoint, LongConsumer progress) throws IOException {
        var check = new TreeCheck(folder, checkpoint);
        if (check.leaves(progress)) {
            check.tree.edge();
            check.judge(check.tree.root());
        }
        return check.faults;
    }

    /// @return whether the tree could be computed to its end
    private boolean leaves(LongConsumer progress) throws IOException {
        var leaves = new byte[Tile.FULL * Hash.BYTES];
        while (tree.size() < checkpoint.size()) {
            var tile = Tile.holding(tree.size(), Tile.ENTRIES, checkpoint.size());
            try {
                var bundle = stored.bundle(tile);
                for (int i = 0; i < tile.width(); i++) {
                    hasher.leaf(bundle.bytes(), bundle.start(i), bundle.length(i), leaves, i * Hash.BYTES);
                    entryOffsets[i] = bundle.start(i);
                }
                for (var older : files.partials(tile)) comparePrefix(older, bundle);
            } catch (Broken.Ledger bundle) {
                faults.add(bundle.fault());
                try { // go on with what the tile says the leaves were
                    leaves = stored.hashes(new Tile(0, tile.index(), tile.width()))
                            .clone();
                } catch (Broken.Ledger tileToo) {
                    faults.add(tileToo.fault());
                    return false;
                }
            }
            tree.append(leaves, 0, tile.width());
            progress.accept(tree.size());
        }
        return true;
    }

    /// An older right edge that was kept must be how its bundle begins.
    private void comparePrefix(Tile older, Bundle bundle) throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve(older.path()));
        int end = bundle.start(older.width() - 1) + bundle.length(older.width() - 1);
        int wrong = Arrays.mismatch(bytes, 0, bytes.length, bundle.bytes(), 0, end);
        if (wrong >= 0) {
            faults.add(new Fault(older.path(), (long) wrong, null, "is not how the newer bundle begins"));
        }
    }

    private void compare(Tile tile, byte[] computed) throws IOException {
        for (var older : files.partials(tile)) {
            byte[] bytes = Files.readAllBytes(folder.resolve(older.path()));
            int wrong = Arrays.mismatch(bytes, 0, bytes.length, computed, 0, older.width() * Hash.BYTES);
            if (wrong >= 0) {
                faults.add(new Fault(older.path(), (long) wrong, null, "is not what the entries hash to"));
            }
        }
        byte[] bytes;
        try {
            bytes = stored.hashes(tile);
        } catch (Broken.Ledger unreadable) {
            faults.add(unreadable.fault());
            return;
        }
        int end = tile.width() * Hash.BYTES;
        if (Arrays.equals(bytes, 0, end, computed, 0, end)) return;
        for (int place = 0; place < tile.width(); place++) {
            int from = place * Hash.BYTES;
            int wrong = Arrays.mismatch(bytes, from, from + Hash.BYTES, computed, from, from + Hash.BYTES);
            if (wrong < 0 || disagreements.size() == MOST) continue;
            disagreements.add(new Disagreement(tile, place, Hash.at(bytes, from), from + wrong, entryOffsets[place]));
        }
    }

    private void judge(Hash root) throws IOException {
        boolean entriesAreRight = root.equals(checkpoint.root());
        for (var it : disagreements) {
            boolean tileIsRight =
                    !entriesAreRight && stored.leadsTo(checkpoint.root(), it.tile(), it.place(), it.stored());
            if (!tileIsRight) {
                faults.add(Fault.at(
                        it.tile().path(), it.offset(), it.entry(), "the hash here is not what the entries hash to"));
            } else if (it.tile().level() == 0) {
                var bundle = Tile.holding(it.entry(), Tile.ENTRIES, checkpoint.size());
                faults.add(Fault.at(
                        bundle.path(), it.entryOffset(), it.entry(), "the entry is not the one that was signed"));
            } // a right hash further up only repeats what its leaves have said
        }
        if (!entriesAreRight && faults.none()) {
            faults.add(Fault.of(
                    "checkpoint",
                    "signs the root " + checkpoint.root().base64() + " but the " + checkpoint.size()
                            + " entries have the root " + root.base64()));
        }
    }
}
