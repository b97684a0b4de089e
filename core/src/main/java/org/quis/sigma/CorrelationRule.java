package org.quis.sigma;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A rule about several events together.
///
/// @param rules          names or ids of the rules whose matches it looks at, which may be correlations too
/// @param aliases        a name for `groupBy` and `fields`, and for each rule the field that it stands for
/// @param groupBy        fields or aliases; matches that differ in one of them have nothing to do with each other
/// @param bounds         what must hold of the count or measure; all of them
/// @param fields         whose values are counted or measured
/// @param percentile     which, of a `value_percentile`; 0 otherwise
/// @param temporal       of a `temporal` correlation, which rules must be together; nothing where counts decide
/// @param generate       whether the rules it refers to are findings by themselves too
public record CorrelationRule(
        About about,
        Type type,
        List<String> rules,
        Map<String, Map<String, String>> aliases,
        List<String> groupBy,
        long timespanMillis,
        List<Bound> bounds,
        List<String> fields,
        int percentile,
        @Nullable Expression temporal,
        boolean generate)
        implements SigmaRule {

    /// Sigma's names in capitals. The last six measure a field's numbers.
    public enum Type {
        EVENT_COUNT,
        VALUE_COUNT,
        TEMPORAL,
        TEMPORAL_ORDERED,
        VALUE_SUM,
        VALUE_AVG,
        VALUE_MIN,
        VALUE_MAX,
        VALUE_MEDIAN,
        VALUE_PERCENTILE;

        boolean measures() {
            return compareTo(VALUE_SUM) >= 0;
        }
    }

    public record Bound(Order order, double number) {}

    boolean within(double measured) {
        for (var bound : bounds) {
            if (!bound.order.holds(Double.compare(measured, bound.number))) return false;
        }
        return true;
    }

    /// The field of an event that matched a rule, for a name of `groupBy` or `fields`.
    String field(String name, About matched) {
        for (var alias : aliases.getOrDefault(name, Map.of()).entrySet()) {
            if (matched.isCalled(alias.getKey())) return alias.getValue();
        }
        return name;
    }
}
