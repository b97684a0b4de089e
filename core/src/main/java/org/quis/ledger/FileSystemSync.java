package org.quis.ledger;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Linux' `syncfs(2)`: one call makes forty thousand small files durable, where forcing each would take as
/// many commits of the file system's journal.
final class FileSystemSync {
    private static final int READ_ONLY = 0;
    private static final @Nullable Calls CALLS = calls();

    private record Calls(MethodHandle open, MethodHandle syncfs, MethodHandle close) {}

    private FileSystemSync() {}

    /// @return whether there is such a call here; `false` says that nothing was done
    /// @throws IOException if something written to the file system could not be brought to its disk
    static boolean of(Path folder) throws IOException {
        if (CALLS == null) return false;
        try (var arena = Arena.ofConfined()) {
            int file = (int) CALLS.open.invokeExact(arena.allocateFrom(folder.toString()), READ_ONLY);
            if (file < 0) return false;
            try {
                // since Linux 5.8 it reports what went wrong on the way to the disk
                if ((int) CALLS.syncfs.invokeExact(file) != 0) {
                    throw new IOException(folder + ": could not be forced to the disk");
                }
            } finally {
                int _ = (int) CALLS.close.invokeExact(file);
            }
            return true;
        } catch (IOException | RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable undeclared) {
            throw new IllegalStateException(undeclared);
        }
    }

    private static @Nullable Calls calls() {
        var linker = Linker.nativeLinker();
        var libc = linker.defaultLookup();
        var open = libc.find("open");
        var syncfs = libc.find("syncfs");
        var close = libc.find("close");
        if (open.isEmpty() || syncfs.isEmpty() || close.isEmpty()) return null;
        var onFile = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
        return new Calls(
                linker.downcallHandle(
                        open.get(),
                        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT),
                        Linker.Option.firstVariadicArg(2)),
                linker.downcallHandle(syncfs.get(), onFile),
                linker.downcallHandle(close.get(), onFile));
    }
}
