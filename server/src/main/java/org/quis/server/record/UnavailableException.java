package org.quis.server.record;

import org.jspecify.annotations.Nullable;

/// The ledger or the database is away; the message says which, and what became of the act.
public final class UnavailableException extends Exception {
    private static final long serialVersionUID = 1;

    public UnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
