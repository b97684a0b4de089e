package org.quis.sigma;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a rule asks of an event, once its condition, lists and modifiers are read.
sealed interface Expression {
    record All(List<Expression> parts) implements Expression {}

    record Any(List<Expression> parts) implements Expression {}

    record Not(Expression part) implements Expression {}

    /// @param field nothing where the match is searched for in every text of the event: a keyword
    record Is(@Nullable String field, Match match) implements Expression {}

    static Expression all(List<Expression> parts) {
        return parts.size() == 1 ? parts.getFirst() : new All(List.copyOf(parts));
    }

    static Expression any(List<Expression> parts) {
        return parts.size() == 1 ? parts.getFirst() : new Any(List.copyOf(parts));
    }
}
