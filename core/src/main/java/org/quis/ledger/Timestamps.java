package org.quis.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// Where a ledger keeps what time-stamp authorities said of its checkpoints: a folder for each answer, with the
/// checkpoint as it was then and the answer beside it, so that `openssl ts -verify` needs nothing else.
///
/// What is stamped is the whole note, signatures and all. If it were the text alone, somebody could have a false one
/// stamped today, steal the key tomorrow, sign it, and so have a second history with an honest date.
///
/// This floor reads no answer and believes none; the module `witness` does.
public final class Timestamps {
    /// Below the ledger's folder.
    public static final String FOLDER = "timestamps";
    /// The bytes that were stamped.
    public static final String CHECKPOINT = "checkpoint";
    /// The authority's answer, a `TimeStampResp` (RFC 3161, section 2.4.2).
    public static final String TOKEN = "token.tsr";

    private static final String NEXT = ".next";
    private static final String LOCK = ".lock";

    private Timestamps() {}

    /// Keeps an answer; it and its checkpoint appear in one step.
    ///
    /// @return its folder, named by the checkpoint's size; with a number behind where there is one of this size
    public static Path store(Path ledger, Note stamped, byte[] answer) throws IOException, Broken.Note {
        long size = Checkpoint.parse(stamped.text()).size();
        var disk = new FileDisk();
        var folder = ledger.resolve(FOLDER);
        disk.createFolders(folder);
        synchronized (Timestamps.class) { // the system's lock is between processes, not between threads
            try (var lockFile = FileChannel.open(
                            folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var _ = lockFile.lock()) {
                var next = folder.resolve(NEXT); // one that was begun and not finished is written over
                disk.createFolders(next);
                write(next.resolve(CHECKPOINT), stamped.encoded().getBytes(StandardCharsets.UTF_8), disk);
                write(next.resolve(TOKEN), answer, disk);
                disk.force(next, files(next));
                var place = free(folder, size);
                disk.replace(place, next);
                disk.force(ledger, files(place));
                return place;
            }
        }
    }

    private static void write(Path file, byte[] content, Disk disk) throws IOException {
        try (var out = disk.create(file)) {
            out.append(ByteBuffer.wrap(content));
        }
    }

    private static List<Path> files(Path folder) {
        return List.of(folder.resolve(CHECKPOINT), folder.resolve(TOKEN));
    }

    private static Path free(Path folder, long size) {
        var place = folder.resolve("" + size);
        for (int i = 2; Files.exists(place); i++) place = folder.resolve(size + "-" + i);
        return place;
    }

    /// The folders of all that is kept.
    public static List<Path> of(Path ledger) throws IOException {
        var folder = ledger.resolve(FOLDER);
        if (!Files.isDirectory(folder)) return List.of();
        try (var kept = Files.list(folder)) {
            return kept.filter(Files::isDirectory)
                    .filter(each -> !each.endsWith(NEXT))
                    .sorted()
                    .toList();
        }
    }
}
