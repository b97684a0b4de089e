package org.quis.sigma;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads the section `detection` of a rule, or `filter` of a filter: named searches, and the condition over them.
final class DetectionReader {
    private static final Set<String> NO_SEARCH = Set.of("condition", "timeframe");

    private final Map<String, List<String>> placeholders;

    DetectionReader(Map<String, List<String>> placeholders) {
        this.placeholders = placeholders;
    }

    /// @param besides what else the section says that is no search
    Expression read(Yaml.Entries section, String name, Set<String> besides) throws RefusedException {
        var searches = new LinkedHashMap<String, Expression>();
        for (var entry : section.entries().entrySet()) {
            var key = entry.getKey();
            if (NO_SEARCH.contains(key) || besides.contains(key)) continue;
            searches.put(key, search(key, entry.getValue()));
        }
        if (section.get("timeframe") != null) {
            throw new RefusedException(
                    section.at("timeframe"),
                    "`timeframe` was taken out of Sigma with version 2",
                    "write a correlation rule with a `timespan`");
        }
        var condition = section.get("condition");
        if (condition == null) {
            throw new RefusedException(
                    section.at(), name + ": there is no `condition`", "write `condition: selection`");
        }
        if (!(condition instanceof Yaml.Items several)) return condition(condition, searches);
        var any = new ArrayList<Expression>();
        for (var one : several.items()) any.add(condition(one, searches));
        if (any.isEmpty())
            throw new RefusedException(several.at(), "condition: the list is empty", "write a condition");
        return Expression.any(any);
    }

    private static Expression condition(Yaml yaml, Map<String, Expression> searches) throws RefusedException {
        if (!(yaml instanceof Yaml.Scalar text) || text.kind() == Yaml.Kind.NULL) {
            throw new RefusedException(
                    yaml.at(), "condition: expected a text", "write it like `selection and not 1 of filter*`");
        }
        return ConditionReader.read(text.text(), searches, text.at(), "selection");
    }

    private Expression search(String name, Yaml.Entry entry) throws RefusedException {
        return switch (entry.value()) {
            case Yaml.Entries map -> map(name, map);
            case Yaml.Scalar keyword -> keyword(keyword);
            case Yaml.Items list -> {
                var any = new ArrayList<Expression>();
                for (var item : list.items()) {
                    any.add(
                            switch (item) {
                                case Yaml.Entries map -> map(name, map);
                                case Yaml.Scalar keyword -> keyword(keyword);
                                case Yaml.Items inner ->
                                    throw new RefusedException(
                                            inner.at(),
                                            "selection `" + name + "`: a list within a list",
                                            "a selection is a map, a list of maps or a list of keywords");
                            });
                }
                if (any.isEmpty()) throw empty(name, entry.at());
                yield Expression.any(any);
            }
        };
    }

    private Expression map(String name, Yaml.Entries map) throws RefusedException {
        if (map.entries().isEmpty()) throw empty(name, map.at());
        var all = new ArrayList<Expression>();
        for (var line : map.entries().entrySet()) {
            var entry = line.getValue();
            all.add(FieldLine.read(line.getKey(), entry.at(), entry.value(), placeholders));
        }
        return Expression.all(all);
    }

    private Expression keyword(Yaml.Scalar keyword) throws RefusedException {
        return FieldLine.read("", keyword.at(), keyword, placeholders);
    }

    private static RefusedException empty(String name, Yaml.At at) {
        return new RefusedException(at, "selection `" + name + "` is empty", "say what it selects, or leave it out");
    }
}
