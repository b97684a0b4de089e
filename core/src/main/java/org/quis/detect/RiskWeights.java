package org.quis.detect;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// The log-odds of `risk.yaml`.
///
/// @param kinds   by a kind's label
/// @param rules   by a rule's id, where a lead of it weighs otherwise than its kind
/// @param levels  by a level of Sigma
/// @param least   what a lead must reach where reference data are
/// @param reasons by a reason class's label
/// @param ties    by what the ties say
record RiskWeights(
        double base,
        Map<String, Double> kinds,
        Map<String, Double> rules,
        Map<String, Double> reasons,
        Map<String, Double> ties,
        double caseNumber,
        double automatic,
        double isolated,
        double doubling,
        double doublingsCounted,
        double furtherAccess,
        double furtherLeast,
        double furtherMost,
        double rareAmongPeers,
        double commonAmongPeers,
        double least,
        Map<String, Double> levels) {

    /// What a lead of a rule of that level weighs, where nothing else is said of it.
    double level(String level) {
        return levels.getOrDefault(level, 0.0);
    }

    static RiskWeights read(JsonNode risk) {
        return new RiskWeights(
                number(risk, "base"),
                numbers(risk.required("kinds")),
                numbers(risk.required("rules")),
                numbers(risk.required("reasons")),
                numbers(risk.required("ties")),
                number(risk, "case_number"),
                number(risk, "automatic"),
                number(risk, "isolated"),
                number(risk, "doubling"),
                number(risk, "doublings_counted"),
                number(risk, "further_access"),
                number(risk, "further_least"),
                number(risk, "further_most"),
                number(risk, "rare_among_peers"),
                number(risk, "common_among_peers"),
                number(risk, "least"),
                numbers(risk.required("levels")));
    }

    private static double number(JsonNode node, String name) {
        return node.required(name).asDouble();
    }

    private static Map<String, Double> numbers(JsonNode node) {
        var numbers = new HashMap<String, Double>();
        node.properties().forEach(e -> numbers.put(e.getKey(), e.getValue().asDouble()));
        return Map.copyOf(numbers);
    }
}
