package org.quis.ledger;

import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// Permissions of a new file that its owner alone can read and write, on file systems that know such permissions.
public final class OwnerOnly {
    private OwnerOnly() {}

    /// @param where the file, or the folder it is to be in
    public static FileAttribute<?>[] at(Path where) {
        if (!where.getFileSystem().supportedFileAttributeViews().contains("posix")) return new FileAttribute<?>[0];
        var owner = PosixFilePermissions.fromString("rw-------");
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(owner)};
    }
}
