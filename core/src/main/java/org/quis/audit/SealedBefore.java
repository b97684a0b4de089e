package org.quis.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quis.access.Rows;
import org.quis.access.Source;
import org.quis.ledger.Broken;
import org.quis.ledger.Entry;
import org.quis.ledger.Hash;
import org.quis.ledger.Keyring;
import org.quis.ledger.Ledger;
import org.quis.ledger.SealedRows;
import org.quis.ledger.SealedSources;
import org.quis.ledger.SealedSources.Sealed;

/// Where a run's rows are that an earlier run has sealed: all of a file with the same content, and of a source that
/// has grown since the rows it begins with.
///
/// Nothing is found twice in a run, so that each sighting of a row has an entry of its own.
final class SealedBefore implements AutoCloseable {
    private final SealedSources sources;
    private final @Nullable SealedRows rows;
    private final Map<Integer, Known> known = new HashMap<>(); // by a source's number in this run
    private final Set<Integer> fresh = new HashSet<>(); // sources of which all that comes now is new
    private final Set<Long> taken = new HashSet<>(); // entries of first rows: what grew from one another shares them

    /// A source of this run that was sealed before.
    private static final class Known {
        private final Sealed sealed;
        private final boolean whole; // the file is the same, to the byte
        private long met; // rows of this run that are rows of then

        Known(Sealed sealed, boolean whole) {
            this.sealed = sealed;
            this.whole = whole;
        }

        boolean holds(int count) {
            return met + count <= sealed.rows();
        }

        /// @return the entry of the next row met; the others follow, since [Seams] cuts batches where they would not
        long next(int count) {
            long first = sealed.entry(met);
            met += count;
            if (sealed.entry(met - 1) != first + count - 1) throw new IllegalStateException("a batch in two pieces");
            return first;
        }
    }

    private SealedBefore(SealedSources sources, @Nullable SealedRows rows) {
        this.sources = sources;
        this.rows = rows;
    }

    static SealedBefore nothing() {
        return new SealedBefore(SealedSources.none(), null);
    }

    static SealedBefore in(Path folder, Ledger ledger, Keyring keys) throws IOException, Broken {
        var sources = SealedSources.in(ledger, keys);
        return new SealedBefore(sources, sources.isEmpty() ? null : SealedRows.open(folder, ledger.size(), keys));
    }

    SealedSources sources() {
        return sources;
    }

    /// Says that a file's rows come now.
    ///
    /// @param firstSource the number that the first source in it has in this run
    void file(int firstSource, Hash sha256) {
        int number = firstSource;
        for (var source : sources.of(sha256)) {
            if (source.rows() == 0 || taken.add(source.entry(0))) known.put(number, new Known(source, true));
            number++;
        }
    }

    /// @return the entry of the first of these rows, which the others follow; -1 if they are to be sealed
    long first(Rows batch) throws IOException {
        int source = batch.source().number();
        if (fresh.contains(source)) return -1;
        var before = known.containsKey(source) ? known.get(source) : beginningWith(batch);
        if (before != null && before.holds(batch.count())) {
            boolean seen = before.whole || before.met == 0; // by the file's hash, or a moment ago
            if (seen || fits(before.sealed, before.met, batch)) return before.next(batch.count());
        }
        fresh.add(source);
        return -1;
    }

    private @Nullable Known beginningWith(Rows batch) throws IOException {
        for (var sealed : sources.named(batch.source())) {
            if (!fits(sealed, 0, batch) || !taken.add(sealed.entry(0))) continue;
            var found = new Known(sealed, false);
            known.put(batch.source().number(), found);
            return found;
        }
        return null;
    }

    private boolean fits(Sealed sealed, long from, Rows batch) throws IOException {
        try {
            return rows != null && from + batch.count() <= sealed.rows() && rows.are(batch, sealed.entry(from));
        } catch (Broken damaged) {
            throw new IOException(
                    "the ledger does not show what it has of " + batch.source().label() + ": " + damaged.getMessage()
                            + "; `quis verify` says more",
                    damaged);
        }
    }

    /// Whether all of a source was sealed before, in a file of the same content.
    ///
    /// @throws IOException if it then had other rows
    boolean isWhole(Source source, long rowsNow) throws IOException {
        var before = known.get(source.number());
        if (before == null || !before.whole) return false;
        if (before.sealed.rows() == rowsNow) return true;
        throw new IOException(source.label() + " was sealed before with " + before.sealed.rows() + " rows and now has "
                + rowsNow + ": read it with the same format as then");
    }

    /// What a source has grown from.
    Optional<Entry.Grown> grown(Source source) {
        return Optional.ofNullable(known.get(source.number()))
                .filter(before -> !before.whole && before.met > 0)
                .map(before -> new Entry.Grown(before.sealed.end(), before.met));
    }

    @Override
    public void close() throws IOException {
        if (rows != null) rows.close();
    }
}
