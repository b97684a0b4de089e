package org.quis.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.quis.access.Rows;
import org.quis.access.Source;
import org.quis.ledger.CheckpointFiles;
import org.quis.ledger.Entries;
import org.quis.ledger.Event;
import org.quis.ledger.Keyring;
import org.quis.ledger.Ledger;
import org.quis.ledger.LedgerWriter;
import org.quis.ledger.LiveLedger;
import org.quis.ledger.LogKey;
import org.quis.ledger.PayloadKey;
import org.quis.ledger.Sealer;
import org.quis.ledger.Verification;
import org.quis.ledger.Verifier;

/// The ledger's speed beside what the machine can do at all, measured in the same run: one line of a Markdown table
/// for each.
///
///     java org.quis.bench.LedgerBench FOLDER ENTRIES
final class LedgerBench {
    private static final int THREADS = 2;
    private static final int BATCH = 4096;
    private static final int ROW_BYTES = 213;
    private static final String ORIGIN = "bench.example/ledger";

    private static final OperatingSystemMXBean MACHINE =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final Path folder;
    private final long entries;
    private final LogKey key = LogKey.generate(ORIGIN);

    private LedgerBench(Path folder, long entries) {
        this.folder = folder;
        this.entries = entries;
    }

    public static void main(String[] arguments) throws Exception {
        var bench = new LedgerBench(Files.createDirectories(Path.of(arguments[0])), Long.parseLong(arguments[1]));
        System.out.println("| measured | value |\n|---|---|");
        bench.limits();
        bench.bulk();
        bench.live();
    }

    private static void say(String what, String value, Object... values) {
        System.out.println("| " + what + " | " + String.format(Locale.ROOT, value, values) + " |");
    }

    // ---- the machine

    private void limits() throws Exception {
        say("SHA-256 of 64 bytes, two threads", "%.1f M/s", hashes(64) / 1e6);
        say("SHA-256 of 1 KB, two threads", "%.2f M/s", hashes(1024) / 1e6);
        say("sequential write, then fsync", "%.0f MB/s", sequential());
        say("write of 4 KB into place, fdatasync", "%.0f/s", synced());
    }

