package org.quis.intake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.quis.access.Field;

/// A first description of a log that no format knows, guessed from its header and the times in its
/// first rows, for a person to correct. It holds no cell of the log, for those may be personal.
final class Draft {
    private static final List<String> LAYOUTS = List.of(
            "iso",
            "epoch-millis",
            "MM/dd/yyyy, hh:mm:ss a z",
            "MM/dd/yyyy, hh:mm:ss a",
            "MM/dd/yyyy hh:mm:ss a",
            "MM/dd/yyyy hh:mm a",
            "MM/dd/yyyy HH:mm:ss",
            "MM/dd/yyyy HH:mm",
            "dd.MM.yyyy HH:mm:ss",
            "dd.MM.yyyy HH:mm",
            "dd/MM/yyyy HH:mm:ss",
            "yyyy/MM/dd HH:mm:ss",
            "yyyyMMddHHmmss");
    /// Words in a header that give its field away where no shipped format knows it.
    private static final Map<Field, List<String>> HINTS = hints();

    private final String log;
    private final List<String> header;
    private final List<List<String>> rows;

    /// @param log    the file's name
    /// @param header as found
    /// @param rows   a few that follow it
    Draft(String log, List<String> header, List<List<String>> rows) {
        this.log = log;
        this.header = header;
        this.rows = rows;
    }

    String yaml() {
        var layouts = new EnumMap<Field, String>(Field.class);
        var fields = guess(layouts);
        var yaml = new StringBuilder();
        yaml.append("# How Quis reads logs like ").append(log).append(". Guessed from its header: check every line.\n");
        yaml.append("name: my-format\ntitle: My access log\n");
        yaml.append("recognise:\n  all: [").append(quoted(recognising(fields))).append("]\ncolumns:\n");
        for (var entry : fields.entrySet()) {
            yaml.append("  ")
                    .append(entry.getKey().column())
                    .append(": ")
                    .append(quoted(header.get(entry.getValue())))
                    .append('\n');
        }
        if (!fields.containsKey(Field.TIME)) yaml.append("  time: WHICH COLUMN SAYS WHEN?\n");
        for (int i = 0; i < header.size(); i++) {
            if (!fields.containsValue(i) && !header.get(i).isBlank()) {
                yaml.append("  # nothing yet: ").append(quoted(header.get(i))).append('\n');
            }
        }
        yaml.append("  # fields there are: ")
                .append(String.join(
                        ", ",
                        List.of(Field.values()).stream().map(Field::column).toList()));
        yaml.append("\ntime:\n  layouts: [")
                .append(quoted(layouts.getOrDefault(Field.TIME, "iso")))
                .append("]\n");
        yaml.append("  # zone: Europe/Berlin   # of times that name none\n");
        yaml.append("# constants: {action: query, subject_kind: plate}   # what every row means without saying it\n");
        yaml.append("# required: [user_id]   # a row without it is rejected\n");
        yaml.append("redacted: [\"***\", REDACTED, \"[REDACTED]\", \"###\", \"* * *\"]\n");
        return yaml.toString();
    }

    private Map<Field, Integer> guess(Map<Field, String> layouts) {
        var fields = new EnumMap<Field, Integer>(Field.class);
        var taken = new HashSet<Integer>();
        for (int i = 0; i < header.size(); i++) {
            var layout = layout(i);
            if (layout.isEmpty() || fields.containsKey(Field.TIME)) continue;
            fields.put(Field.TIME, i);
            layouts.put(Field.TIME, layout.get());
            taken.add(i);
        }
        for (var format : Formats.shipped()) {
            format.columns().forEach((field, names) -> {
                for (var name : names) {
                    int i = indexOf(Format.key(name));
                    if (field != Field.TIME && i >= 0 && !fields.containsKey(field) && taken.add(i))
                        fields.put(field, i);
                }
            });
        }
        HINTS.forEach((field, words) -> {
            for (var word : words) {
                for (int i = 0; i < header.size() && !fields.containsKey(field); i++) {
                    if (Format.key(header.get(i)).contains(word) && taken.add(i)) fields.put(field, i);
                }
            }
        });
        return fields;
    }

    private int indexOf(String key) {
        for (int i = 0; i < header.size(); i++) if (Format.key(header.get(i)).equals(key)) return i;
        return -1;
    }

    /// The layout in which all cells of a column are times, if there is one.
    private Optional<String> layout(int column) {
        var cells = new ArrayList<byte[]>();
        for (var row : rows) {
            if (column < row.size() && !row.get(column).isBlank())
                cells.add(row.get(column).strip().getBytes(StandardCharsets.UTF_8));
        }
        if (cells.isEmpty()) return Optional.empty();
        var clock = new WallClock();
        return LAYOUTS.stream()
                .filter(pattern -> {
                    var layout = TimeLayout.of(pattern);
                    return cells.stream().allMatch(c -> layout.read(c, 0, c.length, clock) && clock.exists());
                })
                .findFirst();
    }

    /// A few headers that together are unlikely in another log.
    private String[] recognising(Map<Field, Integer> fields) {
        var names = fields.isEmpty()
                ? header.stream().filter(h -> !h.isBlank())
                : fields.values().stream().map(header::get);
        return names.limit(4).toArray(String[]::new);
    }

    private static String quoted(String... names) {
        var quoted = new ArrayList<String>();
        for (var name : names) {
            var plain = name.strip();
            boolean simple = plain.matches("[\\p{L}][\\p{L}\\p{N} _/]*")
                    && !plain.toLowerCase(Locale.ROOT).matches("y|n|yes|no|on|off|true|false|null");
            quoted.add(
                    simple
                            ? plain
                            : '"'
                                    + plain.replace("\\", "\\\\")
                                            .replace("\"", "\\\"")
                                            .replaceAll("\\s+", " ")
                                    + '"');
        }
        return String.join(", ", quoted);
    }

    private static Map<Field, List<String>> hints() {
        var hints = new EnumMap<Field, List<String>>(Field.class);
        hints.put(
                Field.USER_ID,
                List.of("userid", "username", "login", "operator", "officer", "employee", "account", "user", "who"));
        hints.put(Field.SUBJECT, List.of("plate", "patient", "subject", "target", "searchterm", "person", "record"));
        hints.put(Field.REASON, List.of("reason", "purpose", "justification", "comment"));
        hints.put(Field.CASE_NUMBER, List.of("case", "incident", "ticket"));
        hints.put(Field.ACTION, List.of("action", "eventtype", "operation", "activity"));
        hints.put(Field.SOURCE_IP, List.of("ipaddress", "sourceip", "ip"));
        hints.put(Field.DEVICE_ID, List.of("device", "workstation", "terminal", "host"));
        hints.put(Field.DATABASE_ID, List.of("database", "system", "application"));
        hints.put(Field.ORGANIZATION, List.of("organization", "agency", "department"));
        hints.put(Field.ACCESS_ID, List.of("eventid", "auditid", "transactionid", "logid"));
        return hints;
    }
}
