package org.quis.audit;

import org.quis.ledger.Entries;

/// A batch when its [Worker] has done with it.
record Batch(Described described, Entries entries) {}
