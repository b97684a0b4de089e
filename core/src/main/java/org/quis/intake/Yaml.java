package org.quis.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// A YAML file as a small tree in which everything knows its line, so that every complaint can name it.
sealed interface Yaml {
    int line();

    record Text(String text, int line) implements Yaml {}

    record Items(List<Yaml> items, int line) implements Yaml {}

    /// @param keyLines the line of each key, which is above that of a value of several lines
    record Entries(Map<String, Yaml> entries, Map<String, Integer> keyLines, int line) implements Yaml {}

    /// @param place the file's name, for messages
    static Entries parse(String place, String yaml) throws UnreadableException {
        try (var parser = new YAMLMapper().createParser(yaml)) {
            parser.nextToken();
            return entries(place, read(place, parser));
        } catch (JacksonException e) {
            var at = e.getLocation();
            throw new UnreadableException(
                    place + (at == null ? "" : ":" + at.getLineNr()),
                    "this is not YAML: "
                            + String.valueOf(e.getOriginalMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse(""),
                    "a format is a YAML file; `./quis formats --draft LOG` writes one to start from");
        }
    }

    static Entries entries(String place, Yaml node) throws UnreadableException {
        if (node instanceof Entries entries) return entries;
        throw wrong(place, node, "expected `key: value` lines here");
    }

    static String text(String place, Yaml node) throws UnreadableException {
        if (node instanceof Text text) return text.text();
        throw wrong(place, node, "expected a single value here");
    }

    /// A list of texts; a single text is a list of one.
    static List<String> texts(String place, Yaml node) throws UnreadableException {
        if (!(node instanceof Items items)) return List.of(text(place, node));
        var texts = new ArrayList<String>();
        for (var item : items.items()) texts.add(text(place, item));
        return List.copyOf(texts);
    }

    static UnreadableException wrong(String place, Yaml node, String problem) {
        return new UnreadableException(
                place + ":" + node.line(), problem, "see `./quis formats --help` for what a format may say");
    }

    private static Yaml read(String place, JsonParser parser) throws UnreadableException {
        int line = parser.currentTokenLocation().getLineNr();
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            var entries = new LinkedHashMap<String, Yaml>();
            var keyLines = new LinkedHashMap<String, Integer>();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var key = parser.currentName();
                int keyLine = parser.currentTokenLocation().getLineNr();
                parser.nextToken();
                keyLines.put(key, keyLine);
                if (entries.put(key, read(place, parser)) != null) {
                    throw wrong(place, new Text(key, keyLine), "`" + key + "` is said twice");
                }
            }
            return new Entries(entries, keyLines, line);
        }
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            var items = new ArrayList<Yaml>();
            while (parser.nextToken() != JsonToken.END_ARRAY) items.add(read(place, parser));
            return new Items(items, line);
        }
        return new Text(parser.currentToken() == null ? "" : parser.getString(), line);
    }
}
