package org.quis.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Seals events as they happen. An event is acknowledged, with its index, when it is on the disk; a moment later it is
/// in the tree that a checkpoint signs.
///
/// Any number of threads seal. One thread gathers what waits into a group, writes it to the [Journal] and forces that
/// once (group commit); another carries the groups into the tree and signs, at a cadence. There are two journals: while
/// one is written, the other's content goes into the tree. What a crash leaves in them, [#open] carries over.
public final class LiveLedger implements AutoCloseable {
    private static final int MOST_WAITING = 1 << 16;
    private static final int MOST_GROUPED = 1 << 12;
    /// a group's, so that it fits into a journal
    private static final long MOST_CHARACTERS = 4L << 20;

    private record Waiting(Event event, String holder, CompletableFuture<Long> acknowledged) {}

    private final LedgerWriter writer;
    private final Keyring keys;
    private final String origin;
    private final Duration cadence;
    private final InstantSource clock;
    private final BlockingQueue<Waiting> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Journal[] journals;
    private final Map<String, Sealer> sealers = new LinkedHashMap<>();
    private final Thread grouping;
    private final Thread integrating;
    private long next; // index of the next entry
    private int current; // the journal that is written
    private List<Journal.Batch> written = new ArrayList<>(); // to it, guarded by this
    private @Nullable List<Journal.Batch> handedOver; // of the other, guarded by this
    private volatile boolean closing;
    private boolean grouped; // no more will come, guarded by this
    private volatile @Nullable Throwable failure;

    private LiveLedger(
            LedgerWriter writer,
            Keyring keys,
            String origin,
            Duration cadence,
            Journal[] journals,
            InstantSource clock) {
        this.clock = clock;
        this.writer = writer;
        this.keys = keys;
        this.origin = origin;
        this.cadence = cadence;
        this.journals = journals;
        this.next = writer.size();
        this.grouping = Thread.ofPlatform().daemon().name("seal-groups").unstarted(this::group);
        this.integrating = Thread.ofPlatform().daemon().name("seal-tree").unstarted(this::integrate);
    }

    /// Takes up a ledger. What was acknowledged before a crash is in its tree when this returns.
    ///
    /// @param cadence how long an acknowledged event may wait for a checkpoint that covers it
    public static LiveLedger open(Path folder, LogKey key, CheckpointStore store, Keyring keys, Duration cadence)
            throws IOException, Broken {
        var place = new LedgerWriter.Place(new FileDisk(), store);
        return open(folder, key, place, keys, cadence, Journal.BYTES, InstantSource.system());
    }

    static LiveLedger open(
            Path folder,
            LogKey key,
            LedgerWriter.Place place,
            Keyring keys,
            Duration cadence,
            long journalBytes,
            InstantSource clock)
            throws IOException, Broken {
        var writer = LedgerWriter.open(folder, key, place, Payload.SEGMENT_BYTES);
        var opened = new ArrayList<AutoCloseable>(List.of(writer));
        try {
            var files = List.of(folder.resolve("journal/0"), folder.resolve("journal/1"));
            carryOver(files, writer);
            place.disk().createFolders(folder.resolve("journal"));
            var journals = new Journal[files.size()];
            for (int i = 0; i < journals.length; i++) {
                opened.add(journals[i] = new Journal(files.get(i), place.disk(), journalBytes));
            }
            place.disk().force(folder, files);
            var ledger = new LiveLedger(writer, keys, key.name(), cadence, journals, clock);
            ledger.grouping.start();
            ledger.integrating.start();
            return ledger;
        } catch (IOException | RuntimeException | Broken failure) {
            for (var each : opened.reversed()) closeQuietly(each, failure);
            throw failure;
        }
    }

    /// The journals' batches that the tree does not have yet: those that follow its size without a gap.
    private static void carryOver(List<Path> files, LedgerWriter writer) throws IOException, Broken.Fork {
        var batches = new ArrayList<Journal.Batch>();
        for (var file : files) {
            if (Files.exists(file)) batches.addAll(Journal.read(file));
        }
        batches.sort(Comparator.comparingLong(Journal.Batch::first));
        for (var batch : batches) {
            if (batch.first() == writer.size()) writer.append(batch.entries());
        }
        writer.checkpoint();
    }

    /// Seals an event under the key of its kind.
    ///
    /// @return completed with the entry's index when the event is on the disk; waits while too many others wait
    public CompletableFuture<Long> seal(Event event) throws InterruptedException {
        return seal(event, Erasure.EVENTS);
    }

    /// @param holder the retention class or data subject whose key encrypts the payload
    /// @throws IllegalArgumentException if the event is of a time that is yet to come. One of a time before the
    /// last sealed is taken: things are sealed late, and clocks are set back; [Verification.Times] counts them
    public CompletableFuture<Long> seal(Event event, String holder) throws InterruptedException {
        var now = clock.instant();
        if (event.time().isAfter(now.plus(Cosignature.CLOCKS_DIFFER))) {
            throw new IllegalArgumentException(
                    event.type() + " at " + event.time() + ": is yet to come, by this machine's clock, " + now);
        }
        var acknowledged = new CompletableFuture<Long>();
        var it = new Waiting(event, holder, acknowledged);
        do {
            if (closing || failure != null) {
                throw new IllegalStateException("this ledger is no longer written to", failure);
            }
        } while (!waiting.offer(it, 100, TimeUnit.MILLISECONDS));
        return acknowledged;
    }

