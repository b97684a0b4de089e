package org.quis.sigma;

import java.util.BitSet;
import java.util.List;

/// What was read. A rule's number is its place in `rules`, for [Engine] and [Correlator] alike.
///
/// @param rules   those that can be run
/// @param refused one complaint for each rule that was not taken
/// @param warned  what is doubtful about rules that were taken
/// @param foreign rules about other logs; nothing but what they say of themselves was read
/// @param filters filters that were applied
public record Loaded(
        List<SigmaRule> rules,
        List<Complaint> refused,
        List<Complaint> warned,
        List<About> foreign,
        List<About> filters) {
    public Loaded {
        rules = List.copyOf(rules);
        refused = List.copyOf(refused);
        warned = List.copyOf(warned);
        foreign = List.copyOf(foreign);
        filters = List.copyOf(filters);
    }

    /// The numbers of the rules that correlations look at.
    public BitSet correlated() {
        var numbers = References.numbers(rules);
        var parts = new BitSet();
        for (var rule : rules) {
            if (!(rule instanceof CorrelationRule above)) continue;
            for (var reference : above.rules()) {
                var number = numbers.get(References.key(reference));
                if (number != null) parts.set(number);
            }
        }
        return parts;
    }

    /// The numbers of the rules whose matches are findings. A rule that a correlation refers to is only a part of
    /// it, unless one of those correlations says `generate: true`.
    public BitSet standAlone() {
        var numbers = References.numbers(rules);
        var generated = new BitSet();
        for (var rule : rules) {
            if (!(rule instanceof CorrelationRule above) || !above.generate()) continue;
            for (var reference : above.rules()) {
                var number = numbers.get(References.key(reference));
                if (number != null) generated.set(number);
            }
        }
        var alone = new BitSet();
        alone.set(0, rules.size());
        alone.andNot(correlated());
        alone.or(generated);
        return alone;
    }
}
