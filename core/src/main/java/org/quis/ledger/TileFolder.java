package org.quis.ledger;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The files below `tile/`: says which do not belong to the ledger, and remembers older right edges.
///
/// Each checkpoint leaves tiles that were partial in its day. They may be deleted or kept; a kept one is
/// served to readers, so it must be right as well.
final class TileFolder {
    private static final Pattern PATH =
            Pattern.compile("tile/(entries|[0-7])/((?:x[0-9]{3}/){0,4}[0-9]{3})(?:\\.p/([0-9]{1,3}))?");

    private final Map<Tile, List<Tile>> olderPartials = new HashMap<>();

    private TileFolder() {}

    static TileFolder list(Path ledger, long size, Faults faults) throws IOException {
        var folder = new TileFolder();
        if (!Files.isDirectory(ledger.resolve("tile"))) return folder; // an empty ledger has none
        Files.walkFileTree(ledger.resolve("tile"), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                var path = ledger.relativize(file).toString().replace('\\', '/');
                folder.place(path, size).ifPresent(problem -> faults.add(Fault.of(path, problem)));
                return FileVisitResult.CONTINUE;
            }
        });
        return folder;
    }

    private java.util.Optional<String> place(String path, long size) {
        var match = PATH.matcher(path);
        if (!match.matches()) return java.util.Optional.of("is not the name of a tile");
        int level = match.group(1).equals("entries") ? Tile.ENTRIES : Integer.parseInt(match.group(1));
        long index = Long.parseLong(match.group(2).replace("x", "").replace("/", ""));
        int width = match.group(3) == null ? Tile.FULL : Integer.parseInt(match.group(3));
        if (width < 1
                || width > Tile.FULL
                || !new Tile(level, index, width).path().equals(path)) {
            return java.util.Optional.of("is not the name of a tile");
        }
        long hashes = level == Tile.ENTRIES ? size : Tile.hashes(size, level);
        if (hashes - index * Tile.FULL < width) {
            return java.util.Optional.of("stands beyond the " + size + " entries that were signed");
        }
        var now = Tile.holding(index * Tile.FULL, level, size);
        if (width < now.width()) {
            olderPartials.computeIfAbsent(now, _ -> new ArrayList<>()).add(new Tile(level, index, width));
        }
        return java.util.Optional.empty();
    }

    /// What is kept of a tile from the time it was narrower.
    List<Tile> partials(Tile tile) {
        return olderPartials.getOrDefault(tile, List.of());
    }
}
