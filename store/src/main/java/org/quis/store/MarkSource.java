package org.quis.store;

/// What the detectors said of each entry. Asked from several threads at once.
public interface MarkSource {
    /// The entry in which the same access was first seen; the entry itself where it is the first.
    long first(long entry);

    /// The kinds of misuse suspected of an access, as [MisuseKind#bit]s. Asked of first entries only.
    int kinds(long entry);

    /// From 0 to 1. Asked of first entries only.
    float risk(long entry);
}
