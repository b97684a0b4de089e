package org.quis.ties;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.quis.access.MisuseKind;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Reads [Declarations] from YAML; later files add to earlier ones and replace what has the same name.
final class DeclarationsFile {
    record Text(String place, String yaml) {}

    private static final Pattern SPAN = Pattern.compile("(\\d{1,6})([mhd])");
    private static final int FANOUT = 1_000;
    private static final Set<String> SECTIONS = Set.of("tables", "ties", "duty", "personal");
    private static final Set<String> TABLE = Set.of("id", "names", "need", "valid", "event", "ties");
    private static final Set<String> TIE = Set.of("from", "tie", "kind", "to");
    private static final Set<String> KIND =
            Set.of("nature", "back", "before", "after", "busy", "fanout", "inferred", "becomes");
    private static final Set<String> WALK =
            Set.of("name", "walk", "cited", "weak", "yields", "early", "late", "misuse", "most", "category", "would");

    private final Map<String, TableKind> tables = new LinkedHashMap<>();
    private final Map<String, TieKind> kinds = new LinkedHashMap<>();
    private final Map<String, Walk> duty = new LinkedHashMap<>();
    private final Map<String, Walk> personal = new LinkedHashMap<>();
    private String place = "";

    private DeclarationsFile() {}

    static Declarations parse(List<Text> texts) throws DeclarationException {
        var file = new DeclarationsFile();
        for (var text : texts) file.read(text);
        return new Declarations(
                file.tables, file.kinds, file.upToDate(file.duty.values()), file.upToDate(file.personal.values()));
    }

    /// A later file may have changed a kind that an earlier file's chains pass.
    private List<Walk> upToDate(Collection<Walk> walks) {
        return walks.stream().map(walk -> walk.with(kinds)).toList();
    }

    private void read(Text text) throws DeclarationException {
        place = text.place();
        JsonNode root;
        try {
            root = new YAMLMapper().readTree(text.yaml());
        } catch (JacksonException e) {
            var at = e.getLocation();
            throw new DeclarationException(
                    place + (at == null ? "" : ":" + at.getLineNr()), "this is not YAML: " + firstLine(e));
        }
        if (!root.isObject()) throw wrong("the file", "expected the sections " + listed(SECTIONS));
        only(root, "the file", SECTIONS);
        for (var entry : root.path("ties").properties()) kind(entry.getKey(), entry.getValue());
        for (var entry : root.path("tables").properties()) table(entry.getKey(), entry.getValue());
        for (var walk : root.path("duty")) walk(walk, Nature.DUTY, duty);
        for (var walk : root.path("personal")) walk(walk, Nature.PERSONAL, personal);
    }

    private void kind(String name, JsonNode node) throws DeclarationException {
        var where = "tie `" + name + "`";
        only(node, where, KIND);
        var nature = text(node, "nature", where);
        if (nature == null) throw wrong(where, "says no `nature`: duty, personal or structural");
        var old = kinds.get(name);
        int number = old == null ? kinds.size() : old.number();
        if (number > 254) throw wrong(where, "is one kind too many; 255 can be told apart");
        var back = text(node, "back", where);
        kinds.put(
                name,
                new TieKind(
                        number,
                        name,
                        back == null ? name + " of" : back,
                        nature(nature, where),
                        span(text(node, "before", where), where),
                        span(text(node, "after", where), where),
                        span(text(node, "busy", where), where),
                        node.path("fanout").asInt(FANOUT),
                        text(node, "inferred", where),
                        text(node, "becomes", where)));
    }

    private Nature nature(String name, String where) throws DeclarationException {
        return switch (name) {
            case "duty" -> Nature.DUTY;
            case "personal" -> Nature.PERSONAL;
            case "structural" -> Nature.STRUCTURAL;
            default -> throw wrong(where, "`" + name + "` is not a nature; say duty, personal or structural");
        };
    }

    private void table(String name, JsonNode node) throws DeclarationException {
        var where = "table `" + name + "`";
        only(node, where, TABLE);
        var valid = texts(node.path("valid"));
        if (valid.size() == 1 || valid.size() > 2) throw wrong(where, "`valid` takes two columns, first and end");
        var ties = new ArrayList<TableKind.Row>();
        for (var tie : node.path("ties")) {
            only(tie, where, TIE);
            var kindName = text(tie, "tie", where);
            var kindColumn = text(tie, "kind", where);
            if ((kindName == null) == (kindColumn == null)) {
                throw wrong(where, "each tie names its kind with `tie`, or the column that does with `kind`");
            }
            TieKind kind = kindName == null ? null : kinds.get(kindName);
            if (kindName != null && kind == null) throw wrong(where, "no tie `" + kindName + "` is declared");
            ties.add(new TableKind.Row(end(tie.path("from"), where), kind, kindColumn, end(tie.path("to"), where)));
        }
        var names = new ArrayList<TableKind.Naming>();
        for (var naming : node.path("names")) names.add(naming(naming, where));
        var event = text(node, "event", where);
        tables.put(
                name,
                new TableKind(
                        name,
                        text(node, "id", where),
                        List.copyOf(names),
                        texts(node.path("need")),
                        valid.isEmpty() ? null : valid.getFirst(),
                        valid.isEmpty() ? null : valid.getLast(),
                        event == null ? null : span(event, where),
                        List.copyOf(ties)));
    }

