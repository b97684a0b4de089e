package org.quis.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;
import org.quis.access.Rows;
import org.quis.access.Source;
import org.quis.ledger.Broken;
import org.quis.ledger.CheckpointFiles;
import org.quis.ledger.Keyring;
import org.quis.ledger.Ledger;
import org.quis.ledger.LedgerWriter;
import org.quis.ledger.LogKey;
import org.quis.ledger.Sealer;
import org.quis.ledger.TlogProof;
import org.quis.ledger.VerifierKey;

/// What it takes to prove one entry of a log that is as long as a large agency's decade. Two processes, so that the
/// second has nothing in its memory that the first left there.
///
///     java org.quis.bench.ProofBench write FOLDER ENTRIES
///     java org.quis.bench.ProofBench prove FOLDER cold|warm
final class ProofBench {
    private static final int BATCH = 4096;
    private static final int PROOFS = 5000;
    private static final int WARM = 3000;
    private static final String ORIGIN = "bench.example/ledger";

    private ProofBench() {}

    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[1]);
        if (arguments[0].equals("write")) write(folder, Long.parseLong(arguments[2]));
        else prove(folder, arguments[2]);
    }

    /// The writer that every audit uses; only the rows are short, as no proof depends on their length.
    private static void write(Path folder, long entries) throws Exception {
        var rows = new Rows(new Source(0, "bench.csv", null), BATCH);
        for (int row = 0; row < BATCH; row++) {
            rows.cell("x");
            rows.endRow(row + 2);
        }
        var sealer = new Sealer(Keyring.open(folder.resolve("keyring")).key(ORIGIN, "rows"));
        var store = new CheckpointFiles(folder.resolve("checkpoints"));
        long begun = System.nanoTime();
        try (var writer = LedgerWriter.create(folder.resolve("log"), ORIGIN, LogKey.generate(ORIGIN), store)) {
            while (writer.size() < entries) writer.append(sealer.seal(rows));
        }
        System.err.printf(Locale.ROOT, "written in %.0f s%n", (System.nanoTime() - begun) / 1e9);
    }

    /// As `quis prove` does it: the ledger is opened anew, its checkpoint's signature is checked, and what the
    /// tiles give is checked against it before it is handed out.
    private static void prove(Path folder, String temperature) throws Exception {
        var log = folder.resolve("log");
        var key = Ledger.keyOf(log);
        long size = Ledger.open(log, key).size();
        for (int i = 0; i < WARM; i++) proof(log, key, i % 256); // the code, of the log a single tile a level
        var chance = new Random(1);
        var proving = new long[PROOFS];
        var checking = new long[PROOFS];
        var processor = new long[PROOFS];
        var threads = ManagementFactory.getThreadMXBean();
        long bytes = 0;
        for (int i = 0; i < PROOFS; i++) {
            long index = chance.nextLong(size);
            long worked = threads.getCurrentThreadCpuTime();
            long from = System.nanoTime();
            byte[] proof = proof(log, key, index);
            long proved = System.nanoTime();
            processor[i] = threads.getCurrentThreadCpuTime() - worked;
            TlogProof.parse(proof).verify(key, null, null, Instant.now());
            checking[i] = System.nanoTime() - proved;
            proving[i] = proved - from;
            bytes = Math.max(bytes, proof.length);
        }
        System.out.printf(
                Locale.ROOT,
                "| a proof out of %,d entries, %s | %s; %,d bytes; the process took %d MB |%n",
                size,
                temperature,
                waited(proving),
                bytes,
                peakMegabytes());
        System.out.printf(Locale.ROOT, "| its processor time | %s |%n", waited(processor));
        System.out.printf(Locale.ROOT, "| its check, without the log | %s |%n", waited(checking));
    }

    private static byte[] proof(Path log, VerifierKey key, long index) throws IOException, Broken {
        return Ledger.open(log, key).proof(index, null).encoded().getBytes(StandardCharsets.UTF_8);
    }

    private static String waited(long[] nanos) {
        return String.format(Locale.ROOT, "%s, the first %.1f ms", Percentiles.of(nanos), nanos[0] / 1e6);
    }

    private static long peakMegabytes() throws IOException {
        for (var line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmHWM:")) return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
        }
        return 0;
    }
}
