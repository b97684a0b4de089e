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
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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
                var path = name(ledger, file);
                folder.place(path, size).ifPresent(problem -> faults.add(Fault.of(path, problem)));
                return FileVisitResult.CONTINUE;
            }
        });
        return folder;
    }

    private Optional<String> place(String path, long size) {
        var tile = tile(path);
        if (tile == null) return Optional.of("is not the name of a tile");
        if (isBeyond(tile, size)) return Optional.of("stands beyond the " + size + " entries that were signed");
        var now = Tile.holding(tile.index() * Tile.FULL, tile.level(), size);
        if (tile.width() < now.width()) {
            olderPartials.computeIfAbsent(now, _ -> new ArrayList<>()).add(tile);
        }
        return Optional.empty();
    }

    /// What a file below `tile/` is by its name; `null` if it is nothing.
    private static @Nullable Tile tile(String path) {
        var match = PATH.matcher(path);
        if (!match.matches()) return null;
        int level = match.group(1).equals("entries") ? Tile.ENTRIES : Integer.parseInt(match.group(1));
        long index = Long.parseLong(match.group(2).replace("x", "").replace("/", ""));
        int width = match.group(3) == null ? Tile.FULL : Integer.parseInt(match.group(3));
        if (width < 1 || width > Tile.FULL) return null;
        var tile = new Tile(level, index, width);
        return tile.path().equals(path) ? tile : null;
    }

    private static boolean isBeyond(Tile tile, long size) {
        long hashes = tile.level() == Tile.ENTRIES ? size : Tile.hashes(size, tile.level());
        return hashes - tile.index() * Tile.FULL < tile.width();
    }

    /// The files that a tree of this size has no place for: what a writer left that did not come to sign.
    static List<Path> beyond(Path ledger, long size) throws IOException {
        if (!Files.isDirectory(ledger.resolve("tile"))) return List.of();
        try (var files = Files.walk(ledger.resolve("tile"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> {
                        var tile = tile(name(ledger, file));
                        return tile == null || isBeyond(tile, size);
                    })
                    .toList();
        }
    }

    private static String name(Path ledger, Path file) {
        return ledger.relativize(file).toString().replace('\\', '/');
    }

    /// What is kept of a tile from the time it was narrower.
    List<Tile> partials(Tile tile) {
        return olderPartials.getOrDefault(tile, List.of());
    }
}
