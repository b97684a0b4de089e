package org.quis.store;

import org.jspecify.annotations.Nullable;

/// A question that the database does not answer: a mistake in the SQL, or something that it may not do.
/// The message is for the person who asked.
public final class QueryException extends Exception {
    private static final long serialVersionUID = 1;

    public QueryException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
