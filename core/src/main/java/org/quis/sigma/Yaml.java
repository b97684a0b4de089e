package org.quis.sigma;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;

/// A YAML document as a small tree in which everything knows its place, so that every complaint can name it.
sealed interface Yaml {
    /// More than any rule says, less than an alias bomb would.
    int MOST_NODES = 50_000;
    int DEEPEST = 32;

    At at();

    record At(int line, int column) {
        static final At NOWHERE = new At(0, 0);
    }

    enum Kind {
        TEXT,
        NUMBER,
        BOOLEAN,
        NULL
    }

    record Scalar(String text, Kind kind, At at) implements Yaml {}

    record Items(List<Yaml> items, At at) implements Yaml {}

    record Entry(At at, Yaml value) {}

    record Entries(Map<String, Entry> entries, At at) implements Yaml {
        @Nullable
        Yaml get(String key) {
            var entry = entries.get(key);
            return entry == null ? null : entry.value;
        }

        /// The place of a key; of the whole where there is no such key.
        At at(String key) {
            var entry = entries.get(key);
            return entry == null ? at : entry.at;
        }
    }

    default JsonNode json() {
        var factory = JsonNodeFactory.instance;
        return switch (this) {
            case Scalar scalar ->
                switch (scalar.kind) {
                    case TEXT -> factory.stringNode(scalar.text);
                    case BOOLEAN -> factory.booleanNode(Boolean.parseBoolean(scalar.text));
                    case NULL -> factory.nullNode();
                    case NUMBER -> {
                        var amount = Amount.parse(scalar.text);
                        if (amount == null) yield factory.stringNode(scalar.text);
                        yield amount.isWhole() ? factory.numberNode(amount.whole()) : factory.numberNode(amount.real());
                    }
                };
            case Items list -> {
                var array = factory.arrayNode();
                for (var item : list.items) array.add(item.json());
                yield array;
            }
            case Entries map -> {
                var object = factory.objectNode();
                map.entries.forEach((key, entry) -> object.set(key, entry.value.json()));
                yield object;
            }
        };
    }

    /// One document of a file. A file is cut apart before it is parsed, so that one bad document spoils no other.
    record Document(String text, int firstLine) {

        static List<Document> split(String file) {
            var documents = new ArrayList<Document>();
            var text = new StringBuilder();
            int line = 0;
            int first = 1;
            boolean content = false;
            boolean marked = false;
            for (var one : file.split("\n", -1)) {
                line++;
                boolean mark = one.startsWith("---") && (one.length() == 3 || one.charAt(3) <= ' ');
                if (mark && (content || marked)) {
                    if (content) documents.add(new Document(text.toString(), first));
                    text.setLength(0);
                    first = line;
                    content = false;
                }
                marked |= mark;
                var stripped = (mark ? one.substring(3) : one).strip();
                content |= !stripped.isEmpty() && !stripped.startsWith("#") && !one.startsWith("%");
                text.append(one).append('\n');
            }
            if (content) documents.add(new Document(text.toString(), first));
            return documents;
        }

        /// @return nothing where the document says nothing
        @Nullable
        Yaml parse() throws RefusedException {
            try (var parser = (YAMLParser) new YAMLMapper().createParser(text)) {
                if (parser.nextToken() == null) return null;
                var reader = new Reader(parser, firstLine - 1);
                var tree = reader.read(0);
                if (parser.nextToken() != null) {
                    throw new RefusedException(
                            reader.at(),
                            "a second document without a line `---` before it",
                            "put `---` between two rules");
                }
                return tree;
            } catch (JacksonException e) {
                var at = e.getLocation();
                var said = String.valueOf(e.getOriginalMessage())
                        .lines()
                        .findFirst()
                        .orElse("");
                throw new RefusedException(
                        at == null || at.getLineNr() < 1
                                ? new At(firstLine, 0)
                                : new At(at.getLineNr() + firstLine - 1, at.getColumnNr()),
                        "this is not YAML: " + said,
                        "a text with `:`, `#`, `*`, `%` or `\\` in it stands between single quotes");
            } catch (IndexOutOfBoundsException | IllegalStateException | ClassCastException e) {
                // the YAML library's own failures on broken text; a file must not stop the reading of others
                throw new RefusedException(new At(firstLine, 0), "this is not YAML", "look for unbalanced quotes");
            }
        }
    }

