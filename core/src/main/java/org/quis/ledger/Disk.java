package org.quis.ledger;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Collection;

/// All that the writer does to a disk. What is not forced may be lost, in any order, when the power goes.
///
/// [FileDisk] is the real one; tests put one in its place that fails where they like.
interface Disk {
    /// A file being written from its end on.
    interface Out extends Closeable {
        long position();

        void append(ByteBuffer bytes) throws IOException;

        /// Returns when what was appended is on the disk.
        void force() throws IOException;
    }

    /// Opens a new file, in place of what may be there; its folder exists.
    Out create(Path file) throws IOException;

    /// Opens a file to go on after its first `keep` bytes; the rest is cut off.
    Out resume(Path file, long keep) throws IOException;

    /// Opens a file to write over from its first byte on; it keeps its length, `bytes`, and what is not written over.
    /// Made, filled with zeros and forced, where there is none of that length.
    Out overwrite(Path file, long bytes) throws IOException;

    void createFolders(Path folder) throws IOException;

    void delete(Path file) throws IOException;

    /// Gives a file another's name in one step: whoever looks sees the old one or the new one.
    void replace(Path file, Path by) throws IOException;

    /// Returns when these files, their names, and their deletions are on the disk.
    ///
    /// @param files closed, and below `root`
    void force(Path root, Collection<Path> files) throws IOException;
}
