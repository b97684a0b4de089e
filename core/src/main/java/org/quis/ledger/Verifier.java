package org.quis.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Checks a whole ledger: computes every leaf and every tile anew from the entries, the root from the tiles,
/// and every commitment from the payload, and compares each with what is there.
///
/// Reads each file once or twice and keeps one tile a level in memory, so any size will do. Two threads:
/// one goes through the tree, one through the payload.
public final class Verifier {
    private Verifier() {}

    /// Verifies with the key that lies in the folder, which whoever replaced the folder has replaced too, and leaves
    /// the payload shut.
    public static Verification verify(Path folder) throws IOException {
        return verify(folder, null, null, _ -> {});
    }

    /// @param trusted  the log's key as known from elsewhere; `null` to believe the one in the folder
    /// @param keys     to open the payload with; `null` to leave it shut
    /// @param progress told how many entries have been checked, from the calling thread
    /// @throws IOException if the disk cannot be read; what is wrong with the ledger is in the result
    public static Verification verify(
            Path folder, @Nullable VerifierKey trusted, @Nullable Keyring keys, LongConsumer progress)
            throws IOException {
        return verify(folder, trusted, null, keys, progress);
    }

    /// @param quorum who must have cosigned; `null` for nobody, and the cosignatures of the keys in the folder's
    ///               `witnesses.vkey` are checked where they are
    public static Verification verify(
            Path folder,
            @Nullable VerifierKey trusted,
            @Nullable Quorum quorum,
            @Nullable Keyring keys,
            LongConsumer progress)
            throws IOException {
        Checkpoint checkpoint;
        List<Cosignature> cosignatures;
        try {
            var ledger = Ledger.open(folder, trusted == null ? Ledger.keyOf(folder) : trusted);
            checkpoint = ledger.checkpoint();
            cosignatures = cosignatures(folder, ledger.note(), quorum);
        } catch (Broken.Ledger unsigned) {
            return one(unsigned.fault()); // nothing below is worth more than its signature
        }
        var payload = new FutureTask<>(() -> PayloadCheck.check(folder, checkpoint.size(), keys));
        var second = Thread.ofPlatform().daemon().name("verify-payload").start(payload);
        try {
            var faults = TreeCheck.check(folder, checkpoint, progress);
            return result(checkpoint, cosignatures, faults, await(payload));
        } finally {
            second.interrupt(); // reached early only when the disk fails
        }
    }

    private static List<Cosignature> cosignatures(Path folder, Note note, @Nullable Quorum quorum)
            throws IOException, Broken.Ledger {
        try {
            return quorum == null
                    ? Cosignature.below(note, Cosigning.witnesses(folder), Instant.now())
                    : quorum.below(note, Instant.now());
        } catch (Broken.Note untrue) {
            throw new Broken.Ledger(Fault.of("checkpoint", String.valueOf(untrue.getMessage())));
        }
    }

    /// An entry that is forged cannot be opened either; that is said once.
    private static Verification result(
            Checkpoint checkpoint, List<Cosignature> cosignatures, Faults tree, PayloadCheck payloadCheck) {
        var payload = payloadCheck.faults();
        var faults = new Faults();
        tree.kept().forEach(faults::add);
        long more = tree.count()
                - tree.kept().size()
                + payload.count()
                - payload.kept().size();
        for (var fault : payload.kept()) {
            if (fault.entry() == null || !tree.blame(fault.entry())) faults.add(fault);
        }
        return faults.none() && more == 0
                ? new Verification.Sound(checkpoint, payloadCheck.payloads(), cosignatures, payloadCheck.times())
                : new Verification.Broken(faults.kept(), faults.count() + more);
    }

    private static Verification one(Fault fault) {
        return new Verification.Broken(List.of(fault), 1);
    }

    private static PayloadCheck await(FutureTask<PayloadCheck> task) throws IOException {
        try {
            return task.get();
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case IOException disk -> throw disk;
                case RuntimeException bug -> throw bug;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(failed);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new java.io.InterruptedIOException("stopped while verifying");
        }
    }
}
