package org.quis.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Keeps the verbatim rows beside the tree: frames in segment files, and an index to find them by entry.
///
/// The index has 20 bytes a frame, big endian: first entry (uint64), segment (uint32), offset (uint64).
final class PayloadWriter implements AutoCloseable {
    static final int INDEX_BYTES = 8 + 4 + 8;
    private static final long SEGMENT_BYTES = 256L << 20;

    private final Path folder;
    private final FileChannel index;
    private FileChannel segment;
    private int number;
    private long offset;

    PayloadWriter(Path folder) throws IOException {
        this.folder = Files.createDirectory(folder);
        this.index = create(folder.resolve("index"));
        this.segment = create(segment(folder, 0));
    }

    static Path segment(Path folder, int number) {
        return folder.resolve("segment-" + number);
    }

    void append(Frame frame, long firstEntry) throws IOException {
        if (offset >= SEGMENT_BYTES) {
            segment.close();
            segment = create(segment(folder, ++number));
            offset = 0;
        }
        var entry = ByteBuffer.allocate(INDEX_BYTES)
                .putLong(firstEntry)
                .putInt(number)
                .putLong(offset)
                .flip();
        while (entry.hasRemaining()) index.write(entry);
        var bytes = frame.bytes(firstEntry);
        while (bytes.hasRemaining()) segment.write(bytes);
        offset += frame.size();
    }

    private static FileChannel create(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    @Override
    public void close() throws IOException {
        index.close();
        segment.close();
    }
}
