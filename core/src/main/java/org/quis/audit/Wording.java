package org.quis.audit;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.quis.detect.Look;
import org.quis.likeness.Vocabulary;
import org.quis.ties.Ties;

/// Marks the looks whose reason is in words that hardly anybody else of the house writes.
final class Wording {
    private Wording() {}

    /// @param ties `null` without reference data
    static Vocabulary vocabulary(@Nullable Ties ties) {
        return new Vocabulary(ties == null ? _ -> false : ties::isName);
    }

    static UnaryOperator<Look> completing(Vocabulary vocabulary) {
        return look -> look.isWorded() && vocabulary.isUnheard(look.reason()) ? look.inOwnWords() : look;
    }
}
