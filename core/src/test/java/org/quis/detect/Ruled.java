package org.quis.detect;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.quis.explain.Ruling;
import org.quis.sigma.Event;
import org.quis.sigma.Matcher;

/// Which of the shipped rules an access matches, from what the ties say of it alone.
final class Ruled {
    private final Matcher matcher = RuleBook.shipped(Rules.shipped()).engine().matcher();

    BitSet matched(Ruling ruling, ReasonClass reason) {
        var set = new BitSet();
        for (int rule : matcher.match(event(ruling, reason))) set.set(rule);
        return set;
    }

    private static Event event(Ruling ruling, ReasonClass reason) {
        return new Event() {
            @Override
            public long timeMillis() {
                return 0;
            }

            @Override
            public long id() {
                return 0;
            }

            @Override
            public @Nullable Object value(int field) {
                return EventFields.ruled(field, ruling, reason, false);
            }
        };
    }
}
