package org.quis.intake;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.quis.access.Field;

/// Reads a [Format] from its YAML and refuses, with the line, whatever it does not understand: a
/// misspelt key that was silently ignored would silently lose a column.
final class FormatFile {
    private static final List<String> KEYS = List.of(
            "name",
            "title",
            "recognise",
            "columns",
            "time",
            "time_frame",
            "constants",
            "values",
            "required",
            "redacted",
            "without_header",
            "parts");

    private final String place;
    private final Map<String, Yaml> top;
    private final Yaml.Entries root;

    private FormatFile(String place, Yaml.Entries root) {
        this.place = place;
        this.root = root;
        this.top = root.entries();
    }

    /// @param place the file's name, for messages
    static Format parse(String place, String yaml) throws UnreadableException {
        return new FormatFile(place, Yaml.parse(place, yaml)).format();
    }

    private Format format() throws UnreadableException {
        onlyKeys(root, KEYS);
        var time = part("time");
        onlyKeys(time, List.of("layouts", "zone"));
        var frame = part("time_frame");
        onlyKeys(frame, List.of("columns", "separators"));
        var known = part("recognise");
        onlyKeys(known, List.of("all", "any"));
        var columns = columns();
        if (!columns.containsKey(Field.TIME))
            throw Yaml.wrong(place, root, "`columns` must say which column is the `time`");
        var all = texts(known, "all");
        var any = texts(known, "any");
        if (all.isEmpty() && any.isEmpty())
            throw Yaml.wrong(place, known, "`recognise` must name headers under `all` or `any`");
        return new Format(
                Yaml.text(place, needed("name")),
                Yaml.text(place, needed("title")),
                new Format.Recognition(all, any),
                columns,
                new Format.TimeFrame(texts(frame, "columns"), texts(frame, "separators")),
                constants(),
                values(),
                layouts(time),
                zone(time),
                required(),
                marks(),
                headerless(),
                parts());
    }

    private Map<Field, List<String>> columns() throws UnreadableException {
        var columns = new EnumMap<Field, List<String>>(Field.class);
        for (var entry : Yaml.entries(place, needed("columns")).entries().entrySet()) {
            columns.put(field(entry.getKey(), entry.getValue()), Yaml.texts(place, entry.getValue()));
        }
        return columns;
    }

    private Map<Field, String> constants() throws UnreadableException {
        var constants = new EnumMap<Field, String>(Field.class);
        for (var entry : part("constants").entries().entrySet()) {
            constants.put(field(entry.getKey(), entry.getValue()), Yaml.text(place, entry.getValue()));
        }
        return constants;
    }

    private Map<Field, Map<String, String>> values() throws UnreadableException {
        var values = new EnumMap<Field, Map<String, String>>(Field.class);
        for (var entry : part("values").entries().entrySet()) {
            var words = new TreeMap<String, String>();
            for (var word : Yaml.entries(place, entry.getValue()).entries().entrySet()) {
                words.put(word.getKey().toLowerCase(Locale.ROOT), Yaml.text(place, word.getValue()));
            }
            values.put(field(entry.getKey(), entry.getValue()), words);
        }
        return values;
    }

    private List<String> layouts(Yaml.Entries time) throws UnreadableException {
        var layouts = new ArrayList<String>();
        var written = time.entries().get("layouts");
        for (var layout : written == null ? List.<String>of() : Yaml.texts(place, written)) {
            try {
                TimeLayout.of(layout);
            } catch (IllegalArgumentException e) {
                throw Yaml.wrong(
                        place,
                        Objects.requireNonNull(written),
                        "`" + layout + "` is neither `iso` nor a java.time pattern");
            }
            layouts.add(layout);
        }
        if (!layouts.contains("iso")) layouts.add("iso"); // what workbooks' own dates are turned into
        return List.copyOf(layouts);
    }

    private @Nullable ZoneId zone(Yaml.Entries time) throws UnreadableException {
        var zone = time.entries().get("zone");
        if (zone == null) return null;
        try {
            return ZoneId.of(Yaml.text(place, zone));
        } catch (DateTimeException e) {
            throw Yaml.wrong(place, zone, "`" + Yaml.text(place, zone) + "` is not a zone like Europe/Berlin");
        }
    }

    private EnumSet<Field> required() throws UnreadableException {
        var required = EnumSet.of(Field.TIME);
        var written = top.get("required");
        if (written == null) return required;
        for (var name : Yaml.texts(place, written)) required.add(field(name, written));
        return required;
    }

    private List<String> marks() throws UnreadableException {
        var written = top.get("redacted");
        if (written == null) return List.of();
        var marks = Yaml.texts(place, written);
        for (var mark : marks) {
            try {
                if (Marks.isExpression(mark)) Pattern.compile(mark.substring(1, mark.length() - 1));
            } catch (PatternSyntaxException e) {
                throw Yaml.wrong(place, written, "`" + mark + "` is not a regular expression: " + e.getDescription());
            }
        }
        return marks;
    }

    private List<List<String>> headerless() throws UnreadableException {
        var orders = new ArrayList<List<String>>();
        if (top.get("without_header") instanceof Yaml.Items items) {
            for (var order : items.items()) orders.add(Yaml.texts(place, order));
        }
        return List.copyOf(orders);
    }

    private Format.Parts parts() throws UnreadableException {
        var parts = part("parts");
        onlyKeys(parts, List.of("columns", "begins", "names"));
        var begins = parts.entries().get("begins");
        return new Format.Parts(
                texts(parts, "columns"), begins == null ? "" : Yaml.text(place, begins), texts(parts, "names"));
    }

    private Field field(String name, Yaml at) throws UnreadableException {
        var field = Field.ofColumn(name);
        if (field.isPresent()) return field.get();
        throw Yaml.wrong(place, at, "`" + name + "` is not a field of an access");
    }

    private List<String> texts(Yaml.Entries of, String key) throws UnreadableException {
        var node = of.entries().get(key);
        return node == null ? List.of() : Yaml.texts(place, node);
    }

    private Yaml.Entries part(String key) throws UnreadableException {
        var node = top.get(key);
        return node == null ? new Yaml.Entries(Map.of(), Map.of(), root.line()) : Yaml.entries(place, node);
    }

    private Yaml needed(String key) throws UnreadableException {
        var node = top.get(key);
        if (node == null) throw Yaml.wrong(place, root, "`" + key + "` is missing");
        return node;
    }

    private void onlyKeys(Yaml.Entries of, List<String> known) throws UnreadableException {
        for (var entry : of.entries().entrySet()) {
            if (!known.contains(entry.getKey())) {
                var key = new Yaml.Text(entry.getKey(), of.keyLines().getOrDefault(entry.getKey(), of.line()));
                throw Yaml.wrong(place, key, "`" + key.text() + "` is not one of " + String.join(", ", known));
            }
        }
    }
}
