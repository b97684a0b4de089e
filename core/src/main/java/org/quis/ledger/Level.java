package org.quis.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The right edge of one level of the tree: the tile that is being filled.
final class Level {
    private final Path ledger;
    private final int height;
    private final TreeHasher hasher;
    private final byte[] hashes = new byte[Tiles.FULL_BYTES];
    private final byte[] scratch = new byte[Tiles.FULL_BYTES];
    private int width;
    private long tile; // number of the tile being filled
    private @Nullable Level above;

    Level(Path ledger, int height, TreeHasher hasher) {
        this.ledger = ledger;
        this.height = height;
        this.hasher = hasher;
    }

    void add(byte[] hash, int from) throws IOException {
        System.arraycopy(hash, from, hashes, width++ * Hash.BYTES, Hash.BYTES);
        if (width < Tiles.WIDTH) return;
        var path = Tiles.tile(ledger, height, tile, Tiles.WIDTH);
        if (tile % 1000 == 0) Files.createDirectories(path.getParent());
        Files.write(path, hashes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        System.arraycopy(hashes, 0, scratch, 0, hashes.length);
        hasher.fold(scratch, Tiles.WIDTH, scratch, 0);
        width = 0;
        tile++;
        if (above == null) above = new Level(ledger, height + 1, hasher);
        above.add(scratch, 0);
    }

    /// Writes the partial tiles from here up.
    void writePartial() throws IOException {
        if (width > 0) {
            var path = Tiles.tile(ledger, height, tile, width);
            Files.createDirectories(path.getParent());
            Files.write(
                    path,
                    Arrays.copyOf(hashes, width * Hash.BYTES),
                    StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.WRITE);
        }
        if (above != null) above.writePartial();
    }

    /// The root of the whole tree.
    ///
    /// @param rest the root over what lies below this level's last hash, `null` where nothing does
    Hash root(@Nullable Hash rest) {
        List<Hash> subtrees = new ArrayList<>();
        for (int i = 0; i < width; i++) subtrees.add(Hash.copyOf(hashes, i * Hash.BYTES));
        if (rest != null) subtrees.add(rest);
        if (above == null) return hasher.root(subtrees);
        return above.root(subtrees.isEmpty() ? null : hasher.root(subtrees));
    }
}
