package org.quis.audit;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// What became of every ledger entry: which access it is a sighting of, the kinds suspected, the risk.
///
/// A file mapped into memory, 16 bytes an entry, so that a log of any size can be marked in any order.
final class Marks implements Store.MarkSource, AutoCloseable {
    private static final int BYTES = 16;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;

    private final Arena arena = Arena.ofShared();
    private final MemorySegment marks;
    private final long from;
    private final long entries;

    /// @param from    the first entry that can be marked
    /// @param entries one more than the last
    Marks(Path file, long from, long entries) throws IOException {
        this.from = from;
        this.entries = entries;
        marks = map(file, Math.max(BYTES, (entries - from) * BYTES), arena);
    }

    /// A new file of zeros, mapped into memory.
    static MemorySegment map(Path file, long size, Arena arena) throws IOException {
        try (var channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            fill(channel, size);
            return channel.map(FileChannel.MapMode.READ_WRITE, 0, size, arena);
        }
    }

    /// A hole in a file needs no room until it is touched, and on a full disk that ends the process; writing says so in
    /// time.
    private static void fill(FileChannel channel, long size) throws IOException {
        var zeros = ByteBuffer.allocateDirect(1 << 16);
        for (long left = size; left > 0; ) {
            zeros.clear().limit((int) Math.min(left, zeros.capacity()));
            left -= channel.write(zeros);
        }
    }

    long from() {
        return from;
    }

    private long at(long entry) {
        return (entry - from) * BYTES;
    }

    long entries() {
        return entries;
    }

    /// Says that `entry` is a later sighting of the access first seen at `first`.
    void repeat(long entry, long first) {
        marks.set(LONG, at(entry), entry - first);
    }

    /// The entry where the access of this entry was first seen; itself where it was seen once.
    @Override
    public long first(long entry) {
        return entry - marks.get(LONG, at(entry));
    }

    void suspect(long entry, int kinds, float risk) {
        marks.set(INT, at(entry) + 8, marks.get(INT, at(entry) + 8) | kinds);
        marks.set(FLOAT, at(entry) + 12, Math.max(risk, marks.get(FLOAT, at(entry) + 12)));
    }

    @Override
    public int kinds(long entry) {
        return marks.get(INT, at(entry) + 8);
    }

    @Override
    public float risk(long entry) {
        return marks.get(FLOAT, at(entry) + 12);
    }

    @Override
    public void close() {
        arena.close();
    }
}