    // ---- the thread that groups

    private void group() {
        var group = new ArrayList<Waiting>();
        try {
            while (true) {
                var first = waiting.poll(20, TimeUnit.MILLISECONDS);
                if (first == null) {
                    if (closing) break;
                    continue;
                }
                gather(first, group);
                commit(group);
                group.clear();
            }
        } catch (Throwable e) { // whatever it is, those who wait must learn of it
            fail(e);
            for (var it : group) it.acknowledged.completeExceptionally(e);
        }
        for (var it = waiting.poll(); it != null; it = waiting.poll()) {
            it.acknowledged.completeExceptionally(
                    new IOException("the ledger was closed before this was sealed", failure));
        }
        synchronized (this) {
            grouped = true;
            notifyAll();
        }
    }

    private void gather(Waiting first, List<Waiting> group) {
        long characters = 0;
        for (var it = first; it != null; it = waiting.poll()) {
            group.add(it);
            characters += it.event.characters();
            if (group.size() == MOST_GROUPED || characters >= MOST_CHARACTERS) return;
        }
    }

    private void commit(List<Waiting> group) throws IOException, Broken.Key, InterruptedException {
        if (failure != null) throw new IOException("the ledger could not be written", failure);
        var byHolder = new LinkedHashMap<String, List<Waiting>>();
        for (var it : group)
            byHolder.computeIfAbsent(it.holder, _ -> new ArrayList<>()).add(it);
        var batches = new ArrayList<Journal.Batch>();
        var order = new ArrayList<Waiting>();
        long first = next;
        for (var of : byHolder.entrySet()) {
            var events = of.getValue().stream().map(Waiting::event).toList();
            var entries = sealer(of.getKey()).seal(events);
            batches.add(new Journal.Batch(first, entries));
            order.addAll(of.getValue());
            first += entries.count();
        }
        for (var batch : batches) write(batch);
        journals[current].force();
        long index = next;
        next = first;
        for (var it : order) it.acknowledged.complete(index++);
    }

    private void write(Journal.Batch batch) throws IOException, InterruptedException {
        if (!journals[current].hasRoomFor(batch.entries())) {
            journals[current].force();
            synchronized (this) {
                while (handedOver != null && failure == null) wait();
                if (failure != null) throw new IOException("the ledger could not be written", failure);
                turn();
            }
        }
        journals[current].write(batch);
        synchronized (this) {
            written.add(batch);
        }
    }

    /// Hands over what is in the journal and goes on with the other, which is empty.
    private synchronized void turn() {
        handedOver = written;
        written = new ArrayList<>();
        current = 1 - current;
        notifyAll();
    }

    private Sealer sealer(String holder) throws IOException, Broken.Key {
        var known = sealers.get(holder);
        if (known == null) {
            if (sealers.size() >= 1000) sealers.clear();
            sealers.put(holder, known = new Sealer(keys.key(origin, holder)));
        }
        return known;
    }

    // ---- the thread that carries groups into the tree

    private void integrate() {
        try {
            long signed = System.nanoTime();
            int done = 0; // batches of the current journal that are in the tree
            while (true) {
                List<Journal.Batch> some;
                boolean whole;
                boolean last;
                int full;
                synchronized (this) {
                    if (handedOver == null && written.size() == done && !grouped)
                        wait(Math.max(1, cadence.toMillis() / 4));
                    whole = handedOver != null;
                    var from = whole ? Objects.requireNonNull(handedOver) : written;
                    some = List.copyOf(from.subList(done, from.size()));
                    last = grouped && !whole;
                    full = 1 - current; // the journal handed over; the other thread turns to it only when it is empty
                }
                for (var batch : some) writer.append(batch.entries());
                writer.settle();
                done += some.size();
                boolean due = System.nanoTime() - signed >= cadence.toNanos();
                if (whole || due || last) {
                    writer.checkpoint();
                    signed = System.nanoTime();
                }
                if (whole) {
                    journals[full].restart();
                    synchronized (this) {
                        handedOver = null;
                        done = 0;
                        notifyAll();
                    }
                }
                if (last) return;
            }
        } catch (Throwable e) {
            fail(e);
        }
    }

    private synchronized void fail(Throwable e) {
        if (failure == null) failure = e;
        notifyAll();
    }

    /// Seals what still waits, signs a last checkpoint and lets go of the ledger.
    @Override
    public void close() throws IOException, Broken.Fork {
        closing = true;
        try {
            grouping.join();
            integrating.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (writer) {
            for (var journal : journals) journal.close();
        } catch (IOException e) {
            if (failure == null) throw e;
            failure.addSuppressed(e); // a disk that has failed cannot be let go of cleanly, either
        }
        if (failure != null) throw new IOException("not everything could be sealed: " + failure.getMessage(), failure);
    }

    private static void closeQuietly(AutoCloseable each, Throwable failure) {
        try {
            each.close();
        } catch (Exception e) {
            failure.addSuppressed(e);
        }
    }
}
