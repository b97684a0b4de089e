package org.quis.intake;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quis.access.Field;
import org.quis.access.Rows;
import org.quis.access.Source;
import tools.jackson.databind.JsonNode;

/// Recognises formats by their headers, and lays a format over a header.
final class Headers {
    private static final Set<Field> COUNTS =
            Set.of(Field.RESULT_COUNT, Field.NETWORKS_SEARCHED, Field.DEVICES_SEARCHED);

    private final List<Format> formats;
    private final @Nullable ZoneId zone;
    private final Set<String> words = new HashSet<>();

    /// @param zone overrides the formats' own, for times that name none
    Headers(List<Format> formats, @Nullable ZoneId zone) {
        this.formats = List.copyOf(formats);
        this.zone = zone;
        for (var format : formats) words.addAll(words(format));
    }

    /// The characters, in either case, with which a known header may begin.
    Set<Integer> firstLetters() {
        var letters = new HashSet<Integer>();
        for (var word : words) {
            char c = word.charAt(0);
            if (c < 128) {
                letters.add((int) c);
                letters.add((int) Character.toUpperCase(c));
            }
        }
        return letters;
    }

    /// Whether some format comes without a header in rows of so many cells.
    boolean isHeaderlessWidth(int cells) {
        for (var format : formats) {
            for (var order : format.headerless()) if (order.size() == cells) return true;
        }
        return false;
    }

    /// Whether a cell could stand in a header: a cheap question that saves asking [#recognise] of every row.
    boolean isHeaderWord(String cell) {
        return words.contains(Format.key(cell));
    }

    /// The layout of a log with this header, if any format knows it.
    ///
    /// @throws AmbiguousHeader if two columns claim the same field under the same name
    Optional<Layout> recognise(List<String> header) throws AmbiguousHeader {
        var keys = new HashSet<String>();
        for (var name : header) keys.add(Format.key(name));
        Format best = null;
        int most = -1;
        for (var format : formats) {
            if (!isOf(format, keys)) continue;
            int shared = shared(format, keys);
            if (shared > most) {
                most = shared;
                best = format;
            }
        }
        if (best == null) return Optional.empty();
        return Optional.of(lay(best, header, false));
    }

    /// The layout of a log that begins without a header, judged by what its first row holds.
    Optional<Layout> recogniseRow(List<String> cells) {
        for (var format : formats) {
            for (var order : format.headerless()) {
                if (order.size() != cells.size()) continue;
                try {
                    var layout = lay(format, order, false);
                    var rows = new Rows(new Source(0, "", null), 1024);
                    for (var cell : cells) rows.cell(cell);
                    rows.endRow(1);
                    if (!layout.read(rows).isRejected(0)) return Optional.of(layout);
                } catch (AmbiguousHeader e) {
                    throw new IllegalStateException("format " + format.name() + " names a column twice", e);
                }
            }
        }
        return Optional.empty();
    }

    /// The format of a log in JSON whose first object this is, if any format knows it.
    Optional<Format> recognise(JsonNode object) {
        Format best = null;
        int most = -1;
        for (var format : formats) {
            if (!conditions(format).stream().allMatch(c -> c.holds(object))) continue;
            var any = format.recognition().any();
            if (!any.isEmpty()
                    && any.stream().noneMatch(a -> JsonPath.condition(a).holds(object))) continue;
            int shared = (int) names(format).stream()
                    .filter(n -> JsonPath.of(n).holds(object))
                    .count();
            if (shared > most) {
                most = shared;
                best = format;
            }
        }
        return Optional.ofNullable(best);
    }

    /// What every object of a log in JSON must have.
    static List<JsonPath> conditions(Format format) {
        return format.recognition().all().stream().map(JsonPath::condition).toList();
    }

    /// All headers or paths that a format reads, each once.
    static List<String> names(Format format) {
        var names = new LinkedHashSet<String>();
        for (var of : format.columns().values()) for (var name : of) names.addAll(List.of(name.split(" \\+ ")));
        names.addAll(format.timeFrame().columns());
        names.addAll(format.parts().columns());
        names.removeAll(format.parts().names());
        return List.copyOf(names);
    }

