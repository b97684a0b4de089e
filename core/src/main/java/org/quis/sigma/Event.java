package org.quis.sigma;

import org.jspecify.annotations.Nullable;

/// What rules are asked about. The caller keeps its own form; only values are looked at.
public interface Event {
    long timeMillis();

    /// Unique, and growing in the order of the log, which decides between events of the same millisecond.
    long id();

    /// @param field its slot in [Fields]
    /// @return a text, a number, a truth value or a list of these; nothing where the field is absent or null
    @Nullable
    Object value(int field);

    /// For `exists`, to which a field that is null is there.
    default boolean has(int field) {
        return value(field) != null;
    }
}
