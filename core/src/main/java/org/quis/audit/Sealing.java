package org.quis.audit;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
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
import org.quis.ledger.Sealer;

/// A run's way to its ledger: one of its own, or one that many audits are sealed in, where a file that is there
/// already keeps the places it has. Nothing is signed unless the run comes to its end.
final class Sealing implements AutoCloseable {
    private final LedgerWriter writer;
    private final PayloadKey key;
    private final Sealer sealer;
    private final SealedBefore before;
    private long lowest = Long.MAX_VALUE;

    private Sealing(LedgerWriter writer, PayloadKey key, SealedBefore before) {
        this.writer = writer;
        this.key = key;
        this.sealer = new Sealer(key);
        this.before = before;
    }

    static Sealing begin(AuditOptions options, CheckpointStore store, Path out, Instant begun)
            throws IOException, Broken, OutputException {
        if (!(options.ledger() instanceof Path shared)) {
            var key = Keys.ofAudit(options.key(), begun);
            var payloads = Keys.payloads(options.key(), key.name(), begun);
            var writer = LedgerWriter.create(out.resolve("ledger"), key.name(), key, store);
            return new Sealing(writer, payloads, SealedBefore.nothing());
        }
        var key = Keys.of(options.key(), Ledger.keyOf(shared).name());
        var writer = open(shared, key, store);
        try {
            var payloads = Keys.payloads(options.key(), key.name(), begun);
            var ledger = Ledger.open(shared, key.verifier());
            Files.createSymbolicLink(out.resolve("ledger"), shared.toAbsolutePath());
            return new Sealing(writer, payloads, SealedBefore.in(shared, ledger, Keys.ring(options.key())));
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

    SealedBefore before() {
        return before;
    }

    /// @return the entry of the first of these rows; the others follow
    long append(Rows rows, Entries entries) throws IOException {
        long known = before.first(rows);
        long first = known < 0 ? writer.append(entries) : known;
        lowest = Math.min(lowest, first);
        return first;
    }

    void end(FileRead read) throws IOException {
        var hash = hash(read.sha256());
        for (var stream : read.streams()) {
            var source = stream.source();
            if (before.isWhole(source, stream.dataRows())) continue;
            var grown = before.grown(source).orElse(null);
            long rows = stream.dataRows() - (grown == null ? 0 : grown.rows());
            writer.append(sealer.seal(source, hash, rows, grown));
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
        try (before) {
            writer.abandon();
        }
    }

    static Hash hash(String hex) {
        return Hash.of(HexFormat.of().parseHex(hex));
    }
}
