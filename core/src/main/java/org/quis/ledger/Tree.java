package org.quis.ledger;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A growing Merkle tree of which only the right edge is in memory: one unfinished tile a level.
///
/// The writer lets it write tiles; the verifier lets it say what the tiles should have been.
final class Tree {
    /// Where tiles go.
    interface Tiles {
        /// @param hashes the tile's bytes, only valid during the call
        void tile(Tile tile, byte[] hashes) throws IOException;
    }

    private final Tiles tiles;
    private final Hasher hasher = new Hasher();
    private final List<byte[]> edge = new ArrayList<>();
    private final byte[] scratch = new byte[Tile.FULL * Hash.BYTES];
    private long size;

    Tree(Tiles tiles) {
        this.tiles = tiles;
    }

    /// The right edge of a tile that is not full, as it was kept.
    interface Edge {
        byte[] hashes(Tile tile) throws IOException, Broken.Ledger;
    }

    /// Goes on with a tree that already has leaves.
    static Tree resumed(Tiles tiles, long size, Edge kept) throws IOException, Broken.Ledger {
        var tree = new Tree(tiles);
        tree.size = size;
        for (int level = 0; Tile.hashes(size, level) > 0; level++) {
            long hashes = Tile.hashes(size, level);
            int width = (int) (hashes % Tile.FULL);
            var edge = new byte[Tile.FULL * Hash.BYTES];
            if (width > 0) {
                System.arraycopy(
                        kept.hashes(new Tile(level, hashes / Tile.FULL, width)), 0, edge, 0, width * Hash.BYTES);
            }
            tree.edge.add(edge);
        }
        return tree;
    }

    long size() {
        return size;
    }

    /// Appends leaf hashes that stand one after the other.
    void append(byte[] hashes, int from, int count) throws IOException {
        if (edge.isEmpty()) edge.add(new byte[Tile.FULL * Hash.BYTES]);
        byte[] leaves = edge.get(0);
        for (int done = 0; done < count; ) {
            int width = (int) (size % Tile.FULL);
            int now = Math.min(Tile.FULL - width, count - done);
            System.arraycopy(hashes, from + done * Hash.BYTES, leaves, width * Hash.BYTES, now * Hash.BYTES);
            size += now;
            done += now;
            if (size % Tile.FULL == 0) full(0);
        }
    }

    /// Hands out the tile that has just become full and carries its hash to the level above.
    private void full(int level) throws IOException {
        tiles.tile(new Tile(level, Tile.hashes(size, level) / Tile.FULL - 1, Tile.FULL), edge.get(level));
        System.arraycopy(edge.get(level), 0, scratch, 0, scratch.length);
        Hash parent = hasher.fold(scratch, 0, Tile.FULL);
        if (edge.size() == level + 1) edge.add(new byte[Tile.FULL * Hash.BYTES]);
        int place = (int) ((Tile.hashes(size, level + 1) - 1) % Tile.FULL);
        parent.writeTo(edge.get(level + 1), place * Hash.BYTES);
        if (place == Tile.FULL - 1) full(level + 1);
    }

    /// Hands out the tiles of the right edge that are not full; a tile is never empty.
    void edge() throws IOException {
        for (int level = 0; level < edge.size(); level++) {
            long hashes = Tile.hashes(size, level);
            int width = (int) (hashes % Tile.FULL);
            if (width > 0) tiles.tile(new Tile(level, hashes / Tile.FULL, width), edge.get(level));
        }
    }

    /// RFC 6962, section 2.1: the largest full subtree stands left of the rest, so from right to left each
    /// full subtree is joined with what has been gathered on its right.
    Hash root() {
        @Nullable Hash root = null;
        for (int level = 0; level < edge.size(); level++) {
            int width = (int) (Tile.hashes(size, level) % Tile.FULL);
            for (int count = 1; count < Tile.FULL; count *= 2) {
                if ((width & count) == 0) continue;
                int from = width & -(2 * count); // the hashes left of this subtree
                System.arraycopy(edge.get(level), from * Hash.BYTES, scratch, 0, count * Hash.BYTES);
                Hash subtree = hasher.fold(scratch, 0, count);
                root = root == null ? subtree : hasher.node(subtree, root);
            }
        }
        return root == null ? hasher.empty() : root;
    }
}
