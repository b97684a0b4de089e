package org.quis.ledger;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Factory;
import org.jspecify.annotations.Nullable;
import org.quis.access.Rows;
import org.quis.access.Source;

/// Seals batches: commits to every row, hashes the leaves, packs and encrypts the rows for the payload.
///
/// This is most of the ledger's work, and needs nothing but the batch, so workers do it side by side.
/// Keeps its buffers from batch to batch: make one for each thread.
public final class Sealer {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final PayloadKey key;
    private final Hasher hasher = new Hasher();
    private final Commitment commitment = new Commitment(hasher);
    private final LZ4Compressor compressor = LZ4Factory.fastestInstance().fastCompressor();
    private byte[] plain = new byte[1 << 16];
    private byte[] packed = new byte[1 << 16];

    /// @param key encrypts what is kept beside the log
    public Sealer(PayloadKey key) {
        this.key = key;
    }

    /// One entry for each row, in order.
    public Entries seal(Rows rows) {
        int count = rows.count();
        int stride = Entries.PREFIX + Entry.RowRead.BYTES;
        var bundled = new byte[count * stride];
        var leaves = new byte[count * Hash.BYTES];
        int valuesAt = beginFrame(count, rows.size());
        for (int row = 0; row < count; row++) valuesAt = frameLength(valuesAt, length(rows, row));
        System.arraycopy(rows.bytes(), 0, plain, valuesAt, rows.size());

        var out = ByteBuffer.wrap(bundled);
        for (int row = 0; row < count; row++) {
            out.putShort((short) Entry.RowRead.BYTES)
                    .put(Entry.VERSION)
                    .put(Entry.RowRead.TYPE)
                    .putInt(rows.source().number())
                    .putLong(rows.number(row));
            int start = rows.rowStart(row);
            commitment.commit(Commitment.ROW, row, rows.bytes(), start, length(rows, row), bundled, out.position());
            out.position(out.position() + Hash.BYTES);
            hasher.leaf(bundled, row * stride + Entries.PREFIX, Entry.RowRead.BYTES, leaves, row * Hash.BYTES);
        }
        return pack(count, bundled, leaves, valuesAt + rows.size());
    }

    /// The entry that ends a source.
    ///
    /// @param sha256 of the source's file
    /// @param count  the data rows sealed from the source
    public Entries seal(Source source, Hash sha256, long count) {
        return seal(source, sha256, count, null);
    }

    /// The entry that ends a source.
    ///
    /// @param sha256 of the source's file
    /// @param count  the data rows sealed from the source in this run
    /// @param grown  where the rows before them were sealed; `null` if there are none
    public Entries seal(Source source, Hash sha256, long count, Entry.@Nullable Grown grown) {
        var name = new Rows(source, 256);
        name.cell(source.file());
        if (source.member() != null) name.cell(source.member());
        name.endRow(0);
        int length = name.size();
        int valuesAt = frameLength(beginFrame(1, length), length);
        System.arraycopy(name.bytes(), 0, plain, valuesAt, length);
        var committed = new byte[Hash.BYTES];
        commitment.commit(Commitment.SOURCE, 0, name.bytes(), 0, length, committed, 0);
        return single(
                new Entry.SourceEnd(source.number(), count, sha256, Hash.of(committed), grown), valuesAt + length);
    }

    /// The entry of something that happened.
    public Entries seal(Event event) {
        return seal(List.of(event));
    }

    /// One entry for each event, in order.
    public Entries seal(List<Event> events) {
        var values = new Rows(NO_SOURCE, 256 * events.size());
        for (var event : events) {
            event.cells().forEach(values::cell);
            values.endRow(0);
        }
        int valuesAt = beginFrame(events.size(), values.size());
        for (int i = 0; i < events.size(); i++) valuesAt = frameLength(valuesAt, length(values, i));
        System.arraycopy(values.bytes(), 0, plain, valuesAt, values.size());
        var bundled = ByteBuffer.allocate(events.size() * (Entries.PREFIX + Entry.MOST_BYTES));
        var leaves = new byte[events.size() * Hash.BYTES];
        var committed = new byte[Hash.BYTES];
        for (int i = 0; i < events.size(); i++) {
            commitment.commit(Commitment.EVENT, i, values.bytes(), values.rowStart(i), length(values, i), committed, 0);
            var event = events.get(i);
            byte[] encoded = new Entry.Happened(event.type(), event.time(), Hash.of(committed)).encoded();
            bundled.putShort((short) encoded.length).put(encoded);
            hasher.leaf(encoded, 0, encoded.length, leaves, i * Hash.BYTES);
        }
        byte[] entries = Arrays.copyOf(bundled.array(), bundled.position());
        return pack(events.size(), entries, leaves, valuesAt + values.size());
    }

    private static final Source NO_SOURCE = new Source(0, "", null);

    /// The entry that ends a run. It has nothing to open, so its value in the payload is empty.
    public Entries seal(Entry.RunEnd end) {
        return single(end, frameLength(beginFrame(1, 0), 0));
    }

    private Entries single(Entry entry, int plainLength) {
        byte[] encoded = entry.encoded();
        byte[] bundled = ByteBuffer.allocate(Entries.PREFIX + encoded.length)
                .putShort((short) encoded.length)
                .put(encoded)
                .array();
        return pack(1, bundled, hasher.leaf(encoded).bytes(), plainLength);
    }

    private static int length(Rows rows, int row) {
        return (row + 1 == rows.count() ? rows.size() : rows.rowStart(row + 1)) - rows.rowStart(row);
    }

    /// Begins a frame ([Frame]) with a seed of its own; returns where the values' lengths go.
    private int beginFrame(int count, int valueBytes) {
        int most = Math.addExact(Frame.LENGTHS_AT + 5 * count, valueBytes);
        if (plain.length < most) plain = new byte[most];
        var seed = new byte[Commitment.SEED_BYTES];
        RANDOM.nextBytes(seed);
        commitment.seed(seed, 0);
        ByteBuffer.wrap(plain).put(Frame.VERSION).put(seed).putInt(count);
        return Frame.LENGTHS_AT;
    }

    private int frameLength(int at, int length) {
        int rest = length;
        while (rest >= 0x80) {
            plain[at++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        plain[at++] = (byte) rest;
        return at;
    }

    private Entries pack(int count, byte[] bundled, byte[] leaves, int plainLength) {
        int most = compressor.maxCompressedLength(plainLength);
        if (packed.length < most) packed = new byte[most];
        int length = compressor.compress(plain, 0, plainLength, packed, 0, packed.length);
        return new Entries(count, bundled, leaves, key.id(), key.encrypt(Arrays.copyOf(packed, length)), plainLength);
    }
}
