package org.quis.server.record;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import org.quis.ledger.Hash;
import org.quis.ledger.OwnerOnly;

/// Files that were added as evidence, each under the SHA-256 that the ledger has of it. Only their owner can read them.
///
/// A file is kept before its act is sealed: whoever dies in between leaves a file that nobody asks for, and never an
/// act without its file.
public final class EvidenceFiles {
    /// of one file
    public static final long MOST_BYTES = 50L << 20;

    private final Path folder;

    /// @param home of the server; what is kept is in `evidence` below it
    public EvidenceFiles(Path home) {
        folder = home.resolve("evidence");
    }

    /// Keeps a file, to the end of the stream.
    ///
    /// @return its SHA-256, in hexadecimal
    /// @throws IllegalArgumentException if it is empty, or of more than [#MOST_BYTES]
    public String keep(InputStream content) throws IOException {
        Files.createDirectories(folder);
        var coming = Files.createTempFile(folder, "coming", "", OwnerOnly.at(folder));
        try (var in = new DigestInputStream(content, Hash.sha256())) {
            long size = copy(in, coming);
            if (size == 0) throw new IllegalArgumentException("the file is empty");
            if (size > MOST_BYTES) {
                throw new IllegalArgumentException("a file has at most " + (MOST_BYTES >> 20) + " MiB");
            }
            var hash = Hash.of(in.getMessageDigest().digest()).toString();
            Files.move(
                    coming, folder.resolve(hash), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            try (var names = FileChannel.open(folder, StandardOpenOption.READ)) {
                names.force(true); // or the file could be gone after a power cut, and its act not
            }
            return hash;
        } finally {
            Files.deleteIfExists(coming);
        }
    }

    /// One byte more than is taken, at most, and on the disk when this returns.
    private static long copy(InputStream in, Path to) throws IOException {
        try (var out = FileChannel.open(to, StandardOpenOption.WRITE)) {
            var buffer = new byte[1 << 16];
            long size = 0;
            for (int read; size <= MOST_BYTES && (read = in.read(buffer)) >= 0; size += read) {
                var bytes = ByteBuffer.wrap(buffer, 0, read);
                while (bytes.hasRemaining()) out.write(bytes);
            }
            out.force(true);
            return size;
        }
    }

    /// A file that is what was sealed.
    ///
    /// @throws UnavailableException if it is gone, or is not what was sealed any more
    public Path find(String sha256) throws UnavailableException {
        var file = folder.resolve(sha256);
        try {
            if (Hash.ofFile(file).toString().equals(sha256)) return file;
            throw new UnavailableException(
                    "the file kept of it is not the one that was sealed: somebody changed it on the disk", null);
        } catch (NoSuchFileException e) {
            throw new UnavailableException("the file that was sealed is gone from the disk", e);
        } catch (IOException e) {
            throw new UnavailableException("the file cannot be read", e);
        }
    }
}
