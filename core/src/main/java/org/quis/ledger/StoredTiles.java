package org.quis.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the tiles and entry bundles of a ledger of a given size. What they say is a claim until a proof
/// made of it leads to a signed root.
final class StoredTiles {
    private final Path folder;
    private final long size;
    private final Hasher hasher = new Hasher();
    private @Nullable Tile lastTile;
    private byte[] lastBytes = new byte[0];

    StoredTiles(Path folder, long size) {
        this.folder = folder;
        this.size = size;
    }

    long size() {
        return size;
    }

    /// The hashes of a tile.
    byte[] hashes(Tile tile) throws IOException, Broken.Ledger {
        if (tile.equals(lastTile)) return lastBytes;
        byte[] bytes = read(tile);
        int expected = tile.width() * Hash.BYTES;
        if (bytes.length != expected) {
            throw new Broken.Ledger(new Fault(
                    tile.path(),
                    (long) Math.min(expected, bytes.length),
                    tile.index() * Tile.FULL * tile.span(),
                    "has " + bytes.length + " bytes where " + tile.width() + " hashes take " + expected));
        }
        lastTile = tile;
        lastBytes = bytes;
        return bytes;
    }

    Bundle bundle(Tile tile) throws IOException, Broken.Ledger {
        return Bundle.of(tile, read(tile));
    }

    private byte[] read(Tile tile) throws IOException, Broken.Ledger {
        try {
            return Files.readAllBytes(folder.resolve(tile.path()));
        } catch (NoSuchFileException missing) {
            throw new Broken.Ledger(Fault.of(tile.path(), "is missing from a ledger of " + size + " entries"));
        }
    }

    /// The hash of the tree over leaves `from` to `to` (RFC 6962, section 2.1), both within the ledger.
    Hash range(long from, long to) throws IOException, Broken.Ledger {
        long count = to - from;
        if (Long.bitCount(count) == 1 && from % count == 0) return subtree(from, Long.numberOfTrailingZeros(count));
        long left = Long.highestOneBit(count - 1);
        return hasher.node(range(from, from + left), range(from + left, to));
    }

    /// The hash over the 2^height leaves from `from` on: in a tile as it is, or folded from a tile's hashes.
    private Hash subtree(long from, int height) throws IOException, Broken.Ledger {
        int level = height / 8;
        int count = 1 << (height % 8);
        long number = from >>> (8 * level);
        byte[] tile = hashes(Tile.holding(number, level, size));
        int at = (int) (number % Tile.FULL) * Hash.BYTES;
        var siblings = java.util.Arrays.copyOfRange(tile, at, at + count * Hash.BYTES);
        return hasher.fold(siblings, 0, count);
    }

    /// RFC 9162, section 2.1.3.1, for the tree over leaves `from` to `to`.
    List<Hash> inclusion(long index, long from, long to) throws IOException, Broken.Ledger {
        if (to - from == 1) return new ArrayList<>();
        long middle = from + Long.highestOneBit(to - from - 1);
        boolean isLeft = index < middle;
        var path = isLeft ? inclusion(index, from, middle) : inclusion(index, middle, to);
        path.add(isLeft ? range(middle, to) : range(from, middle));
        return path;
    }

    /// RFC 9162, section 2.1.4.1: SUBPROOF(old, leaves `from` to `to`, whole).
    List<Hash> consistency(long old, long from, long to, boolean whole) throws IOException, Broken.Ledger {
        if (old == to) return new ArrayList<>(whole ? List.of() : List.of(range(from, to)));
        long middle = from + Long.highestOneBit(to - from - 1);
        boolean isLeft = old <= middle;
        var path = isLeft ? consistency(old, from, middle, whole) : consistency(old, middle, to, false);
        path.add(isLeft ? range(middle, to) : range(from, middle));
        return path;
    }

    /// Whether the root follows from the hash a tile holds and the other stored hashes: whether it is the hash
    /// that was signed.
    boolean leadsTo(Hash root, Tile tile, int place, Hash stored) throws IOException {
        try {
            long from = (tile.index() * Tile.FULL + place) * tile.span();
            return root.equals(above(0, size, from, from + tile.span(), stored));
        } catch (Broken.Ledger somethingOnTheWay) {
            return false;
        }
    }

    private Hash above(long from, long to, long partFrom, long partTo, Hash part) throws IOException, Broken.Ledger {
        if (from == partFrom && to == partTo) return part;
        long middle = from + Long.highestOneBit(to - from - 1);
        return partFrom < middle
                ? hasher.node(above(from, middle, partFrom, partTo, part), range(middle, to))
                : hasher.node(range(from, middle), above(middle, to, partFrom, partTo, part));
    }
}
