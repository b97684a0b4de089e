package org.quis.anchor;

/// What came of asking an authority for a time-stamp.
public sealed interface Answer {
    /// It gave one, and that is of the bytes it was asked for.
    record Stamped(Token token) implements Answer {}

    /// It gave none, for reasons that say nothing against the ledger.
    record Refused(String why) implements Answer {}
}
