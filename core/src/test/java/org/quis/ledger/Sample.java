package org.quis.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.quis.access.Rows;
import org.quis.access.Source;

/// Ledgers of invented rows, to look at and to damage.
final class Sample {
    static final String ORIGIN = "agency.example/audit";
    static final Hash FILE = new Hasher().leaf(new byte[] {1});

    static final long SEGMENT = 16 * 1024;

    static final Keyring KEYS = keys();

    private Sample() {}

    private static Keyring keys() {
        try {
            var folder = Files.createTempDirectory(Path.of("target"), "keyring");
            return Keyring.open(folder);
        } catch (IOException | Broken.Key failure) {
            throw new AssertionError(failure);
        }
    }

    static Sealer sealer() {
        try {
            return new Sealer(KEYS.key(ORIGIN, "rows"));
        } catch (IOException | Broken.Key failure) {
            throw new AssertionError(failure);
        }
    }

    /// With every key at hand.
    static Verification verify(Path folder) throws IOException {
        return Verifier.verify(folder, null, KEYS, _ -> {});
    }

    /// A ledger of `size` entries: rows of one source, its end, the run's end.
    static LogKey write(Path folder, int size) throws IOException, Broken.Fork {
        var key = LogKey.generate(ORIGIN);
        try (var writer = create(folder, key)) {
            rows(writer, 2, size - 2);
            if (size >= 2) {
                writer.append(sealer().seal(source(), FILE, size - 2));
                writer.append(sealer().seal(new Entry.RunEnd(FILE, "3", "0.1.0")));
            } else {
                rows(writer, 2, size);
            }
        }
        return key;
    }

    /// A new ledger of small segments, whose last checkpoint is kept where no ledger looks.
    static LedgerWriter create(Path folder, LogKey key) throws IOException, Broken.Fork {
        return LedgerWriter.create(folder, ORIGIN, key, place(folder), SEGMENT);
    }

    static LedgerWriter open(Path folder, LogKey key) throws IOException, Broken {
        return LedgerWriter.open(folder, key, place(folder), SEGMENT);
    }

    static LedgerWriter.Place place(Path folder) {
        return new LedgerWriter.Place(new FileDisk(), new CheckpointFiles(kept(folder)));
    }

    static Path kept(Path folder) {
        return folder.resolve(".checkpoints");
    }

    /// Appends rows in batches of up to 100, numbered from `number` on.
    static void rows(LedgerWriter writer, int number, int count) throws IOException {
        rows(writer, sealer(), number, count);
    }

    static void rows(LedgerWriter writer, Sealer sealer, int number, int count) throws IOException {
        for (int done = 0; done < count; done += 100) {
            var batch = new Rows(source(), 128);
            for (int i = done; i < Math.min(count, done + 100); i++) {
                cells(number + i).forEach(batch::cell);
                batch.endRow(number + i);
            }
            writer.append(sealer.seal(batch));
        }
    }

    static Source source() {
        return new Source(0, "march.zip", "searches.csv");
    }

    static List<String> cells(int number) {
        return new ArrayList<>(
                List.of("id-" + number, "u-" + number % 7, "ÄÖ-" + number, "", "x".repeat(number % 200)));
    }
}
