package org.quis.ledger;

import java.util.ArrayList;
import java.util.List;

/// Gathers faults; keeps the first hundred, because a ledger overwritten with zeros has millions.
final class Faults {
    static final int KEPT = 100;
    private final List<Fault> kept = new ArrayList<>();
    private long count;

    void add(Fault fault) {
        if (kept.size() < KEPT) kept.add(fault);
        count++;
    }

    List<Fault> kept() {
        return kept;
    }

    boolean none() {
        return count == 0;
    }

    long count() {
        return count;
    }

    /// Whether a kept fault already says that this entry itself is wrong.
    boolean blame(long entry) {
        return kept.stream()
                .anyMatch(fault ->
                        fault.file().startsWith("tile/entries/") && fault.entry() != null && fault.entry() == entry);
    }
}
