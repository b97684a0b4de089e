package org.quis.ledger;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Writes what the commitments are to: frames in segment files, and an index to find them by.
///
/// A frame follows a header of [#HEADER] bytes: `QPF2`, first entry (uint64), entries (uint32), plain bytes
/// (uint32), encrypted bytes (uint32), the key's id (16 bytes). The index has a record of [#RECORD] bytes a frame, in
/// order: first entry
/// (uint64), entries (uint32), segment (uint32), offset of the header in it (uint64). All big-endian.
final class Payload implements AutoCloseable {
    static final String FOLDER = "payload";
    static final int MAGIC = 0x51504632; // QPF2
    static final int HEADER = 24 + PayloadKey.ID_BYTES;
    static final int RECORD = 24;
    /// a new segment is begun once one is this long; the frame that crosses the line stays whole
    static final long SEGMENT_BYTES = 64L << 20;

    private final Path ledger;
    private final Disk disk;
    private final Disk.Out index;
    private final ByteBuffer header = ByteBuffer.allocateDirect(Math.max(HEADER, RECORD));
    private final long segmentBytes;
    // waiting for the disk takes no processor time, so it need not hold up the one thread that appends
    private final ExecutorService forcing = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("force-payload").factory());
    private final List<Future<Boolean>> forced = new ArrayList<>();
    private final List<Path> created = new ArrayList<>(); // whose names are not yet on the disk
    private Disk.@Nullable Out segment;
    private int segments;

    private Payload(Path ledger, Disk disk, Disk.Out index, long segmentBytes) {
        this.ledger = ledger;
        this.disk = disk;
        this.index = index;
        this.segmentBytes = segmentBytes;
    }

    static Payload create(Path ledger, Disk disk, long segmentBytes) throws IOException {
        disk.createFolders(ledger.resolve(FOLDER));
        var payload = new Payload(ledger, disk, disk.create(ledger.resolve(indexFile())), segmentBytes);
        payload.created.add(ledger.resolve(indexFile()));
        return payload;
    }

    /// Takes up a payload of `size` entries; what was written after them is cut off.
    static Payload resume(Path ledger, Disk disk, long segmentBytes, long size) throws IOException, Broken.Ledger {
        int segment = -1;
        long end = 0;
        long records = 0;
        if (size > 0) {
            try (var frames = Frames.open(ledger)) {
                var last = frames.endingAt(size);
                records = last.number() + 1;
                segment = last.segment();
                end = frames.end();
            }
        }
        for (var file : segmentsAfter(ledger, segment)) disk.delete(file);
        var index = Files.exists(ledger.resolve(indexFile()))
                ? disk.resume(ledger.resolve(indexFile()), records * RECORD)
                : disk.create(ledger.resolve(indexFile()));
        var payload = new Payload(ledger, disk, index, segmentBytes);
        payload.segments = segment + 1;
        if (segment >= 0) payload.segment = disk.resume(ledger.resolve(segmentFile(segment)), end);
        payload.created.add(ledger.resolve(indexFile()));
        return payload;
    }

    private static List<Path> segmentsAfter(Path ledger, int segment) throws IOException {
        var keep = new HashSet<String>();
        for (int number = 0; number <= segment; number++) keep.add(segmentFile(number));
        keep.add(indexFile());
        try (var files = Files.list(ledger.resolve(FOLDER))) {
            return files.filter(file -> !keep.contains(FOLDER + "/" + file.getFileName()))
                    .toList();
        }
    }

    static String indexFile() {
        return FOLDER + "/index";
    }

    static String segmentFile(long number) {
        return FOLDER + String.format(Locale.ROOT, "/%06d", number);
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
                .putLong(entries.key().high())
                .putLong(entries.key().low())
                .flip();
        to.append(header);
        to.append(ByteBuffer.wrap(entries.packed()));
        header.clear()
                .putLong(first)
                .putInt(entries.count())
                .putInt(segments - 1)
                .putLong(offset)
                .flip();
        index.append(header);
    }

    private Disk.Out nextSegment() throws IOException {
        var full = segment;
        if (full != null) forced.add(forcing.submit(() -> forceAndClose(full)));
        var file = ledger.resolve(segmentFile(segments));
        var next = disk.create(file);
        created.add(file);
        segments++;
        segment = next;
        return next;
    }

    private static boolean forceAndClose(Disk.Out full) throws IOException {
        try (full) {
            full.force();
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
        if (segment != null) segment.force();
        index.force();
        if (!created.isEmpty()) disk.force(ledger, created);
        created.clear();
    }

    @Override
    public void close() throws IOException {
        try (forcing;
                index) {
            if (segment != null) segment.close();
        }
    }
}
