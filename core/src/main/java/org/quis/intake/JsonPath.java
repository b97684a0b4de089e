package org.quis.intake;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Where in an object a format's value lies: `actor.user.uid`, `agent[requestor=true].who.reference`, or
/// either of two, `a.b | c.d`. Names are compared as headers are, without case, spaces and underscores.
///
/// `name[k=v]` is the first item of an array whose `k` is `v`; `name` alone stands for the first item that
/// leads on. With `=value` at the end a path is a condition, as formats use it to recognise a log.
final class JsonPath {
    private record Step(String name, @Nullable List<Step> where, String is) {}

    private final List<List<Step>> alternatives = new ArrayList<>();
    private final @Nullable String condition;

    private JsonPath(String path, @Nullable String condition) {
        this.condition = condition;
        for (var alternative : path.split(" \\| ")) alternatives.add(steps(alternative.strip()));
    }

    /// A path to a value.
    static JsonPath of(String path) {
        return new JsonPath(path, null);
    }

    /// A path that must exist, or `path=value`.
    static JsonPath condition(String text) {
        int is = text.lastIndexOf('=');
        boolean outside = is > text.lastIndexOf(']');
        return is > 0 && outside ? new JsonPath(text.substring(0, is), text.substring(is + 1)) : of(text);
    }

    private static List<Step> steps(String path) {
        var steps = new ArrayList<Step>();
        for (var part : path.split("\\.(?![^\\[]*\\])")) {
            int open = part.indexOf('[');
            if (open < 0) {
                steps.add(new Step(Format.key(part), null, ""));
                continue;
            }
            var where = part.substring(open + 1, part.length() - 1).split("=", 2);
            steps.add(
                    new Step(Format.key(part.substring(0, open)), steps(where[0]), where.length == 2 ? where[1] : ""));
        }
        return steps;
    }

    /// Whether the path leads somewhere, if only to `null`, and to the value asked for.
    boolean holds(JsonNode object) {
        for (var steps : alternatives) {
            var found = follow(object, steps, 0);
            if (found != null && (condition == null || text(found).equals(condition))) return true;
        }
        return false;
    }

    /// The text of what the path leads to; `null` if it leads nowhere.
    @Nullable
    String text(JsonNode object, boolean evenEmpty) {
        for (var steps : alternatives) {
            var found = follow(object, steps, 0);
            if (found != null && (evenEmpty || !text(found).isEmpty())) return text(found);
        }
        return null;
    }

    private static @Nullable JsonNode follow(JsonNode node, List<Step> steps, int at) {
        if (at == steps.size()) return node;
        if (node.isArray()) {
            for (var item : node) {
                var found = follow(item, steps, at);
                if (found != null) return found;
            }
            return null;
        }
        var step = steps.get(at);
        var dotted = dotted(node, steps, at);
        if (dotted != null) return dotted;
        var child = child(node, step.name);
        if (child == null || step.where == null) return child == null ? null : follow(child, steps, at + 1);
        for (var item : child.isArray() ? child : List.of(child)) {
            var key = follow(item, step.where, 0);
            if (key == null || !text(key).equals(step.is)) continue;
            var found = follow(item, steps, at + 1);
            if (found != null) return found;
        }
        return null;
    }

    /// Elastic also writes `{"event.action": …}` for `{"event": {"action": …}}`.
    private static @Nullable JsonNode dotted(JsonNode node, List<Step> steps, int at) {
        if (!node.isObject() || steps.size() - at < 2) return null;
        var name = new StringBuilder();
        for (int i = at; i < steps.size(); i++) {
            if (steps.get(i).where != null) return null;
            name.append(i > at ? "." : "").append(steps.get(i).name);
            var child = i > at ? child(node, name.toString()) : null;
            var found = child == null ? null : follow(child, steps, i + 1);
            if (found != null) return found;
        }
        return null;
    }

    private static @Nullable JsonNode child(JsonNode node, String name) {
        if (!node.isObject()) return null;
        var exact = node.get(name);
        if (exact != null) return exact;
        for (var property : node.properties()) {
            if (Format.key(property.getKey()).equals(name)) return property.getValue();
        }
        return null;
    }

    private static String text(JsonNode node) {
        if (node.isNull()) return "";
        if (node.isString()) return node.stringValue();
        if (node.isNumber()) return node.decimalValue().toPlainString();
        if (!node.isArray()) return node.toString();
        var items = new ArrayList<String>();
        for (var item : node) items.add(text(item));
        return String.join(", ", items);
    }
}
