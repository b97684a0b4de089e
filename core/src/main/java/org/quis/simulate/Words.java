package org.quis.simulate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The word lists beside this class. Lines that begin with `#` say what a list is for.
public final class Words {
    private Words() {}

    /// One entry a line.
    public static List<String> lines(String list) {
        try (var in = Words.class.getResourceAsStream(list + ".txt")) {
            if (in == null) throw new IllegalStateException("no word list `" + list + "`");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Entries separated by commas.
    public static List<String> split(String line) {
        return Arrays.stream(line.split(",")).map(String::strip).toList();
    }

    /// Lines of `topic: text`, gathered by topic.
    static Map<String, List<String>> topics(String list) {
        var topics = new LinkedHashMap<String, List<String>>();
        for (var line : lines(list)) {
            int colon = line.indexOf(':');
            topics.computeIfAbsent(line.substring(0, colon), _ -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return topics;
    }

    /// Texts of a topic; a misspelt topic is a bug.
    static List<String> topic(Map<String, List<String>> topics, String topic) {
        var texts = topics.get(topic);
        if (texts == null) throw new IllegalArgumentException("no topic `" + topic + "`");
        return texts;
    }
}
