package org.quis.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Compares the tiles of one level, and those above it, with hashes computed anew.
final class TileCheck {
    private final Path ledger;
    private final int level;
    private final TreeHasher hasher;
    private final byte[] computed = new byte[Tiles.FULL_BYTES];
    private int width;
    private long tile;
    private final @Nullable TileCheck above;

    /// @param hashes how many this level must have
    TileCheck(Path ledger, int level, long hashes, TreeHasher hasher) {
        this.ledger = ledger;
        this.level = level;
        this.hasher = hasher;
        this.above = hashes < Tiles.WIDTH ? null : new TileCheck(ledger, level + 1, hashes / Tiles.WIDTH, hasher);
    }

    void add(byte[] hash) throws IOException, LedgerException {
        System.arraycopy(hash, 0, computed, width++ * Hash.BYTES, Hash.BYTES);
        if (width < Tiles.WIDTH) return;
        compare(Tiles.WIDTH);
        var root = new byte[Hash.BYTES];
        hasher.fold(computed, Tiles.WIDTH, root, 0);
        width = 0;
        tile++;
        if (above != null) above.add(root);
    }

    /// Compares the right edge, here and above, and gives the root of everything.
    ///
    /// @param rest the root over what lies below this level's last hash, `null` where nothing does
    Hash finish(@Nullable Hash rest) throws IOException, LedgerException {
        if (width > 0) compare(width);
        List<Hash> subtrees = new ArrayList<>();
        for (int i = 0; i < width; i++) subtrees.add(Hash.copyOf(computed, i * Hash.BYTES));
        if (rest != null) subtrees.add(rest);
        if (above == null) return hasher.root(subtrees);
        return above.finish(subtrees.isEmpty() ? null : hasher.root(subtrees));
    }

    private void compare(int width) throws IOException, LedgerException {
        var path = Verifier.present(Tiles.tile(ledger, level, tile, width));
        var stored = Files.readAllBytes(path);
        int difference = Arrays.mismatch(stored, 0, stored.length, computed, 0, width * Hash.BYTES);
        if (difference < 0) return;
        if (difference >= Math.min(stored.length, width * Hash.BYTES)) {
            throw new LedgerException(
                    "%s: has %d bytes instead of %d".formatted(path, stored.length, width * Hash.BYTES));
        }
        long first = (tile * Tiles.WIDTH + difference / Hash.BYTES) << (8 * level);
        throw new LedgerException(
                level == 0
                        ? "%s: differs at byte %d from the hash of entry %d".formatted(path, difference, first)
                        : "%s: differs at byte %d from the hash over the entries from %d on"
                                .formatted(path, difference, first));
    }
}
