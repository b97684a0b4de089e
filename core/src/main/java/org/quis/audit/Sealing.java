package org.quis.audit;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.quis.access.Rows;
import org.quis.intake.FileRead;
import org.quis.ledger.Broken;
import org.quis.ledger.Checkpoint;
import org.quis.ledger.CheckpointStore;
import org.quis.ledger.Entries;
import org.quis.ledger.Entry;
import org.quis.ledger.Event;
import org.quis.ledger.Hash;
import org.quis.ledger.Ledger;
import org.quis.ledger.LedgerWriter;
import org.quis.ledger.LogKey;
import org.quis.ledger.PayloadKey;
import org.quis.ledger.SealedSources;
import org.quis.ledger.Sealer;

/// A run's way to its ledger: one of its own, or one that many audits are sealed in, where a file that is there
/// already keeps the places it has. Nothing is signed unless the run comes to its end.
final class Sealing implements AutoCloseable {
    private final LedgerWriter writer;
    private final PayloadKey key;
    private final Sealer sealer;
    private final Map<Hash, List<SealedSources.Sealed>> sealedBefore;
    private final Map<Integer, SealedSources.Sealed> placesOf = new HashMap<>(); // by a source's number in this run
    private final Map<Integer, Long> rowsOf = new HashMap<>(); // passed by so far, of those
    private long lowest = Long.MAX_VALUE;

    private Sealing(LedgerWriter writer, PayloadKey key, Map<Hash, List<SealedSources.Sealed>> sealedBefore) {
        this.writer = writer;
        this.key = key;
        this.sealer = new Sealer(key);
        this.sealedBefore = sealedBefore;
    }

    static Sealing begin(AuditOptions options, CheckpointStore store, Path out, Instant begun)
            throws IOException, Broken, OutputException {
        if (!(options.ledger() instanceof Path shared)) {
            var key = Keys.ofAudit(options.key(), begun);
            var payloads = Keys.payloads(options.key(), key.name(), begun);
            return new Sealing(LedgerWriter.create(out.resolve("ledger"), key.name(), key, store), payloads, Map.of());
        }
        var key = Keys.of(options.key(), Ledger.keyOf(shared).name());
        var writer = open(shared, key, store);
        try {
            var payloads = Keys.payloads(options.key(), key.name(), begun);
            var sealed = new Sealing(writer, payloads, SealedSources.in(Ledger.open(shared, key.verifier())));
            Files.createSymbolicLink(out.resolve("ledger"), shared.toAbsolutePath());
            return sealed;
        } catch (IOException | RuntimeException | Broken failure) {
            writer.abandon();
            throw failure;
        }
    }

    private static LedgerWriter open(Path shared, LogKey key, CheckpointStore store)
            throws IOException, Broken, OutputException {
        try {
            return LedgerWriter.open(shared, key, store);
        } catch (FileSystemException e) {
            throw new OutputException(
                    shared + ": nothing can be sealed there: " + Staging.reason(e),
                    "nothing was written; see to it, and run the audit again");
        }
    }

    PayloadKey key() {
        return key;
    }

    /// The first entry that any row of this run has; the ledger's size where there is none.
    long lowest() {
        return Math.min(lowest, writer.size());
    }

    /// Says that a file's rows come now.
    ///
    /// @param firstSource the number that the first source in it has in this run
    /// @param sha256      of the file; any, where nothing was sealed before
    void file(int firstSource, Hash sha256) {
        int number = firstSource;
        for (var source : sealedBefore.getOrDefault(sha256, List.of())) placesOf.put(number++, source);
    }

    boolean knowsFiles() {
        return !sealedBefore.isEmpty();
    }

    /// @return the entry of the first of these rows; the others follow
    long append(Rows rows, Entries entries) throws IOException {
        long first = place(rows, entries);
        lowest = Math.min(lowest, first);
        return first;
    }

    private long place(Rows rows, Entries entries) throws IOException {
        int source = rows.source().number();
        var before = placesOf.get(source);
        if (before == null) return writer.append(entries);
        long done = rowsOf.merge(source, (long) rows.count(), Long::sum) - rows.count();
        return before.first() + done;
    }

    void end(FileRead read) throws IOException {
        var hash = hash(read.sha256());
        for (var stream : read.streams()) {
            var before = placesOf.get(stream.source().number());
            if (before == null) {
                writer.append(sealer.seal(stream.source(), hash, stream.dataRows()));
            } else if (before.rows() != stream.dataRows()) {
                throw new IOException(stream.source().label() + " was sealed before with " + before.rows()
                        + " rows and now has " + stream.dataRows() + ": read it with the same format as then");
            }
        }
    }

    /// Says by which files the run's rows are explained, so that they cannot be others afterwards.
    void tables(Event read) throws IOException {
        writer.append(sealer.seal(read));
    }

    /// Signs: from here on the run has happened.
    Checkpoint finish(Entry.RunEnd end) throws IOException, Broken.Fork {
        writer.append(sealer.seal(end));
        var checkpoint = writer.checkpoint();
        writer.close();
        return checkpoint;
    }

    @Override
    public void close() throws IOException {
        writer.abandon();
    }

    static Hash hash(String hex) {
        return Hash.of(HexFormat.of().parseHex(hex));
    }
}