    /// Builds the tree. An alias stands for a copy of what it names and is counted as one, so a bomb stays small.
    final class Reader {
        private record Anchored(Yaml tree, int nodes, int height) {}

        private final YAMLParser parser;
        private final int linesBefore;
        private final Map<String, Anchored> anchors = new HashMap<>();
        private int nodes;
        private int deepest;

        Reader(YAMLParser parser, int linesBefore) {
            this.parser = parser;
            this.linesBefore = linesBefore;
        }

        At at() {
            var location = parser.currentTokenLocation();
            return new At(location.getLineNr() + linesBefore, location.getColumnNr());
        }

        Yaml read(int depth) throws RefusedException {
            var at = at();
            deepest = Math.max(deepest, depth);
            count(1, depth, at);
            if (parser.isCurrentAlias()) return alias(depth, at);
            var anchor = parser.getObjectId();
            int before = nodes;
            int outer = deepest;
            deepest = depth;
            var tree = node(depth, at);
            if (anchor != null) anchors.put(anchor, new Anchored(tree, nodes - before + 1, deepest - depth));
            deepest = Math.max(deepest, outer);
            return tree;
        }

        private Yaml node(int depth, At at) throws RefusedException {
            var token = parser.currentToken();
            if (token == JsonToken.START_OBJECT) return entries(depth, at);
            if (token == JsonToken.START_ARRAY) {
                var items = new ArrayList<Yaml>();
                while (parser.nextToken() != JsonToken.END_ARRAY) items.add(read(depth + 1));
                return new Items(List.copyOf(items), at);
            }
            return switch (token) {
                case VALUE_STRING -> new Scalar(parser.getString(), Kind.TEXT, at);
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                    var text = parser.getString();
                    yield new Scalar(text, Amount.parse(text) == null ? Kind.TEXT : Kind.NUMBER, at);
                }
                case VALUE_TRUE -> new Scalar("true", Kind.BOOLEAN, at);
                case VALUE_FALSE -> new Scalar("false", Kind.BOOLEAN, at);
                case VALUE_NULL -> new Scalar("", Kind.NULL, at);
                case null, default ->
                    throw new RefusedException(
                            at, "expected a text, a number, a list or a map here", "write plain YAML without tags");
            };
        }

        private Entries entries(int depth, At at) throws RefusedException {
            var entries = new LinkedHashMap<String, Entry>();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var key = parser.currentName();
                var keyAt = at();
                if (key.equals("<<")) {
                    throw new RefusedException(
                            keyAt, "merging maps with `<<` is not part of Sigma", "write the lines out");
                }
                parser.nextToken();
                if (entries.put(key, new Entry(keyAt, read(depth + 1))) != null) {
                    throw new RefusedException(
                            keyAt, "`" + key + "` is said twice", "give one of the two another name, or write a list");
                }
            }
            return new Entries(entries, at);
        }

        private Yaml alias(int depth, At at) throws RefusedException {
            var name = parser.getString();
            var named = anchors.get(name);
            if (named == null) {
                throw new RefusedException(
                        at, "nothing above is named `&" + name + "`", "put a text that starts with `*` between quotes");
            }
            count(named.nodes, depth + named.height, at);
            return named.tree;
        }

        private void count(int more, int depth, At at) throws RefusedException {
            nodes += more;
            if (nodes > MOST_NODES) {
                throw new RefusedException(
                        at, "more than 50,000 values in one rule", "use a placeholder (`expand`) for a long list");
            }
            if (depth > DEEPEST) {
                throw new RefusedException(at, "nested more than 32 deep", "a selection is a map or a list of maps");
            }
        }
    }
}