    private static double hashes(int bytes) throws Exception {
        var counts = new ArrayList<Callable<Long>>();
        for (int i = 0; i < THREADS; i++) {
            counts.add(() -> {
                var sha256 = MessageDigest.getInstance("SHA-256");
                var data = new byte[bytes];
                var out = new byte[32];
                long count = 0;
                for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(2); System.nanoTime() < end; ) {
                    for (int n = 0; n < 1000; n++, count++) {
                        sha256.update(data);
                        sha256.digest(out, 0, 32);
                    }
                }
                return count;
            });
        }
        long all = 0;
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            for (var count : threads.invokeAll(counts)) all += count.get();
        }
        return all / 2.0;
    }

    private double sequential() throws Exception {
        var file = folder.resolve("sequential");
        var chunk = ByteBuffer.allocateDirect(1 << 20);
        long begun = System.nanoTime();
        try (var out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int i = 0; i < 512; i++) out.write(chunk.clear());
            out.force(true);
        }
        double seconds = seconds(begun);
        Files.delete(file);
        return 512 * 1.048576 / seconds;
    }

    private double synced() throws Exception {
        var file = folder.resolve("synced");
        var page = ByteBuffer.allocateDirect(4096);
        int count = 0;
        double seconds;
        try (var out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int i = 0; i < 4096; i++) out.write(page.clear());
            out.force(true);
            long begun = System.nanoTime();
            for (; System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(2); count++) {
                out.write(page.clear(), count % 4096 * 4096L);
                out.force(false);
            }
            seconds = seconds(begun);
        }
        Files.delete(file);
        return count / seconds;
    }

    // ---- a file's rows

    private void bulk() throws Exception {
        var ledger = folder.resolve("bulk");
        var keys = Keyring.open(folder.resolve("keyring"));
        var payloads = keys.key(ORIGIN, "rows");
        long begun = System.nanoTime();
        long processor = MACHINE.getProcessCpuTime();
        double appended;
        try (var writer =
                LedgerWriter.create(ledger, ORIGIN, key, new CheckpointFiles(folder.resolve("checkpoints")))) {
            append(writer, payloads);
            appended = seconds(begun);
            writer.checkpoint();
        }
        double durable = seconds(begun);
        say(
                "bulk sealing, %,d rows of %d bytes, two threads".formatted(entries, ROW_BYTES),
                "%,.0f entries/s until durable (%.1f s; written after %.1f s; %.1f s of processor time)",
                entries / durable,
                durable,
                appended,
                (MACHINE.getProcessCpuTime() - processor) / 1e9);

        begun = System.nanoTime();
        var shut = Verifier.verify(ledger);
        double tree = seconds(begun);
        begun = System.nanoTime();
        var open = Verifier.verify(ledger, key.verifier(), keys, _ -> {});
        double all = seconds(begun);
        if (!(shut instanceof Verification.Sound) || !(open instanceof Verification.Sound)) {
            throw new IllegalStateException("the ledger does not verify: " + open);
        }
        say("full verification, payload opened", "%,.0f entries/s (%.1f s)", entries / all, all);
        say("verification by a stranger, payload shut", "%,.0f entries/s (%.1f s)", entries / tree, tree);

        var nanos = new long[2000];
        var chance = new Random(1);
        for (int i = 0; i < nanos.length; i++) {
            var opened = Ledger.open(ledger, key.verifier()); // as a command does: nothing kept from before
            long from = System.nanoTime();
            opened.prove(chance.nextLong(entries));
            nanos[i] = System.nanoTime() - from;
        }
        say("a proof out of %,d entries".formatted(entries), "%s", Percentiles.of(nanos));
    }

    /// Workers seal side by side, one thread appends in order.
    private void append(LedgerWriter writer, PayloadKey payloads) throws Exception {
        var sealers = ThreadLocal.withInitial(() -> new Sealer(payloads));
        var room = new Semaphore(4 * THREADS);
        try (ExecutorService workers = Executors.newFixedThreadPool(THREADS)) {
            var sealed = new ArrayList<Future<Entries>>();
            var rows = rows();
            for (long done = 0; done < entries || !sealed.isEmpty(); ) {
                while (done < entries && room.tryAcquire()) {
                    sealed.add(workers.submit(() -> sealers.get().seal(rows)));
                    done += BATCH;
                }
                writer.append(sealed.removeFirst().get());
                room.release();
            }
        }
    }

    private static Rows rows() {
        var rows = new Rows(new Source(0, "bench.csv", null), BATCH * ROW_BYTES);
        var chance = new Random(7);
        for (int row = 0; row < BATCH; row++) {
            for (int cell = 0; cell < 12; cell++) rows.cell(Long.toString(chance.nextLong(), 36) + "-" + cell + "ab");
            rows.endRow(row + 2);
        }
        return rows;
    }

    // ---- events as they happen

    private void live() throws Exception {
        var keys = Keyring.open(folder.resolve("keyring"));
        var store = new CheckpointFiles(folder.resolve("live-checkpoints"));
        var ledger = folder.resolve("live");
        LedgerWriter.create(ledger, ORIGIN, key, store).close();
        try (var live = LiveLedger.open(ledger, key, store, keys, Duration.ofSeconds(1))) {
            throughput(live, 3); // warm
            say("live sealing of 1 KB, encrypted, durable before acknowledged", "%,.0f/s", throughput(live, 10));
            atRate(live, 5_000, 2); // settle
            say("one acknowledgement at 5,000/s", "%s", Percentiles.of(atRate(live, 5_000, 10)));
        }
    }

    private static double throughput(LiveLedger live, int seconds) throws Exception {
        var acknowledged = new AtomicLong();
        var room = new Semaphore(32_768);
        long begun = System.nanoTime();
        long end = begun + TimeUnit.SECONDS.toNanos(seconds);
        for (int i = 0; System.nanoTime() < end; i++) {
            room.acquire();
            live.seal(event(i)).whenComplete((_, failure) -> {
                if (failure == null) acknowledged.incrementAndGet();
                room.release();
            });
        }
        room.acquire(32_768);
        return acknowledged.get() / seconds(begun);
    }

    private static long[] atRate(LiveLedger live, int perSecond, int seconds) throws Exception {
        int count = perSecond * seconds;
        var nanos = new long[count];
        var all = new ArrayList<CompletableFuture<Void>>(count);
        long begun = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long due = begun + (long) i * 1_000_000_000L / perSecond;
            while (System.nanoTime() < due) Thread.sleep(0, 100_000);
            int number = i;
            // from when it was due, so that a stall is counted for all that wait behind it
            all.add(live.seal(event(i)).thenAccept(_ -> nanos[number] = System.nanoTime() - due));
        }
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get();
        return nanos;
    }

    private static final byte[] TEXT = new byte[16 << 20]; // far apart, so that nothing is found again to compress

    static {
        new Random(3).nextBytes(TEXT);
        for (int i = 0; i < TEXT.length; i++) TEXT[i] = (byte) (' ' + (TEXT[i] & 63));
    }

    private static Event event(int number) {
        var text = new String(TEXT, (int) (number * 1_009L % (TEXT.length - 1000)), 1000, StandardCharsets.US_ASCII);
        return new Event("review-decided", Instant.EPOCH.plusSeconds(number), "reviewer", List.of(text));
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
