package org.quis.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A ledger that a later Quis wrote, read by this one: what it does not know it says, and touches nothing.
class UnknownVersionTest {
    @TempDir
    Path folder;

    private final LogKey key = LogKey.generate(Sample.ORIGIN);

    @Test
    void an_entry_of_another_version_is_signed_and_proved_and_not_understood() throws Exception {
        try (var writer = Sample.create(folder, key)) {
            Sample.rows(writer, 2, 3);
            writer.append(ofVersion(2));
        }

        var fault = faults().getFirst();
        assertTrue(fault.endsWith("entry 3: its entry is of version 2, and this program knows version 1"), fault);
        var ledger = Ledger.open(folder);
        assertEquals(
                "tile/entries/000.p/4: entry 3: the entry is of version 2, and this program knows version 1",
                assertThrows(Broken.Ledger.class, () -> ledger.entry(3)).getMessage());
        assertEquals(3, ledger.prove(3).index());
        assertThrows(Broken.Ledger.class, () -> SealedSources.in(ledger, Sample.KEYS)); // so no audit goes on with it
    }

    @Test
    void a_frame_of_another_version_is_told_from_a_damaged_one() throws Exception {
        try (var writer = Sample.create(folder, key)) {
            Sample.rows(writer, 2, 3);
        }
        var segment = folder.resolve("payload/000000");
        var bytes = Files.readAllBytes(segment);
        bytes[3] = '3';
        Files.write(segment, bytes);

        assertEquals(
                List.of("payload/000000: byte 0, entry 0: the frame here is of version `QPF3`, and this program knows"
                        + " `QPF2`"),
                faults());
        bytes[0] = 'X';
        Files.write(segment, bytes);
        assertEquals(
                List.of("payload/000000: byte 0, entry 0: the frame here has a header that does not fit its record in"
                        + " payload/index"),
                faults());
    }

    /// An entry like the end of a run, but of a version to come.
    private static Entries ofVersion(int version) {
        var end = Sample.sealer().seal(new Entry.RunEnd(Sample.FILE, "3", "9.0.0"));
        byte[] bundled = end.bundled().clone();
        bundled[Entries.PREFIX] = (byte) version;
        var entry = Arrays.copyOfRange(bundled, Entries.PREFIX, bundled.length);
        byte[] leaf = new Hasher().leaf(entry).bytes();
        return new Entries(1, bundled, leaf, end.key(), end.packed(), end.plainLength());
    }

    private List<String> faults() throws Exception {
        return assertInstanceOf(Verification.Broken.class, Sample.verify(folder)).faults().stream()
                .map(Fault::toString)
                .toList();
    }
}
