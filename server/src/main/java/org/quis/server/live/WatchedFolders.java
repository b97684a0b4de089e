package org.quis.server.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.quis.access.Rejection;
import org.quis.intake.UnreadableException;
import org.quis.publish.SpreadsheetCsv;
import org.quis.server.record.UnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/// Folders in which exports are dropped. A file that no longer grows is taken in and moved to `done` beside it, with
/// the
/// rows that were rejected; one that is no log goes to `failed`, with the reason.
///
/// A file that was half taken in when the power went is taken in again: nothing in it is sealed twice.
public final class WatchedFolders {
    private static final Logger LOG = LoggerFactory.getLogger(WatchedFolders.class);

    /// A file as it was when last seen; the same twice means that nobody writes to it.
    private record Seen(long size, long modifiedMillis) {}

    private final List<Path> folders;
    private final Arrivals arrivals;
    private Map<Path, Seen> before = Map.of();

    public WatchedFolders(List<Path> folders, Arrivals arrivals) {
        this.folders = folders;
        this.arrivals = arrivals;
    }

    /// Takes in what is new.
    @Scheduled(fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
    public synchronized void look() throws InterruptedException {
        var now = new HashMap<Path, Seen>();
        for (var folder : folders) {
            try {
                for (var file : files(folder)) {
                    var seen = seen(file);
                    if (seen.equals(before.get(file))) take(folder, file);
                    else now.put(file, seen);
                }
            } catch (IOException | UnavailableException | Arrivals.Busy e) {
                LOG.warn("what lies in a watched folder waits: {}", e.getClass().getSimpleName());
            }
        }
        before = now;
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) return List.of();
        var files = new ArrayList<Path>();
        try (var all = Files.newDirectoryStream(folder)) {
            for (var file : all) {
                var name = file.getFileName().toString();
                if (name.startsWith(".") || name.endsWith(".part") || name.endsWith(".tmp")) continue;
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) files.add(file);
            }
        }
        files.sort(null);
        return files;
    }

    private static Seen seen(Path file) throws IOException {
        var of = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return new Seen(of.size(), of.lastModifiedTime().toMillis());
    }

    private void take(Path folder, Path file)
            throws IOException, UnavailableException, Arrivals.Busy, InterruptedException {
        try {
            var taken = arrivals.take(name(folder), file, true);
            var done = Files.createDirectories(folder.resolve("done"));
            if (!taken.rejections().isEmpty()) {
                write(taken.rejections(), free(done, file.getFileName() + ".rejected.csv"));
            }
            move(file, done);
        } catch (UnreadableException e) {
            var failed = Files.createDirectories(folder.resolve("failed"));
            Files.writeString(free(failed, file.getFileName() + ".problem.txt"), e.getMessage() + "\n");
            move(file, failed);
            LOG.warn("a file in a watched folder is no log; it lies in `failed`, with the reason");
        }
    }

    /// Whoever drops files there is known by the folder's name.
    private static String name(Path folder) {
        var name = folder.toAbsolutePath().normalize().getFileName();
        return name == null ? "folder" : name.toString();
    }

    private static void write(List<Rejection> rejections, Path to) throws IOException {
        try (var csv = new SpreadsheetCsv(Files.newOutputStream(to), SpreadsheetCsv.LineEnd.LF)) {
            csv.row(List.of("source", "row", "column", "problem", "raw"));
            for (var one : rejections) {
                csv.row(List.of(
                        one.source().label(), Long.toString(one.row()), one.column(), one.problem(), one.raw()));
            }
        }
    }

    private static void move(Path file, Path into) throws IOException {
        Files.move(file, free(into, file.getFileName().toString()), StandardCopyOption.ATOMIC_MOVE);
    }

    private static Path free(Path folder, String name) {
        var free = folder.resolve(name);
        for (int n = 2; Files.exists(free, LinkOption.NOFOLLOW_LINKS); n++) free = folder.resolve(n + "-" + name);
        return free;
    }
}
