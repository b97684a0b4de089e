package org.quis.sigma;

import java.util.Map;
import java.util.Set;

/// What log a rule is about. Absent parts are empty.
///
/// @param definition what the log must hold for the rule to work, for people
public record LogSource(String category, String product, String service, String definition) {
    static final LogSource NONE = new LogSource("", "", "", "");

    /// Whether every part that the rule states is one of ours, and at least one is stated.
    boolean within(Map<String, Set<String>> ours) {
        return !(category.isEmpty() && product.isEmpty() && service.isEmpty())
                && within(ours, "category", category)
                && within(ours, "product", product)
                && within(ours, "service", service);
    }

    private static boolean within(Map<String, Set<String>> ours, String part, String stated) {
        return stated.isEmpty() || ours.getOrDefault(part, Set.of()).contains(stated);
    }

    /// Whether this says nothing that the other does not say too, so that a filter for this is one for the other.
    boolean covers(LogSource other) {
        return (category.isEmpty() || category.equals(other.category))
                && (product.isEmpty() || product.equals(other.product))
                && (service.isEmpty() || service.equals(other.service));
    }
}
