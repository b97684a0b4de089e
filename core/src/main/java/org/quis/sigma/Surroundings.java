package org.quis.sigma;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// What rules are read for.
///
/// @param logsource    the values of `category`, `product` and `service` that our events have; other rules are
/// foreign
/// @param placeholders what stands for `%name%` in values with `expand`; wildcards count
public record Surroundings(Map<String, Set<String>> logsource, Map<String, List<String>> placeholders) {
    public Surroundings {
        logsource = Map.copyOf(logsource);
        placeholders = Map.copyOf(placeholders);
    }

    /// One product, and no placeholders.
    public static Surroundings of(String product) {
        return new Surroundings(Map.of("product", Set.of(product)), Map.of());
    }
}
