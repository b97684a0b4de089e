package org.quis.ledger;

import java.util.Arrays;

/// The entries of one bundle: each behind its length, a big-endian uint16 (C2SP tlog-tiles).
final class Bundle {
    private final byte[] bytes;
    private final int[] starts;
    private final int[] lengths;

    private Bundle(byte[] bytes, int[] starts, int[] lengths) {
        this.bytes = bytes;
        this.starts = starts;
        this.lengths = lengths;
    }

    static Bundle of(Tile tile, byte[] bytes) throws Broken.Ledger {
        var starts = new int[tile.width()];
        var lengths = new int[tile.width()];
        int at = 0;
        for (int i = 0; i < tile.width(); i++) {
            long entry = tile.index() * Tile.FULL + i;
            if (bytes.length - at < Entries.PREFIX) throw cutShort(tile, at, entry);
            lengths[i] = (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
            starts[i] = at + Entries.PREFIX;
            if (bytes.length - starts[i] < lengths[i]) throw cutShort(tile, at, entry);
            at = starts[i] + lengths[i];
        }
        if (at < bytes.length) {
            throw new Broken.Ledger(new Fault(
                    tile.path(), (long) at, null, "has " + (bytes.length - at) + " bytes after its last entry"));
        }
        return new Bundle(bytes, starts, lengths);
    }

    private static Broken.Ledger cutShort(Tile tile, int at, long entry) {
        return new Broken.Ledger(Fault.at(tile.path(), at, entry, "is cut short in this entry"));
    }

    byte[] bytes() {
        return bytes;
    }

    /// Where entry `i` begins; its length stands in the two bytes before.
    int start(int i) {
        return starts[i];
    }

    int length(int i) {
        return lengths[i];
    }

    byte[] entry(int i) {
        return Arrays.copyOfRange(bytes, start(i), start(i) + length(i));
    }
}
