package org.quis.ledger;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// What has been acknowledged and is not yet in the tree: sealed batches, one after the other, in a file of fixed
/// length that is written over again and again, so that to force it takes one write and no change of the file
/// system's own records.
///
/// A record is `QJ01` ‖ length of what follows the sum (uint32) ‖ its CRC-32C ‖ first entry (uint64) ‖ entries (uint32)
/// ‖ bytes of the bundle (uint32) ‖ plain bytes (uint32) ‖ the key's id (16 bytes) ‖ the bundle ‖ the encrypted frame.
/// The sum tells a whole record from a torn one; against forgers there are the signatures.
final class Journal implements AutoCloseable {
    static final long BYTES = 64L << 20;
    private static final int MAGIC = 0x514A3031; // QJ01
    private static final int HEADER = 12;
    private static final int FIXED = 8 + 4 + 4 + 4 + PayloadKey.ID_BYTES;

    /// A batch and the index of its first entry.
    record Batch(long first, Entries entries) {
        long end() {
            return first + entries.count();
        }
    }

    private final Path file;
    private final Disk disk;
    private final long bytes;
    private Disk.Out out;
    private ByteBuffer record = ByteBuffer.allocateDirect(1 << 20);

    Journal(Path file, Disk disk, long bytes) throws IOException {
        this.file = file;
        this.disk = disk;
        this.bytes = bytes;
        this.out = disk.overwrite(file, bytes);
    }

    boolean hasRoomFor(Entries entries) {
        return out.position() + size(entries) <= bytes;
    }

    private static long size(Entries entries) {
        return HEADER + FIXED + (long) entries.bundled().length + entries.packed().length;
    }

    /// Writes a batch; it is safe once [#force] has returned.
    void write(Batch batch) throws IOException {
        var entries = batch.entries();
        int size = Math.toIntExact(size(entries));
        if (size > bytes)
            throw new IllegalArgumentException("a batch of " + size + " bytes is longer than the journal");
        if (record.capacity() < size) record = ByteBuffer.allocateDirect(size);
        record.clear()
                .position(HEADER)
                .putLong(batch.first())
                .putInt(entries.count())
                .putInt(entries.bundled().length)
                .putInt(entries.plainLength())
                .put(entries.key().bytes())
                .put(entries.bundled())
                .put(entries.packed());
        record.putInt(0, MAGIC)
                .putInt(4, size - HEADER)
                .putInt(8, sum(record.duplicate().flip().position(HEADER)));
        out.append(record.flip());
    }

    void force() throws IOException {
        out.force();
    }

    /// Begins anew: all that is in it is in the tree and signed.
    void restart() throws IOException {
        out.close();
        out = disk.overwrite(file, bytes);
    }

    private static int sum(ByteBuffer bytes) {
        var crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    /// The whole records from the beginning of a journal on, up to the first that is torn or of an earlier time.
    static List<Batch> read(Path file) throws IOException {
        var batches = new ArrayList<Batch>();
        if (!Files.exists(file)) return batches;
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var hasher = new Hasher();
            for (long at = 0; at + HEADER <= channel.size(); ) {
                var header = bytes(channel, at, HEADER);
                int magic = header.getInt();
                int length = header.getInt();
                if (magic != MAGIC || length < FIXED || length > channel.size() - at - HEADER) break;
                var body = bytes(channel, at + HEADER, length);
                if (sum(body.duplicate()) != header.getInt()) break;
                var batch = batch(body, hasher);
                if (batch == null
                        || !batches.isEmpty()
                                && batch.first() != batches.getLast().end()) break;
                batches.add(batch);
                at += HEADER + length;
            }
        }
        return batches;
    }

    private static ByteBuffer bytes(FileChannel channel, long at, int length) throws IOException {
        var bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, at + bytes.position()) < 0) break;
        }
        return bytes.flip();
    }

    private static @Nullable Batch batch(ByteBuffer body, Hasher hasher) {
        try {
            long first = body.getLong();
            int count = body.getInt();
            var bundled = new byte[body.getInt()];
            int plainLength = body.getInt();
            var key = PayloadKey.Id.at(body);
            body.get(bundled);
            var packed = new byte[body.remaining()];
            body.get(packed);
            var leaves = new byte[count * Hash.BYTES];
            int at = 0;
            for (int i = 0; i < count; i++) {
                int length = (bundled[at] & 0xFF) << 8 | bundled[at + 1] & 0xFF;
                hasher.leaf(bundled, at + Entries.PREFIX, length, leaves, i * Hash.BYTES);
                at += Entries.PREFIX + length;
            }
            return at == bundled.length
                    ? new Batch(first, new Entries(count, bundled, leaves, key, packed, plainLength))
                    : null;
        } catch (BufferUnderflowException | IndexOutOfBoundsException | NegativeArraySizeException notABatch) {
            return null; // whoever wrote it, its sum is right and its numbers are not
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
