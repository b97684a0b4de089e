package org.quis.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.quis.access.Rows;

/// Rows as a ledger has them, to hold a batch that was read against. Entries added since it was opened are not seen.
public final class SealedRows implements AutoCloseable {
    private static final int NUMBER = 2 + 4; // where an entry's row number stands

    private final StoredTiles tiles;
    private final Frames frames;
    private final Keyring keys;
    private final Commitment commitment = new Commitment(new Hasher());
    private final byte[] scratch = new byte[Hash.BYTES];

    private SealedRows(StoredTiles tiles, Frames frames, Keyring keys) {
        this.tiles = tiles;
        this.frames = frames;
        this.keys = keys;
    }

    /// @param size entries that are signed
    public static SealedRows open(Path folder, long size, Keyring keys) throws IOException, Broken.Ledger {
        return new SealedRows(new StoredTiles(folder, size), Frames.open(folder), keys);
    }

    /// Whether the entries from one on are these rows, cell by cell and number by number. Rows that were erased are
    /// none.
    public boolean are(Rows rows, long first) throws IOException, Broken.Ledger, Broken.Key {
        for (int row = 0; row < rows.count(); ) {
            var place = frames.covering(first + row);
            var sealed = frames.sealed(place);
            var key = keys.find(sealed.key());
            if (key == null) return false;
            var frame = frames.open(sealed, key);
            frame.seed(commitment);
            for (int i = (int) (first + row - place.first()); i < place.count() && row < rows.count(); i++, row++) {
                int end = row + 1 == rows.count() ? rows.size() : rows.rowStart(row + 1);
                if (!frame.is(i, rows.bytes(), rows.rowStart(row), end)) return false;
                if (!isEntry(first + row, rows.number(row), frame, i)) return false;
            }
        }
        return true;
    }

    private @Nullable Bundle bundle;
    private long bundled = -1;

    private boolean isEntry(long entry, long number, Frame frame, int i) throws IOException, Broken.Ledger {
        if (bundle == null || entry / Tile.FULL != bundled) {
            bundle = tiles.bundle(Tile.holding(entry, Tile.ENTRIES, tiles.size()));
            bundled = entry / Tile.FULL;
        }
        byte[] bytes = bundle.entry((int) (entry % Tile.FULL));
        return bytes.length == Entry.RowRead.BYTES
                && bytes[1] == Entry.RowRead.TYPE
                && ByteBuffer.wrap(bytes).getLong(NUMBER) == number
                && frame.opens(i, Commitment.ROW, bytes, bytes.length - Hash.BYTES, commitment, scratch);
    }

    @Override
    public void close() throws IOException {
        frames.close();
    }
}
