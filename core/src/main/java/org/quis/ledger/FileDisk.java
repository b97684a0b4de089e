package org.quis.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/// The file system.
final class FileDisk implements Disk {
    /// From so many files on, one call for the whole file system is cheaper than one for each.
    private static final int MANY = 64;

    @Override
    public Out create(Path file) throws IOException {
        return new Appending(FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE));
    }

    @Override
    public Out resume(Path file, long keep) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.WRITE);
        channel.truncate(keep).position(keep);
        return new Appending(channel);
    }

    @Override
    public Out overwrite(Path file, long bytes) throws IOException {
        if (!Files.exists(file) || Files.size(file) != bytes) {
            try (var zeros = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                var some = ByteBuffer.allocateDirect(1 << 16);
                for (long left = bytes; left > 0; left -= some.position()) {
                    zeros.write(some.clear().limit((int) Math.min(left, some.capacity())));
                }
                zeros.force(true); // so that later only data, no length, has to reach the disk
            }
        }
        return new Appending(FileChannel.open(file, StandardOpenOption.WRITE));
    }

    @Override
    public void createFolders(Path folder) throws IOException {
        Files.createDirectories(folder);
    }

    @Override
    public void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    @Override
    public void replace(Path file, Path by) throws IOException {
        Files.move(by, file, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void force(Path root, Collection<Path> files) throws IOException {
        if (files.size() >= MANY && FileSystemSync.of(root)) return;
        Set<Path> folders = new LinkedHashSet<>();
        for (var file : files) {
            if (Files.exists(file)) force(file, StandardOpenOption.WRITE);
            for (var up = file.getParent(); up != null && up.startsWith(root); up = up.getParent()) folders.add(up);
        }
        for (var folder : folders) {
            if (Files.exists(folder)) force(folder, StandardOpenOption.READ);
        }
    }

    private static void force(Path path, StandardOpenOption how) throws IOException {
        try (var channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }

    private record Appending(FileChannel channel) implements Out {
        @Override
        public long position() {
            try {
                return channel.position();
            } catch (IOException closed) {
                throw new IllegalStateException(closed);
            }
        }

        @Override
        public void append(ByteBuffer bytes) throws IOException {
            while (bytes.hasRemaining()) channel.write(bytes);
        }

        @Override
        public void force() throws IOException {
            channel.force(false);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