    /// `{ person: person_id, by: name }`
    private TableKind.Naming naming(JsonNode node, String where) throws DeclarationException {
        var by = text(node, "by", where);
        if (by != null && node.size() == 2) {
            for (var entry : node.properties()) {
                if (entry.getKey().equals("by")) continue;
                return new TableKind.Naming(entry.getKey(), entry.getValue().asString(), by);
            }
        }
        throw wrong(where, "`names` takes entries like `{ person: person_id, by: name }`");
    }

    /// `{ user: user_id }`, or `{ any: subject, kind: subject_kind }`.
    private TableKind.End end(JsonNode node, String where) throws DeclarationException {
        if (node.has("any")) {
            var kind = text(node, "kind", where);
            if (kind == null) throw wrong(where, "`any` needs `kind`: the column that says what it is");
            return new TableKind.End(null, node.path("any").asString(), kind);
        }
        if (node.size() != 1) throw wrong(where, "a tie has `from` and `to`, each like `{ person: person_id }`");
        var only = node.properties().iterator().next();
        return new TableKind.End(only.getKey(), only.getValue().asString(), null);
    }

    private void walk(JsonNode node, Nature nature, Map<String, Walk> into) throws DeclarationException {
        var name = text(node, "name", "a chain");
        if (name == null) throw wrong("a chain", "has no `name`");
        var where = "chain `" + name + "`";
        only(node, where, WALK);
        var steps = new ArrayList<List<Walk.Step>>();
        for (var step : node.path("walk")) {
            var ways = new ArrayList<Walk.Step>();
            for (var label : texts(step)) ways.addAll(ways(label, where));
            steps.add(ways);
        }
        if (steps.isEmpty()) throw wrong(where, "has no `walk`");
        var misuse = text(node, "misuse", where);
        if (nature == Nature.PERSONAL && misuse == null) throw wrong(where, "says no `misuse`");
        var old = into.get(name);
        into.put(
                name,
                new Walk(
                        old == null ? into.size() : old.rank(),
                        name,
                        nature,
                        steps,
                        node.path("cited").asBoolean(false),
                        node.path("weak").asBoolean(false),
                        node.path("yields").asBoolean(false),
                        span(text(node, "early", where), where),
                        span(text(node, "late", where), where),
                        node.path("most").asInt(0),
                        text(node, "category", where),
                        text(node, "would", where),
                        misuse == null ? null : misuse(misuse, where)));
    }

    /// A label may be a tie's own and another's the other way round: a `child` is declared, or is a `parent` read back.
    private List<Walk.Step> ways(String label, String where) throws DeclarationException {
        var ways = new ArrayList<Walk.Step>();
        var forward = kinds.get(label);
        if (forward != null) ways.add(new Walk.Step(forward, false));
        for (var kind : kinds.values()) {
            if (kind.back().equals(label)) ways.add(new Walk.Step(kind, true));
        }
        if (ways.isEmpty()) {
            throw wrong(where, "no tie `" + label + "` is declared, and none reads so the other way round");
        }
        return ways;
    }

    private MisuseKind misuse(String label, String where) throws DeclarationException {
        for (var kind : MisuseKind.values()) {
            if (kind.label().equals(label)) return kind;
        }
        throw wrong(where, "`" + label + "` is not a kind of misuse like self_lookup");
    }

    private long span(@Nullable String text, String where) throws DeclarationException {
        if (text == null) return 0;
        if (text.equals("ever")) return TieKind.EVER;
        var span = SPAN.matcher(text.toLowerCase(Locale.ROOT));
        if (!span.matches()) throw wrong(where, "`" + text + "` is not a span of time like 45m, 3h, 14d or ever");
        long count = Long.parseLong(span.group(1));
        return switch (span.group(2)) {
            case "m" -> count * 60_000;
            case "h" -> count * 3_600_000;
            default -> count * 86_400_000;
        };
    }

    private @Nullable String text(JsonNode node, String key, String where) throws DeclarationException {
        var value = node.path(key);
        if (value.isMissingNode() || value.isNull()) return null;
        if (!value.isValueNode()) throw wrong(where, "`" + key + "` takes a single value");
        return value.asString();
    }

    private static List<String> texts(JsonNode node) {
        if (node.isMissingNode()) return List.of();
        if (!node.isArray()) return List.of(node.asString());
        var texts = new ArrayList<String>();
        for (var item : node) texts.add(item.asString());
        return List.copyOf(texts);
    }

    private void only(JsonNode node, String where, Set<String> allowed) throws DeclarationException {
        for (var entry : node.properties()) {
            if (!allowed.contains(entry.getKey())) {
                throw wrong(where, "`" + entry.getKey() + "` means nothing here; it may say " + listed(allowed));
            }
        }
    }

    private static String listed(Set<String> words) {
        return String.join(", ", words.stream().sorted().toList());
    }

    private static String firstLine(JacksonException e) {
        return String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
    }

    private DeclarationException wrong(String where, String problem) {
        return new DeclarationException(place, where + ": " + problem);
    }
}
