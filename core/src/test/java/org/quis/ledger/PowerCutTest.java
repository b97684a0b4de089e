package org.quis.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The power fails at every single operation on the disk, one after the other, and each time the next start goes on
/// by itself: nothing that was acknowledged is lost, and the ledger verifies.
class PowerCutTest {
    private static final int ROUNDS = 3; // of other luck each
    private static final List<Integer> BATCHES = List.of(3, 250, 0, 7, 600, 1);

    @TempDir
    Path home;

    private final LogKey key = LogKey.generate(Sample.ORIGIN);
    private final List<Checkpoint> acknowledged = new ArrayList<>();

    @Test
    void at_every_operation() throws Exception {
        var whole = new TornDisk(Long.MAX_VALUE);
        seal(home.resolve("whole"), whole, 0);
        long operations = whole.operations();
        assertTrue(operations > 60, operations + " operations");

        for (long cut = 0; cut < operations; cut++) {
            for (int round = 0; round < ROUNDS; round++) {
                var folder = home.resolve(cut + "-" + round);
                acknowledged.clear();
                var luck = new Random(31 * cut + round);
                crash(folder, new TornDisk(cut), luck);
                crash(folder, new TornDisk(luck.nextLong(12)), luck); // and again while it recovers
                goesOn(folder, "cut at operation " + cut + ", round " + round);
            }
        }
    }

    private void crash(Path folder, TornDisk disk, Random luck) throws Exception {
        try {
            seal(
                    folder,
                    disk,
                    acknowledged.isEmpty() ? 0 : acknowledged.getLast().size());
        } catch (IOException failure) {
            if (!disk.failed()) throw failure;
            disk.powerFails(luck);
        }
    }

    /// Rows numbered by their entry, so that each can be told wherever it is found again.
    private void seal(Path folder, Disk disk, long atLeast) throws IOException, Broken {
        try (var writer = start(folder, disk)) {
            assertTrue(writer.size() >= atLeast, "an acknowledged entry is lost");
            for (int batch : BATCHES) {
                Sample.rows(writer, (int) writer.size(), batch);
                acknowledged.add(writer.checkpoint());
            }
        }
    }

    private LedgerWriter start(Path folder, Disk disk) throws IOException, Broken {
        var place = new LedgerWriter.Place(
                disk, new CheckpointFiles(folder.resolveSibling(folder.getFileName() + "-kept"), disk));
        var ledger = folder.resolve("ledger");
        return Files.exists(ledger.resolve("log.vkey"))
                ? LedgerWriter.open(ledger, key, place, Sample.SEGMENT)
                : LedgerWriter.create(ledger, Sample.ORIGIN, key, place, Sample.SEGMENT);
    }

    private void goesOn(Path folder, String when) throws Exception {
        var ledger = folder.resolve("ledger");
        try (var writer = start(folder, new FileDisk())) {
            long least = acknowledged.isEmpty() ? 0 : acknowledged.getLast().size();
            assertTrue(writer.size() >= least, () -> when + ": an acknowledged entry is lost");
            Sample.rows(writer, (int) writer.size(), 5);
        } catch (Broken refused) {
            throw new AssertionError(when, refused);
        }
        var sound = assertInstanceOf(Verification.Sound.class, Sample.verify(ledger), when);
        var opened = Ledger.open(ledger);
        for (var earlier : acknowledged) {
            assertTrue(opened.proveSince(earlier.size()).connects(earlier, sound.checkpoint()), when);
        }
        for (long entry = 0; entry < opened.size(); entry += 41) {
            assertEquals(Sample.cells((int) entry), opened.row(entry, Sample.KEYS), when);
        }
    }
}
