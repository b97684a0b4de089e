package org.quis.ledger;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A small ledger of which every byte is changed, and every file lost, cut, lengthened or put in another's place, one
/// at a time: each is found, and named by the file it is in.
class EveryByteTest {
    @TempDir
    Path home;

    private Path folder;
    private VerifierKey known;

    @BeforeEach
    void a_ledger_that_has_grown_once() throws Exception {
        folder = home.resolve("ledger");
        var key = LogKey.generate(Sample.ORIGIN);
        var kept = new CheckpointFiles(home.resolve("kept"));
        try (var writer = LedgerWriter.create(folder, Sample.ORIGIN, key, kept)) {
            Sample.rows(writer, 2, 9);
            writer.checkpoint(); // so that an older right edge is kept
            Sample.rows(writer, 11, 4);
            writer.append(Sample.sealer().seal(Sample.source(), Sample.FILE, 13));
        }
        known = key.verifier();
        assertInstanceOf(Verification.Sound.class, verify());
    }

    @Test
    void every_byte_changed() throws Exception {
        int bytes = 0;
        for (var file : files()) {
            byte[] whole = Files.readAllBytes(file);
            for (int at = 0; at < whole.length; at++) {
                byte[] changed = whole.clone();
                changed[at] ^= (byte) (1 << at % 8);
                Files.write(file, changed);
                assertFound(file, "byte " + at + " changed");
                bytes++;
            }
            Files.write(file, whole);
        }
        assertTrue(bytes > 2_500, bytes + " bytes");
        assertInstanceOf(Verification.Sound.class, verify());
    }

    @Test
    void every_file_lost_cut_or_lengthened() throws Exception {
        for (var file : files()) {
            byte[] whole = Files.readAllBytes(file);
            boolean needed = !isOlderEdge(file);
            Files.delete(file);
            if (needed) assertFound(file, "lost");
            for (int length : List.of(0, 1, whole.length / 2, whole.length - 1)) {
                Files.write(file, java.util.Arrays.copyOf(whole, length));
                assertFound(file, "cut to " + length);
            }
            Files.write(file, java.util.Arrays.copyOf(whole, whole.length + 1));
            assertFound(file, "lengthened");
            Files.write(file, whole);
        }
        assertInstanceOf(Verification.Sound.class, verify());
    }

    @Test
    void every_file_in_another_s_place() throws Exception {
        var files = files();
        for (var one : files) {
            for (var other : files) {
                byte[] before = Files.readAllBytes(one);
                byte[] instead = Files.readAllBytes(other);
                if (java.util.Arrays.equals(before, instead)) continue;
                Files.write(one, instead);
                assertFound(one, "replaced by " + folder.relativize(other));
                Files.write(one, before);
            }
        }
        assertInstanceOf(Verification.Sound.class, verify());
    }

    private Verification verify() throws IOException {
        return Verifier.verify(folder, known, Sample.KEYS, _ -> {});
    }

    private void assertFound(Path file, String how) throws IOException {
        var name = folder.relativize(file).toString();
        var broken = assertInstanceOf(Verification.Broken.class, verify(), name + ": " + how);
        var blamed = broken.faults().stream().map(Fault::file).distinct().toList();
        // a record of the index and the frame it points to cannot tell which of them is wrong
        boolean named = blamed.contains(name)
                || name.startsWith("payload/") && blamed.stream().anyMatch(other -> other.startsWith("payload/"));
        assertTrue(named, name + ": " + how + " was found in " + broken.faults());
    }

    private boolean isOlderEdge(Path file) {
        return file.toString().endsWith(".p/9");
    }

    /// What is signed for: the key itself is known from elsewhere, and the lock is nothing.
    private List<Path> files() throws IOException {
        var files = new ArrayList<Path>();
        try (var all = Files.walk(folder)) {
            all.filter(Files::isRegularFile)
                    .filter(file ->
                            !file.endsWith(".lock") && !file.endsWith("log.vkey") && !file.endsWith("witnesses.vkey"))
                    .sorted()
                    .forEach(files::add);
        }
        return files;
    }
}
