package org.quis.acts;

import java.time.Instant;

/// An act that was sealed.
///
/// @param index in the ledger
/// @param actor the account that did it; `quis` for the program itself
public record Done(long index, Instant time, String actor, Act act) {
    public static final String PROGRAM = "quis";
}
