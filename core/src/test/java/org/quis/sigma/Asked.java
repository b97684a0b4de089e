package org.quis.sigma;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Events and rules in a line or two.
final class Asked {
    static final Surroundings OURS = new Surroundings(
            Map.of("product", Set.of("quis"), "category", Set.of("access")),
            Map.of("Servers", List.of("srv*", "db1"), "Admins", List.of("root")));

    private Asked() {}

    record Looked(long timeMillis, long id, Fields fields, Map<String, Object> values) implements Event {
        @Override
        public Object value(int field) {
            return values.get(fields.names().get(field));
        }

        @Override
        public boolean has(int field) {
            return values.containsKey(fields.names().get(field));
        }
    }

    /// @param pairs field, value, field, value…
    static Map<String, Object> values(Object... pairs) {
        var values = new LinkedHashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) values.put((String) pairs[i], pairs[i + 1]);
        return values;
    }

    static Event event(Fields fields, long timeMillis, long id, Object... pairs) {
        return new Looked(timeMillis, id, fields, values(pairs));
    }

    static String rule(String detection) {
        return "title: a rule\nlogsource:\n  product: quis\ndetection:\n" + detection.indent(2);
    }

    /// Whether a rule of one selection matches an event.
    static boolean selects(String selection, Object... pairs) {
        return matches("selection:\n" + selection.indent(2) + "condition: selection", pairs);
    }

    static boolean matches(String detection, Object... pairs) {
        var loaded = SigmaRules.parse("test.yml", rule(detection), OURS);
        if (!loaded.refused().isEmpty())
            throw new AssertionError(loaded.refused().toString());
        var names = new TreeSet<>(values(pairs).keySet());
        names.add("other");
        var fields = Fields.of(new ArrayList<>(names));
        var found = Engine.of(loaded.rules(), fields).matcher().match(event(fields, 0, 1, pairs));
        return found.length == 1;
    }

    /// What is said about a rule that is refused.
    static String refusal(String yaml) {
        var refused = SigmaRules.parse("test.yml", yaml, OURS).refused();
        if (refused.size() != 1) throw new AssertionError("expected one refusal: " + refused);
        return refused.getFirst().toString();
    }

    static String refusedSelection(String selection) {
        return refusal(rule("selection:\n" + selection.indent(2) + "condition: selection"));
    }
}
