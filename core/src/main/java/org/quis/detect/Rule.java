package org.quis.detect;

import java.util.Map;
import org.quis.access.MisuseKind;

/// One rule of `rules.yaml`: what it raises, in words, and the numbers it uses.
///
/// @param falsePositives innocent things that look the same, for the reviewer
/// @param numbers        thresholds by name; their units are in the name or the file's comments
public record Rule(
        String id,
        MisuseKind kind,
        String title,
        String description,
        String falsePositives,
        Map<String, Double> numbers) {

    /// The number by which a lead of the rule weighs where `risk.yaml` does not say.
    static final String WEIGHT = "weight";

    /// Greater than 0 where a duty does not speak against what the rule finds.
    static final String DESPITE_DUTY = "despite_duty";

    public Rule {
        numbers = Map.copyOf(numbers);
    }

    boolean isDespiteDuty() {
        return numbers.getOrDefault(DESPITE_DUTY, 0.0) > 0;
    }

    /// The threshold of that name.
    ///
    /// @throws IllegalArgumentException if the file does not give it
    public double number(String name) {
        var number = numbers.get(name);
        if (number == null) {
            throw new IllegalArgumentException("rules.yaml: rule `" + id + "` has no number `" + name + "`");
        }
        return number;
    }
}
