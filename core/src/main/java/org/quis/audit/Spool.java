package org.quis.audit;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Fixed-size records on disk, parted into files so that each part fits in memory.
///
/// Written by one thread from front to back, then read part by part by any number of threads; the thread that
/// writes may read before.
final class Spool implements Closeable {
    private static final int BUFFER_BYTES = 32 * 1024;

    private final Path folder;
    private final int recordBytes;
    private final FileChannel[] files;
    private final ByteBuffer[] buffers;

    Spool(Path folder, int parts, int recordBytes) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.recordBytes = recordBytes;
        this.files = new FileChannel[parts];
        this.buffers = new ByteBuffer[parts];
        int whole = BUFFER_BYTES / recordBytes * recordBytes;
        for (int part = 0; part < parts; part++) {
            files[part] = FileChannel.open(
                    folder.resolve(Integer.toString(part)), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            buffers[part] = ByteBuffer.allocate(whole);
        }
    }

    int parts() {
        return files.length;
    }

    /// Where the next record of a part is to be written: exactly one record's bytes.
    ByteBuffer next(int part) throws IOException {
        var buffer = buffers[part];
        if (buffer.remaining() < recordBytes) flush(part);
        return buffer;
    }

    private void flush(int part) throws IOException {
        var buffer = buffers[part].flip();
        while (buffer.hasRemaining()) files[part].write(buffer);
        buffer.clear();
    }

    /// Ends writing.
    void finish() throws IOException {
        for (int part = 0; part < files.length; part++) {
            flush(part);
            files[part].close();
            buffers[part] = ByteBuffer.allocate(0);
        }
    }

    /// The records of a part as far as it is written, in that order; more may follow.
    ByteBuffer soFar(int part) throws IOException {
        flush(part);
        return read(part);
    }

    /// All the records of a part, in the order they were written.
    ByteBuffer read(int part) throws IOException {
        return ByteBuffer.wrap(Files.readAllBytes(folder.resolve(Integer.toString(part))));
    }

    @Override
    public void close() throws IOException {
        for (var file : files) file.close();
    }
}
