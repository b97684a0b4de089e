package org.quis.ledger;

/// The place of a tile: 256 hashes, fewer at the right edge, of one level of the tree.
///
/// Hash `i` of tile `index` at level `level` covers 256^level entries from (index·256 + i)·256^level on.
///
/// @param level [#ENTRIES] for a bundle of entries, which goes by the same numbering
/// @param width how many hashes, 1 to 256
record Tile(int level, long index, int width) {
    static final int FULL = 256;
    static final int ENTRIES = -1;

    Tile {
        if (level < ENTRIES || level > 7) throw new IllegalArgumentException("level " + level);
        if (index < 0 || width < 1 || width > FULL) throw new IllegalArgumentException(index + " width " + width);
    }

    /// `tile/0/x001/x234/067`, and `tile/0/x001/x234/067.p/5` for one that is not full.
    String path() {
        var path = new StringBuilder();
        long rest = index;
        path.append(threeDigits(rest % 1000));
        while ((rest /= 1000) > 0) path.insert(0, "x" + threeDigits(rest % 1000) + "/");
        path.insert(0, "tile/" + (level == ENTRIES ? "entries" : level) + "/");
        if (width < FULL) path.append(".p/").append(width);
        return path.toString();
    }

    private static String threeDigits(long number) {
        return (number < 10 ? "00" : number < 100 ? "0" : "") + number;
    }

    /// How many hashes a tree of `size` leaves has at a level, counting only those of full subtrees.
    static long hashes(long size, int level) {
        return 8 * level >= Long.SIZE ? 0 : size >>> (8 * level);
    }

    /// The tile that holds hash `number` of a level in a tree of `size` leaves.
    static Tile holding(long number, int level, long size) {
        long index = number / FULL;
        long hashes = level == ENTRIES ? size : hashes(size, level);
        return new Tile(level, index, (int) Math.min(FULL, hashes - index * FULL));
    }

    /// How many entries one hash covers.
    long span() {
        return level == ENTRIES ? 1 : 1L << (8 * level);
    }
}
