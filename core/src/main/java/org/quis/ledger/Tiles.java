package org.quis.ledger;

import java.nio.file.Path;

/// Where tiles lie and how wide they are: C2SP tlog-tiles, "Merkle Tree" and "Log Entries".
final class Tiles {
    static final int WIDTH = 256;
    static final int FULL_BYTES = WIDTH * Hash.BYTES;

    private Tiles() {}

    static Path tile(Path ledger, int level, long number, int width) {
        return ledger.resolve("tile/" + level + "/" + path(number, width));
    }

    static Path entries(Path ledger, long number, int width) {
        return ledger.resolve("tile/entries/" + path(number, width));
    }

    /// `1234067` is `x001/x234/067`; a partial tile has `.p/<width>` behind it.
    static String path(long number, int width) {
        var path = new StringBuilder(threeDigits(number % 1000));
        for (long rest = number / 1000; rest > 0; rest /= 1000) {
            path.insert(0, "x" + threeDigits(rest % 1000) + "/");
        }
        if (width < WIDTH) path.append(".p/").append(width);
        return path.toString();
    }

    private static String threeDigits(long number) {
        return Long.toString(1000 + number).substring(1);
    }

    /// How many hashes there are at a level in a tree of `size` leaves.
    static long hashes(long size, int level) {
        return 8 * level >= Long.SIZE ? 0 : size >>> (8 * level);
    }
}
