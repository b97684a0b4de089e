package org.quis.sigma;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the section `correlation` of a rule.
final class CorrelationReader {
    private static final Set<String> SECTION =
            Set.of("type", "rules", "aliases", "group-by", "timespan", "condition", "generate");
    private static final Set<String> ORDERS = Set.of("lt", "lte", "gt", "gte", "eq", "neq");
    private static final Pattern SPAN = Pattern.compile("([0-9]{1,9})([smhdwMy])");
    private static final int MOST_RULES = 64;
    private static final long LONGEST_MILLIS = 10L * 31_556_952_000L;

    private final About about;
    private final Yaml.Entries section;
    private final boolean generateOutside;

    CorrelationReader(About about, Yaml.Entries section, boolean generateOutside) {
        this.about = about;
        this.section = section;
        this.generateOutside = generateOutside;
    }

    CorrelationRule read() throws RefusedException {
        for (var key : section.entries().keySet()) {
            if (!SECTION.contains(key)) {
                throw new RefusedException(
                        section.at(key),
                        "`" + key + "` means nothing in a correlation",
                        "it may say "
                                + String.join(", ", SECTION.stream().sorted().toList()));
            }
        }
        var type = type();
        var rules = RuleReader.texts(section, "rules");
        if (rules.isEmpty()) {
            throw new RefusedException(
                    section.at("rules"), "a correlation names no `rules`", "list names or ids of rules");
        }
        if (rules.size() > MOST_RULES) {
            throw new RefusedException(section.at("rules"), "more than 64 rules in one correlation", "chain several");
        }
        if (new HashSet<>(rules).size() < rules.size()) {
            throw new RefusedException(section.at("rules"), "a rule is listed twice", "list every rule once");
        }
        var groupBy = RuleReader.texts(section, "group-by");
        long timespan = timespan();
        var bounds = new ArrayList<CorrelationRule.Bound>();
        List<String> fields = List.of();
        int percentile = 0;
        Expression temporal = null;
        boolean together = type == CorrelationRule.Type.TEMPORAL || type == CorrelationRule.Type.TEMPORAL_ORDERED;
        switch (section.get("condition")) {
            case null -> {
                if (!together) {
                    throw new RefusedException(
                            section.at(), "no `condition`", "say how many, such as `condition: {gte: 10}`");
                }
            }
            case Yaml.Entries map -> {
                bounds.addAll(bounds(map));
                fields = RuleReader.texts(map, "field");
                percentile = percentile(map, type);
            }
            case Yaml.Scalar text when together -> temporal = temporal(text, type, rules);
            case Yaml other ->
                throw new RefusedException(
                        other.at(), "`condition` is a map here", "say how many, such as `condition: {gte: 10}`");
        }
        boolean needsField = type == CorrelationRule.Type.VALUE_COUNT || type.measures();
        var name = type.name().toLowerCase(Locale.ROOT);
        if (needsField && fields.isEmpty()) {
            throw new RefusedException(
                    section.at("condition"), "`" + name + "` names no `field`", "add `field: …` to the condition");
        }
        if (!needsField && !fields.isEmpty()) {
            throw new RefusedException(
                    section.at("condition"), "`" + name + "` counts no field", "leave `field` out, or use value_count");
        }
        if (type.measures() && fields.size() > 1) {
            throw new RefusedException(section.at("condition"), "`" + name + "` measures one field", "name one field");
        }
        return new CorrelationRule(
                about,
                type,
                rules,
                aliases(),
                groupBy,
                timespan,
                List.copyOf(bounds),
                fields,
                percentile,
                temporal,
                generate());
    }

    private CorrelationRule.Type type() throws RefusedException {
        var text = RuleReader.text(section, "type");
        var words = new ArrayList<String>();
        for (var type : CorrelationRule.Type.values()) {
            var word = type.name().toLowerCase(Locale.ROOT);
            if (word.equals(text)) return type;
            words.add(word);
        }
        throw new RefusedException(
                section.at("type"),
                text.isEmpty() ? "a correlation without a `type`" : "`" + text + "` is not a type of correlation",
                "Sigma knows " + String.join(", ", words));
    }

    /// Months and years have the length that the reference implementation gives them.
    private long timespan() throws RefusedException {
        var text = RuleReader.text(section, "timespan");
        var span = SPAN.matcher(text);
        if (!span.matches()) {
            throw new RefusedException(
                    section.at("timespan"),
                    text.isEmpty() ? "a correlation without a `timespan`" : "`" + text + "` is not a timespan",
                    "write a number and s, m, h, d, w, M or y, such as 90m");
        }
        long millis = Long.parseLong(span.group(1))
                * switch (span.group(2)) {
                    case "s" -> 1_000L;
                    case "m" -> 60_000L;
                    case "h" -> 3_600_000L;
                    case "d" -> 86_400_000L;
                    case "w" -> 604_800_000L;
                    case "M" -> 2_629_746_000L;
                    default -> 31_556_952_000L;
                };
        if (millis == 0 || millis > LONGEST_MILLIS) {
            throw new RefusedException(
                    section.at("timespan"), "`" + text + "` is not between a second and ten years", "choose another");
        }
        return millis;
    }

