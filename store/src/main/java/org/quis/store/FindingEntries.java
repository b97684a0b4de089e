package org.quis.store;

/// The ledger entries that one finding gathers.
public interface FindingEntries {
    String findingId();

    long[] entries();
}
