package org.quis.audit;

import org.quis.access.Rows;
import org.quis.intake.Layout;
import org.quis.ledger.Sealer;

/// What one thread does with one batch, whatever the order of batches: read it, describe it, seal it.
final class Worker {
    private final Describing describing;
    private final Sealer sealer;

    Worker(Describing describing, Sealer sealer) {
        this.describing = describing;
        this.sealer = sealer;
    }

    Batch work(Rows rows, Layout layout) {
        return new Batch(describing.describe(layout.read(rows), layout.formatName()), sealer.seal(rows));
    }
}