    private static List<CorrelationRule.Bound> bounds(Yaml.Entries map) throws RefusedException {
        var bounds = new ArrayList<CorrelationRule.Bound>();
        for (var entry : map.entries().entrySet()) {
            var key = entry.getKey();
            if (key.equals("field") || key.equals("percentile")) continue;
            if (!ORDERS.contains(key)) {
                throw new RefusedException(
                        entry.getValue().at(),
                        "`" + key + "` means nothing in a condition",
                        "it may say gt, gte, lt, lte, eq, neq and field");
            }
            var amount = entry.getValue().value() instanceof Yaml.Scalar scalar && scalar.kind() == Yaml.Kind.NUMBER
                    ? Amount.parse(scalar.text())
                    : null;
            if (amount == null) {
                throw new RefusedException(
                        entry.getValue().at(), "`" + key + "` takes a number", "write it without quotes");
            }
            bounds.add(new CorrelationRule.Bound(Order.valueOf(key.toUpperCase(Locale.ROOT)), amount.real()));
        }
        if (bounds.isEmpty()) {
            throw new RefusedException(map.at(), "the condition compares nothing", "say how many, such as `gte: 10`");
        }
        return bounds;
    }

    private static int percentile(Yaml.Entries map, CorrelationRule.Type type) throws RefusedException {
        boolean given = map.get("percentile") != null;
        if (type != CorrelationRule.Type.VALUE_PERCENTILE) {
            if (!given) return 0;
            throw new RefusedException(
                    map.at("percentile"), "`percentile` belongs to value_percentile", "leave it out");
        }
        var amount = given ? Amount.parse(RuleReader.text(map, "percentile")) : null;
        if (amount == null || !amount.isWhole() || amount.whole() < 1 || amount.whole() > 99) {
            throw new RefusedException(
                    map.at("percentile"),
                    "`value_percentile` does not say which percentile",
                    "add `percentile: 95`, or another from 1 to 99");
        }
        return (int) amount.whole();
    }

    /// `rule_a and (rule_b or rule_c)`. What must be absent cannot be asked: a window without something is no
    /// episode.
    private static Expression temporal(Yaml.Scalar text, CorrelationRule.Type type, List<String> rules)
            throws RefusedException {
        if (type == CorrelationRule.Type.TEMPORAL_ORDERED) {
            throw new RefusedException(
                    text.at(), "`temporal_ordered` takes its order from `rules`", "leave the condition out");
        }
        var names = new LinkedHashMap<String, Expression>();
        for (var rule : rules) names.put(rule, new Expression.Is(rule, new Match.Present(true)));
        var condition = ConditionReader.read(text.text(), names, text.at(), "listed rule");
        if (negates(condition)) {
            throw new RefusedException(
                    text.at(), "condition: `not` of a rule in a correlation", "negate a selection in the rule instead");
        }
        return condition;
    }

    private static boolean negates(Expression expression) {
        return switch (expression) {
            case Expression.Not _ -> true;
            case Expression.Is _ -> false;
            case Expression.All all -> all.parts().stream().anyMatch(CorrelationReader::negates);
            case Expression.Any any -> any.parts().stream().anyMatch(CorrelationReader::negates);
        };
    }

    private Map<String, Map<String, String>> aliases() throws RefusedException {
        var aliases = new LinkedHashMap<String, Map<String, String>>();
        var node = section.get("aliases");
        if (node == null) return aliases;
        if (!(node instanceof Yaml.Entries map)) throw aliasesWrong(node);
        for (var alias : map.entries().entrySet()) {
            if (!(alias.getValue().value() instanceof Yaml.Entries rules))
                throw aliasesWrong(alias.getValue().value());
            var fields = new LinkedHashMap<String, String>();
            for (var rule : rules.entries().keySet()) fields.put(rule, RuleReader.text(rules, rule));
            aliases.put(alias.getKey(), fields);
        }
        return aliases;
    }

    private static RefusedException aliasesWrong(Yaml node) {
        return new RefusedException(
                node.at(), "`aliases` is a map of maps", "write a name, and below it `rule_name: field` for each rule");
    }

    private boolean generate() throws RefusedException {
        var node = section.get("generate");
        if (node == null) return generateOutside;
        if (node instanceof Yaml.Scalar scalar && scalar.kind() == Yaml.Kind.BOOLEAN) {
            return Boolean.parseBoolean(scalar.text());
        }
        throw new RefusedException(section.at("generate"), "`generate` is true or false", "write one, without quotes");
    }

    static @Nullable Boolean outside(Yaml.@Nullable Entries root) {
        return root != null && root.get("generate") instanceof Yaml.Scalar scalar
                ? Boolean.valueOf(scalar.text())
                : null;
    }
}
