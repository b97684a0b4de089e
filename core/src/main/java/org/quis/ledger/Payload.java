package org.quis.ledger;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Writes what the commitments are to: frames in segment files, and an index to find them by.
///
/// A frame follows a header of [#HEADER] bytes: `QPF1`, first entry (uint64), entries (uint32), plain bytes
/// (uint32), packed bytes (uint32). The index has a record of [#RECORD] bytes a frame, in order: first entry
/// (uint64), entries (uint32), segment (uint32), offset of the header in it (uint64). All big-endian.
final class Payload implements AutoCloseable {
    static final int MAGIC = 0x51504631; // QPF1
    static final int HEADER = 24;
    static final int RECORD = 24;
    /// a new segment is begun once one is this long; the frame that crosses the line stays whole
    static final long SEGMENT_BYTES = 64L << 20;

    private final Path folder;
    private final FileChannel index;
    private final ByteBuffer header = ByteBuffer.allocateDirect(Math.max(HEADER, RECORD));
    private final long segmentBytes;
    // waiting for the disk takes no processor time, so it need not hold up the one thread that appends
    private final ExecutorService forcing = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("force-payload").factory());
    private final List<Future<Boolean>> forced = new ArrayList<>();
    private @Nullable FileChannel segment;
    private int segments;

    Payload(Path ledger, long segmentBytes) throws IOException {
        this.folder = ledger.resolve("payload");
        this.segmentBytes = segmentBytes;
        Files.createDirectory(folder);
        index = FileChannel.open(ledger.resolve(indexFile()), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    static String indexFile() {
        return "payload/index";
    }

    static String segmentFile(long number) {
        return String.format(Locale.ROOT, "payload/%06d", number);
    }

    void append(long first, Entries entries) throws IOException {
        var to = segment;
        if (to == null || to.position() >= segmentBytes) to = nextSegment();
        long offset = to.position();
        header.clear()
                .putInt(MAGIC)
                .putLong(first)
                .putInt(entries.count())
                .putInt(entries.plainLength())
                .putInt(entries.packed().length)
                .flip();
        writeAll(to, header);
        writeAll(to, ByteBuffer.wrap(entries.packed()));
        header.clear()
                .putLong(first)
                .putInt(entries.count())
                .putInt(segments - 1)
                .putLong(offset)
                .flip();
        writeAll(index, header);
    }

    private FileChannel nextSegment() throws IOException {
        var full = segment;
        if (full != null) forced.add(forcing.submit(() -> forceAndClose(full)));
        var file = folder.resolveSibling(segmentFile(segments));
        var next = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        segments++;
        segment = next;
        return next;
    }

    private static boolean forceAndClose(FileChannel full) throws IOException {
        try (full) {
            full.force(false);
        }
        return true;
    }

    /// Returns when all that was appended is on the disk.
    void force() throws IOException {
        for (var segmentForced : forced) {
            try {
                segmentForced.get();
            } catch (ExecutionException failed) {
                throw new IOException("could not force a payload segment to the disk", failed.getCause());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("stopped while forcing the payload to the disk");
            }
        }
        forced.clear();
        if (segment != null) segment.force(false);
        index.force(false);
    }

    static void writeAll(FileChannel to, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) to.write(bytes);
    }

    @Override
    public void close() throws IOException {
        try (forcing;
                index) {
            if (segment != null) segment.close();
        }
    }
}
