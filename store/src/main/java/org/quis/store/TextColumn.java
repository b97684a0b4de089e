package org.quis.store;

import java.util.Arrays;
import org.duckdb.DuckDBDataChunkWriter;
import org.jspecify.annotations.Nullable;

/// One text column of the chunk that a database thread is filling.
///
/// The driver wants an array of bytes per value. Where values repeat (users, organizations, reasons) the
/// arrays come from a small direct-mapped cache; where they turn out not to (ids), the cache is given up
/// and the arrays of the previous chunk are written over.
final class TextColumn {
    private static final int SLOTS = 1 << 12;
    private static final int LONGEST_CACHED = 256;
    private static final int TRIAL = 1 << 14; // values after which a cache has shown what it is worth

    private final int index;
    private final byte[] @Nullable [] values = new byte[Feed.CHUNK][];
    private byte[] @Nullable [] cache = new byte[SLOTS][];
    private boolean caching = true;
    private byte[] @Nullable [] own = new byte[0][];
    private int tried;
    private int missed;

    TextColumn(int index) {
        this.index = index;
    }

    void set(int row, byte[] buffer, int start, int length) {
        values[row] = caching && length <= LONGEST_CACHED
                ? cached(buffer, start, length)
                : copied(row, buffer, start, length);
    }

    /// Sets a value whose bytes never change, or `null`.
    void set(int row, byte @Nullable [] utf8) {
        values[row] = utf8;
    }

    void write(DuckDBDataChunkWriter chunk, int rows) {
        if (rows == values.length) chunk.vector(index).setStringUtf8Batch(0, values);
        else chunk.vector(index).setStringUtf8Batch(0, Arrays.copyOf(values, rows));
    }

    private byte[] cached(byte[] buffer, int start, int length) {
        int hash = length;
        for (int i = start; i < start + length; i++) hash = 31 * hash + buffer[i];
        hash *= 0x9E3779B9; // spreads the last letters over the slots
        int slot = hash >>> 20;
        byte[] known = cache[slot];
        tried++;
        if (known != null && Arrays.equals(known, 0, known.length, buffer, start, start + length)) return known;
        missed++;
        byte[] copy = Arrays.copyOfRange(buffer, start, start + length);
        cache[slot] = copy;
        if (tried >= TRIAL) judgeCache();
        return copy;
    }

    private void judgeCache() {
        if (missed > tried / 2) {
            caching = false;
            cache = new byte[0][];
            own = new byte[Feed.CHUNK][];
        }
        tried = 0;
        missed = 0;
    }

    private byte[] copied(int row, byte[] buffer, int start, int length) {
        if (caching) return Arrays.copyOfRange(buffer, start, start + length);
        byte[] mine = own[row];
        if (mine == null || mine.length != length) own[row] = mine = new byte[length];
        System.arraycopy(buffer, start, mine, 0, length);
        return mine;
    }
}
