package org.quis.review;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// How a review's time is spent, from `review.yaml`.
///
/// @param random  share drawn at random from all accesses
/// @param game    share drawn from findings by an [AuditGame]
/// @param quota   what one kind gets at most of the rest
/// @param caught  what being caught costs whoever misuses, on the scale of `harm`
/// @param harm    by kind; 1 where the file does not say
record Spending(double random, double game, double quota, double caught, Map<String, Double> harm, Minutes minutes) {

    /// Minutes for an access by itself, a finding of one access, each further one, and for a finding at most.
    record Minutes(double access, double finding, double further, double most) {
        double of(Finding finding) {
            return Math.min(most, this.finding + further * (finding.accesses() - 1));
        }
    }

    double harm(String kind) {
        return harm.getOrDefault(kind, 1.0);
    }

    static Spending shipped() {
        try (var in = Spending.class.getResourceAsStream("review.yaml")) {
            var file = new YAMLMapper().readTree(in);
            var harm = new HashMap<String, Double>();
            file.required("harm")
                    .properties()
                    .forEach(kind -> harm.put(kind.getKey(), kind.getValue().asDouble()));
            var minutes = file.required("minutes");
            return new Spending(
                    number(file, "random"),
                    number(file, "game"),
                    number(file, "quota"),
                    number(file, "caught"),
                    Map.copyOf(harm),
                    new Minutes(
                            number(minutes, "access"),
                            number(minutes, "finding"),
                            number(minutes, "further"),
                            number(minutes, "most")));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // our own jar is broken
        }
    }

    private static double number(JsonNode node, String name) {
        return node.required(name).asDouble();
    }
}
