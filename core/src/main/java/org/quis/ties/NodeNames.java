package org.quis.ties;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// What nodes are called, looked up in the tables when somebody asks: the names of a million people would take more
/// memory than is worth it for the few that are shown.
final class NodeNames {
    private static final int MOST_CHARACTERS = 200;

    /// In place of a name where two rows do not agree on one.
    private static final String DISPUTED = "";

    private final Path folder;
    private final Declarations declared;
    private final Nodes nodes;
    private final Keys keys;
    private final Map<String, String> sha256;

    NodeNames(Path folder, Declarations declared, ReferenceReader read) {
        this.folder = folder;
        this.declared = declared;
        this.nodes = read.nodes;
        this.keys = read.keys;
        this.sha256 = read.sha256;
    }

    Map<Integer, String> read(Collection<Integer> of) throws IOException {
        var wanted = new BitSet();
        var kinds = new HashSet<String>();
        for (int node : of) {
            wanted.set(node);
            kinds.add(nodes.kindNameOf(node));
        }
        var names = new HashMap<Integer, String>();
        for (var table : declared.tables().values()) {
            var namings = table.names().stream()
                    .filter(naming -> kinds.contains(naming.kind()))
                    .toList();
            if (namings.isEmpty()) continue;
            read(table, namings, wanted).forEach((node, name) -> add(names, node, name));
        }
        names.values().removeIf(DISPUTED::equals);
        return names;
    }

    private Map<Integer, String> read(TableKind table, List<TableKind.Naming> namings, BitSet wanted)
            throws IOException {
        var names = new HashMap<Integer, String>();
        var file = folder.resolve(table.name() + ".csv");
        if (!Files.isRegularFile(file)) return names;
        var csv = new TableFile(file, new Lints()); // what is wrong in it was told when the ties were read
        csv.read(List.of(), row -> {
            for (var naming : namings) {
                int node = nodes.find(nodes.kind(naming.kind()), keys.of(naming.kind(), row.cell(naming.column())));
                if (node < 0 || !wanted.get(node)) continue;
                var name = plain(row.cell(naming.nameIn()));
                if (!name.isEmpty()) add(names, node, name);
            }
        });
        return csv.sha256().equals(sha256.get(table.name())) ? names : Map.of();
    }

    private static void add(Map<Integer, String> names, int node, String name) {
        names.merge(node, name, (one, other) -> one.equals(other) ? one : DISPUTED);
    }

    /// A name as one line of bounded length, without what would steer a terminal or turn the direction of what follows;
    /// empty where no letter or digit is in it.
    private static String plain(String cell) {
        var line = new StringBuilder();
        int characters = 0;
        boolean says = false;
        for (int at = 0, c; at < cell.length(); at += Character.charCount(c)) {
            c = cell.codePointAt(at);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                if (!line.isEmpty() && line.charAt(line.length() - 1) == ' ') continue;
                c = ' ';
            } else if (isUnseen(c)) {
                continue;
            }
            if (characters++ == MOST_CHARACTERS) {
                line.append('…');
                break;
            }
            line.appendCodePoint(c);
            says |= Character.isLetterOrDigit(c);
        }
        return says ? line.toString().strip() : "";
    }

    /// Two unseen characters belong to how Persian and the languages of India are written.
    private static boolean isUnseen(int c) {
        if (c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER) return false;
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
    private static final int ZERO_WIDTH_JOINER = 0x200d;
}
