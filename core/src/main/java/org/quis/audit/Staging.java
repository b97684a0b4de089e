package org.quis.audit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/// The folder an audit writes to before it is known to be whole.
///
/// It stands beside the wanted one, so that the move at the end is one rename. What an audit that was
/// killed left behind is recognised by its lock being free, and cleared away by the next.
public final class Staging implements AutoCloseable {
    private final Path wanted;
    private final Path folder;
    private final FileChannel lockFile;
    private final FileLock lock;
    private boolean done;

    /// @throws OutputException where the folder cannot be used: it holds something, or cannot be written
    static Staging beside(Path wanted) throws OutputException {
        var out = wanted.toAbsolutePath().normalize();
        try {
            refuseWhatIsThere(wanted);
            var parent = out.getParent();
            if (parent == null)
                throw new OutputException(wanted + ": cannot write an audit to the root folder", "name a folder");
            Files.createDirectories(parent);
            var folder = parent.resolve("." + out.getFileName() + ".quis-partial");
            var lockPath = parent.resolve("." + out.getFileName() + ".quis-lock");
            var lockFile = FileChannel.open(lockPath, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = lockOf(lockFile);
            if (lock == null) {
                lockFile.close();
                throw new OutputException(
                        wanted + ": another audit is writing to this folder", "wait for it, or choose another `--out`");
            }
            delete(folder);
            Files.createDirectory(folder);
            if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
                // verbatim rows are personal data: nobody but the owner reads them unless the owner says so
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
            return new Staging(out, folder, lockFile, lock);
        } catch (IOException e) {
            throw new OutputException(
                    wanted + ": cannot write there: " + reason(e), "choose a folder you may write to with `--out DIR`");
        }
    }

    private Staging(Path wanted, Path folder, FileChannel lockFile, FileLock lock) {
        this.wanted = wanted;
        this.folder = folder;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    private static @Nullable FileLock lockOf(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException _) {
            return null; // held by this very process
        }
    }

    private static void refuseWhatIsThere(Path out) throws IOException, OutputException {
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw new OutputException(out + ": is a file, not a folder", "choose another `--out`");
        }
        if (!Files.isDirectory(out)) return;
        try (var entries = Files.list(out)) {
            if (entries.findAny().isPresent()) {
                throw new OutputException(
                        out + ": is not empty, and an audit never writes over another",
                        "choose a new folder with `--out DIR`, or remove this one first");
            }
        }
    }

    Path folder() {
        return folder;
    }

    /// Moves the finished folder into place.
    void publish() throws IOException {
        if (Files.isDirectory(wanted)) Files.delete(wanted); // empty, as checked at the start
        Files.move(folder, wanted, StandardCopyOption.ATOMIC_MOVE);
        done = true;
    }

    @Override
    public void close() throws IOException {
        if (!done) delete(folder);
        lock.release();
        lockFile.close();
        Files.deleteIfExists(wanted.resolveSibling("." + wanted.getFileName() + ".quis-lock"));
    }

    /// Removes a folder and everything in it, if it is there.
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path each, @Nullable IOException failure) throws IOException {
                if (failure != null) throw failure;
                Files.delete(each);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    static String reason(IOException e) {
        return switch (e) {
            case java.nio.file.AccessDeniedException _ -> "permission denied";
            case java.nio.file.NoSuchFileException _ -> "no such folder";
            case java.nio.file.FileSystemException it when it.getReason() != null -> it.getReason();
            case java.nio.file.FileAlreadyExistsException _ -> "a file is in the way";
            default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        };
    }
}
