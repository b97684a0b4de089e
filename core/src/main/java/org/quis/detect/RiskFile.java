package org.quis.detect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// `risk.yaml` with other numbers and the same words around them.
public final class RiskFile {
    private static final Pattern BASE = Pattern.compile("(?m)^base: .*$");
    private static final Pattern RULES = Pattern.compile("(?m)^rules:\n(?:  .*\n)*");

    private RiskFile() {}

    /// @param yaml  the file as it is, its weights being those of `rules`
    /// @param base  added to what any access weighs
    /// @param by    added to what a rule's leads weigh, by rule
    public static String shifted(String yaml, Rules rules, RuleBook book, double base, Map<String, Double> by) {
        var weights = new TreeMap<>(rules.weights().rules());
        by.forEach((id, shift) -> weights.merge(id, weight(rules, book, id), (there, _) -> there));
        var list = new StringBuilder("rules:\n");
        weights.forEach((id, weight) ->
                list.append(String.format(Locale.ROOT, "  %s: %.2f%n", id, weight + by.getOrDefault(id, 0.0))));
        var text = BASE.matcher(yaml)
                .replaceFirst(
                        String.format(Locale.ROOT, "base: %.2f", rules.weights().base() + base));
        return RULES.matcher(text).replaceFirst(list.toString());
    }

    private static double weight(Rules rules, RuleBook book, String id) {
        for (int number = 0; number < book.rules().size(); number++) {
            var rule = book.rule(number);
            if (rule.id().equals(id)) return rule.numbers().getOrDefault(Rule.WEIGHT, ofKind(rules, rule));
        }
        return ofKind(rules, rules.rule(id));
    }

    private static double ofKind(Rules rules, Rule rule) {
        return rules.weights().kinds().getOrDefault(rule.kind().label(), 0.0);
    }

    /// The file that comes with Quis.
    public static String shipped() {
        try (var in = RiskFile.class.getResourceAsStream("rules/risk.yaml")) {
            if (in == null) throw new IOException("rules/risk.yaml is missing from the program");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