    /// The format that shares most headers with this one, for the message that none fits.
    Optional<Format> nearest(List<String> header) {
        var keys = new HashSet<String>();
        for (var name : header) keys.add(Format.key(name));
        Format nearest = null;
        int most = 0;
        for (var format : formats) {
            int shared = shared(format, keys);
            if (shared > most) {
                most = shared;
                nearest = format;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /// The recognising headers of a format that this header lacks.
    static List<String> missing(Format format, List<String> header) {
        var keys = new HashSet<String>();
        for (var name : header) keys.add(Format.key(name));
        return format.recognition().all().stream().filter(a -> !has(keys, a)).toList();
    }

    static int shared(Format format, Set<String> keys) {
        int shared = 0;
        for (var word : words(format)) if (keys.contains(word)) shared++;
        return shared;
    }

    private static boolean isOf(Format format, Set<String> keys) {
        var recognition = format.recognition();
        return recognition.all().stream().allMatch(a -> has(keys, a))
                && (recognition.any().isEmpty() || recognition.any().stream().anyMatch(a -> has(keys, a)))
                && format.columns().getOrDefault(Field.TIME, List.of()).stream().anyMatch(t -> hasBoth(keys, t));
    }

    private static boolean has(Set<String> keys, String alternatives) {
        for (var name : alternatives.split("\\|")) if (keys.contains(Format.key(name))) return true;
        return false;
    }

    private static boolean hasBoth(Set<String> keys, String joined) {
        for (var name : joined.split(" \\+ ")) if (!keys.contains(Format.key(name))) return false;
        return true;
    }

    private static Set<String> words(Format format) {
        var words = new HashSet<String>();
        for (var name : names(format)) words.add(Format.key(name));
        return words;
    }

    /// Lays a format over a header.
    ///
    /// @param verbatimFirst whether cell 0 is the row as written, as in JSON
    Layout lay(Format format, List<String> header, boolean verbatimFirst) throws AmbiguousHeader {
        var cells = new HashMap<String, Integer>();
        var twice = new HashMap<String, Integer>();
        for (int i = 0; i < header.size(); i++) {
            var key = Format.key(header.get(i));
            if (key.isEmpty()) continue;
            var before = cells.putIfAbsent(key, i);
            if (before != null) twice.put(key, i);
        }
        var parts = parts(format, cells, twice, header);
        var columns = new ArrayList<Layout.Column>();
        for (var entry : format.columns().entrySet()) {
            var field = entry.getKey();
            if (field == Field.TIME) continue;
            int cell = first(entry.getValue(), cells, twice, header);
            if (cell >= 0) columns.add(column(format, field, cell));
        }
        int frame = first(format.timeFrame().columns(), cells, twice, header);
        if (frame >= 0) columns.add(bothEnds(format, frame));
        var constants = format.constants().entrySet().stream()
                .map(c -> new Layout.Constant(c.getKey(), c.getValue().getBytes(StandardCharsets.UTF_8)))
                .toList();
        var time = time(format, cells, twice, header);
        return new Layout(
                format.name(), header, columns, constants, time, new Marks(format.marks()), parts, verbatimFirst, null);
    }

    /// Gives the parts of a divided cell numbers after those of the header's own cells.
    private static Layout.@Nullable PartCells parts(
            Format format, Map<String, Integer> cells, Map<String, Integer> twice, List<String> header)
            throws AmbiguousHeader {
        var parts = format.parts();
        int cell = first(parts.columns(), cells, twice, header);
        if (cell < 0) return null;
        for (int i = 0; i < parts.names().size(); i++)
            cells.putIfAbsent(Format.key(parts.names().get(i)), header.size() + i);
        return new Layout.PartCells(
                cell,
                parts.begins().getBytes(StandardCharsets.UTF_8),
                parts.names().size());
    }

    private static Layout.Column column(Format format, Field field, int cell) {
        boolean required = format.required().contains(field);
        var translations = format.values().getOrDefault(field, Map.of());
        boolean word = Words.KNOWN.containsKey(field) || !translations.isEmpty();
        var kind = COUNTS.contains(field) ? Layout.Kind.COUNT : word ? Layout.Kind.WORD : Layout.Kind.TEXT;
        return new Layout.Column(field, cell, kind, required, word ? new Words(field, translations) : null, List.of());
    }

    private static Layout.Column bothEnds(Format format, int cell) {
        var separators = format.timeFrame().separators().stream()
                .map(s -> s.getBytes(StandardCharsets.UTF_8))
                .toList();
        return new Layout.Column(Field.ASKED_FROM, cell, Layout.Kind.BOTH_ENDS, false, null, separators);
    }

    private Layout.TimeCells time(
            Format format, Map<String, Integer> cells, Map<String, Integer> twice, List<String> header)
            throws AmbiguousHeader {
        var times =
                new Times(format.layouts().stream().map(TimeLayout::of).toList(), zone != null ? zone : format.zone());
        for (var name : format.columns().getOrDefault(Field.TIME, List.of())) {
            var parts = name.split(" \\+ ");
            int cell = first(List.of(parts[parts.length - 1]), cells, twice, header);
            int date = parts.length == 2 ? first(List.of(parts[0]), cells, twice, header) : -1;
            if (cell >= 0 && (parts.length == 1 || date >= 0)) return new Layout.TimeCells(date, cell, times);
        }
        throw new IllegalStateException("no time column in a header that was recognised: " + header);
    }

    private static int first(
            List<String> names, Map<String, Integer> cells, Map<String, Integer> twice, List<String> header)
            throws AmbiguousHeader {
        for (var name : names) {
            var key = Format.key(name);
            var cell = cells.get(key);
            if (cell == null) continue;
            var again = twice.get(key);
            if (again != null) throw new AmbiguousHeader(header.get(cell).strip(), cell + 1, again + 1);
            return cell;
        }
        return -1;
    }

    /// Two columns have the same header, and the field it stands for would be a guess.
    static final class AmbiguousHeader extends Exception {
        private static final long serialVersionUID = 1L;

        AmbiguousHeader(String name, int column, int other) {
            super("columns " + column + " and " + other + " are both called `" + name + "`");
        }
    }
}
