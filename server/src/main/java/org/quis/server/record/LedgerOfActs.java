package org.quis.server.record;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.quis.acts.ActCodec;
import org.quis.acts.Done;
import org.quis.audit.Arrived;
import org.quis.ledger.Broken;
import org.quis.ledger.CheckpointStore;
import org.quis.ledger.Erasure;
import org.quis.ledger.Event;
import org.quis.ledger.Keyring;
import org.quis.ledger.Ledger;
import org.quis.ledger.LiveLedger;
import org.quis.ledger.LogKey;

/// The ledger in which the rows of the log are sealed, and now what is decided of them.
public final class LedgerOfActs implements Sealed {
    private static final Duration CADENCE = Duration.ofSeconds(1);
    private static final long PATIENCE = 30; // seconds
    private static final long LOOK_AGAIN = 100; // ms

    private final Path folder;
    private final LogKey key;
    private final Keyring keys;
    private final LiveLedger ledger;

    private final InstantSource clock;

    private LedgerOfActs(Path folder, LogKey key, Keyring keys, LiveLedger ledger, InstantSource clock) {
        this.folder = folder;
        this.key = key;
        this.keys = keys;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// Takes up the ledger; nobody else can write to it until this is closed.
    ///
    /// @param clock by which accesses are dated as they are received
    public static LedgerOfActs open(Path folder, LogKey key, CheckpointStore store, Keyring keys, InstantSource clock)
            throws IOException, Broken {
        return new LedgerOfActs(folder, key, keys, LiveLedger.open(folder, key, store, keys, CADENCE), clock);
    }

    @Override
    public long seal(Done unsealed) throws UnavailableException {
        var act = unsealed.act();
        var event = new Event(ActCodec.type(act), unsealed.time(), unsealed.actor(), ActCodec.cells(act));
        try {
            return ledger.seal(event).get(PATIENCE, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | IllegalStateException e) {
            throw new UnavailableException("the ledger cannot be written, so nothing was done", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("stopped before it was sealed", e);
        }
    }

    @Override
    public void read(long from, Consumer<Done> each) throws UnavailableException {
        try {
            opened().events(
                            from,
                            Long.MAX_VALUE,
                            ActCodec::isAct,
                            keys,
                            (index, event) -> each.accept(new Done(
                                    index, event.time(), event.actor(), ActCodec.read(event.type(), event.payload()))));
        } catch (IOException | Broken e) {
            throw new UnavailableException("the ledger cannot be read: " + e.getMessage(), e);
        }
    }

    private Ledger opened() throws IOException, Broken {
        return Ledger.open(folder, key.verifier());
    }

    @Override
    public List<Long> receive(List<Arrived> accesses) throws UnavailableException {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var holder = Erasure.rows(now);
        try {
            var acknowledged = new ArrayList<CompletableFuture<Long>>(accesses.size());
            for (var access : accesses) acknowledged.add(ledger.seal(access.event(now), holder));
            var entries = new ArrayList<Long>(accesses.size());
            for (var one : acknowledged) entries.add(one.get(PATIENCE, TimeUnit.SECONDS));
            return entries;
        } catch (ExecutionException | TimeoutException | IllegalStateException e) {
            throw new UnavailableException("the ledger cannot be written; hand the accesses in again", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("stopped before all of it was sealed; hand the accesses in again", e);
        }
    }

    @Override
    public void received(long from, int most, ReceivedEach each) throws UnavailableException {
        try {
            var published = opened();
            published.events(
                    from,
                    from + most,
                    Arrived.EVENT::equals,
                    keys,
                    (index, event) -> each.access(index, event.time(), Arrived.of(event)));
        } catch (IOException | Broken e) {
            throw new UnavailableException("the ledger cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public long size() throws UnavailableException {
        try {
            return opened().size();
        } catch (IOException | Broken e) {
            throw new UnavailableException("the ledger cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public Proofs proofs(long last) throws UnavailableException {
        try {
            return new ProofsOfActs(covering(last), key.verifier().encoded());
        } catch (IOException | Broken e) {
            throw new UnavailableException("the ledger cannot be read: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("stopped while waiting for a checkpoint", e);
        }
    }

    /// What was sealed just now is in the tree a moment later.
    private Ledger covering(long last) throws IOException, Broken, InterruptedException, UnavailableException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
        do {
            var published = Ledger.open(folder, key.verifier());
            if (published.size() > last) return published;
            Thread.sleep(LOOK_AGAIN);
        } while (System.nanoTime() < until);
        throw new UnavailableException("no checkpoint covers entry " + last + " yet; try again in a minute", null);
    }

    private final class ProofsOfActs implements Proofs {
        private final Ledger published;
        private final String verifier;

        ProofsOfActs(Ledger published, String verifier) {
            this.published = published;
            this.verifier = verifier;
        }

        @Override
        public String key() {
            return verifier;
        }

        @Override
        public String checkpoint() {
            return published.note().encoded();
        }

        @Override
        public String of(long index) throws UnavailableException {
            try {
                return published.proof(index, keys).encoded();
            } catch (IOException | Broken e) {
                throw new UnavailableException("entry " + index + " cannot be proved: " + e.getMessage(), e);
            }
        }
    }

    @Override
    public void close() throws IOException, Broken.Fork {
        ledger.close();
    }
}
