package org.quis.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The words in names that are no name, from `names.yaml`.
final class NameParts {
    static final Set<String> TITLES;
    static final Set<String> PARTICLES;
    static final Set<String> OPENINGS;

    static {
        try (var in = NameParts.class.getResourceAsStream("names.yaml")) {
            var lists = new YAMLMapper().readTree(in);
            TITLES = words(lists.required("titles"));
            PARTICLES = words(lists.required("particles"));
            OPENINGS = words(lists.required("openings"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private NameParts() {}

    private static Set<String> words(JsonNode list) {
        var words = new HashSet<String>();
        for (var word : list) words.add(word.asString());
        return Set.copyOf(words);
    }
}
