package org.quis.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.quis.access.Rows;
import org.quis.access.Source;
import org.quis.ledger.Hash;
import org.quis.ledger.SealedSources;

/// Cuts batches where an earlier sealing of their source ended, so that a batch is either sealed already or new.
final class Seams {
    private final SealedSources sealed;
    private final Hash file;
    private @Nullable Source source;
    private NavigableSet<Long> seams = new TreeSet<>();
    private long rows; // of the source, so far

    /// @param file whose sources are read
    Seams(SealedSources sealed, Hash file) {
        this.sealed = sealed;
        this.file = file;
    }

    /// The batch in as many parts as it lies in.
    List<Rows> cut(Rows batch) {
        if (!batch.source().equals(source)) {
            source = batch.source();
            seams = sealed.seams(file, batch.source());
            rows = 0;
        }
        long end = rows + batch.count();
        var inside = seams.subSet(rows, false, end, false);
        var parts = new ArrayList<Rows>();
        int from = 0;
        for (long seam : inside) {
            int to = (int) (seam - rows);
            parts.add(batch.part(from, to));
            from = to;
        }
        parts.add(from == 0 ? batch : batch.part(from, batch.count()));
        rows = end;
        return parts;
    }
}
