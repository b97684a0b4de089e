package org.quis.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import org.quis.access.Rows;

/// The rows behind the entries of one batch, packed: what opens their commitments.
///
/// Header, big endian: magic `QPF1`, rows (uint32), first entry (uint64), packed bytes (uint32), unpacked
/// bytes (uint32), seed (32 bytes). Then, as one LZ4 block: where each row ends (uint32 each) and the
/// rows' canonical bytes.
final class Frame {
    static final int HEADER_BYTES = 4 + 4 + 8 + 4 + 4 + Sealer.SEED_BYTES;
    private static final int MAGIC = 0x51504631;
    private static final LZ4Factory LZ4 = LZ4Factory.fastestInstance();
    /// A batch has at most some thousand rows; a frame that claims more is damaged.
    private static final int MAX_ROWS = 1 << 20;

    private final byte[] bytes; // header and block
    private final int size;

    private Frame(byte[] bytes, int size) {
        this.bytes = bytes;
        this.size = size;
    }

    static Frame pack(byte[] seed, Rows rows) {
        int count = rows.count();
        var plain = new byte[4 * count + rows.rowStart(count)];
        var ends = ByteBuffer.wrap(plain);
        for (int i = 1; i <= count; i++) ends.putInt(rows.rowStart(i));
        System.arraycopy(rows.bytes(), 0, plain, 4 * count, rows.rowStart(count));
        var compressor = LZ4.fastCompressor();
        var out = new byte[HEADER_BYTES + compressor.maxCompressedLength(plain.length)];
        int packed = compressor.compress(plain, 0, plain.length, out, HEADER_BYTES);
        ByteBuffer.wrap(out)
                .putInt(MAGIC)
                .putInt(count)
                .putLong(0)
                .putInt(packed)
                .putInt(plain.length)
                .put(seed);
        return new Frame(out, HEADER_BYTES + packed);
    }

    /// The frame as it is written, now that it is known which entry its first row became.
    ByteBuffer bytes(long firstEntry) {
        return ByteBuffer.wrap(bytes, 0, size).putLong(8, firstEntry);
    }

    int size() {
        return size;
    }

    /// What a frame's header says.
    record Header(int rows, long firstEntry, int packedBytes, int plainBytes, byte[] seed) {}

    static Header header(ByteBuffer in) throws LedgerException {
        if (in.remaining() < HEADER_BYTES || in.getInt() != MAGIC) throw new LedgerException("no payload frame here");
        int rows = in.getInt();
        long first = in.getLong();
        int packed = in.getInt();
        int plain = in.getInt();
        var seed = new byte[Sealer.SEED_BYTES];
        in.get(seed);
        if (rows < 0 || rows > MAX_ROWS || packed < 0 || plain < 4 * rows || plain > Integer.MAX_VALUE / 2) {
            throw new LedgerException("payload frame has an impossible header");
        }
        return new Header(rows, first, packed, plain, seed);
    }

    /// The rows of a frame, unpacked.
    record Body(byte[] plain, int[] ends) {
        int start(int row) {
            return 4 * ends.length + (row == 0 ? 0 : ends[row - 1]);
        }

        int length(int row) {
            return ends[row] - (row == 0 ? 0 : ends[row - 1]);
        }

        /// The cells of a row, as the source wrote them.
        List<String> cells(int row) {
            var cells = new ArrayList<String>();
            int at = start(row);
            int end = at + length(row);
            while (at < end) {
                int length = 0;
                int shift = 0;
                while (plain[at] < 0) {
                    length |= (plain[at++] & 0x7f) << shift;
                    shift += 7;
                }
                length |= plain[at++] << shift;
                cells.add(new String(plain, at, length, StandardCharsets.UTF_8));
                at += length;
            }
            return cells;
        }
    }

    static Body body(Header header, byte[] packed) throws LedgerException {
        try {
            var plain = new byte[header.plainBytes()];
            // the safe one: it never reads beyond the block, whatever the block says
            int written = LZ4.safeDecompressor().decompress(packed, 0, packed.length, plain, 0);
            if (written != plain.length) throw new LedgerException("payload block has another length than it says");
            var ends = new int[header.rows()];
            ByteBuffer.wrap(plain).asIntBuffer().get(ends);
            int last = 0;
            for (int end : ends) {
                if (end < last || end > plain.length - 4 * ends.length) {
                    throw new LedgerException("payload rows overlap");
                }
                last = end;
            }
            return new Body(plain, ends);
        } catch (LZ4Exception e) {
            throw new LedgerException("payload block does not unpack: " + e.getMessage());
        }
    }
}
