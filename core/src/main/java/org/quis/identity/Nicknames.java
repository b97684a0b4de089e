package org.quis.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Given names that stand for one another, from `nicknames.txt`.
final class Nicknames {
    private static final Map<String, Set<String>> ALIKE = read();

    private Nicknames() {}

    /// The names that may be meant by one, itself not among them.
    static Set<String> of(String given) {
        return ALIKE.getOrDefault(given, Set.of());
    }

    private static Map<String, Set<String>> read() {
        var alike = new HashMap<String, Set<String>>();
        try (var in = Nicknames.class.getResourceAsStream("nicknames.txt")) {
            if (in == null) throw new IllegalStateException("nicknames.txt is missing from the build");
            for (var line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (line.startsWith("#") || line.isBlank()) continue;
                var names = line.strip().split(" ");
                for (int i = 1; i < names.length; i++) {
                    alike.computeIfAbsent(names[0], _ -> new HashSet<>()).add(names[i]);
                    alike.computeIfAbsent(names[i], _ -> new HashSet<>()).add(names[0]);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return alike;
    }
}
