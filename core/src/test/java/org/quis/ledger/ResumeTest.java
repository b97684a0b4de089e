package org.quis.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A ledger is taken up where its last checkpoint left it, and nowhere else.
class ResumeTest {
    @TempDir
    Path home;

    private final LogKey key = LogKey.generate(Sample.ORIGIN);
    private Path folder;
    private CheckpointFiles kept;

    @BeforeEach
    void places() {
        folder = home.resolve("ledger");
        kept = new CheckpointFiles(home.resolve("checkpoints"));
    }

    @Test
    void a_ledger_grown_in_many_sittings_is_the_one_that_would_have_grown_in_one() throws Exception {
        create().close();
        var sizes = new ArrayList<Long>();
        for (int sitting = 0; sitting < 12; sitting++) {
            try (var writer = open()) {
                sizes.add(writer.size());
                Sample.rows(writer, 2 + (int) writer.size(), 7 + 61 * sitting); // across the edges of tiles
            }
        }
        assertEquals(0, sizes.getFirst());
        assertEquals(sound().size(), Ledger.open(folder).size());
        for (long entry = 0; entry < sound().size(); entry += 97) {
            assertEquals(Sample.cells(2 + (int) entry), Ledger.open(folder).row(entry, Sample.KEYS));
        }
    }

    @Test
    void what_was_appended_and_never_signed_is_cleared_away() throws Exception {
        try (var writer = create()) {
            Sample.rows(writer, 2, 300);
        }
        var copy = home.resolve("copy");
        try (var writer = open()) {
            Sample.rows(writer, 302, 70_000);
            copy(folder, copy); // the process dies here
        }
        assertInstanceOf(Verification.Broken.class, Sample.verify(copy));

        try (var writer = LedgerWriter.open(copy, key, place(oldCheckpoint(300)), Sample.SEGMENT)) {
            assertEquals(300, writer.size());
            Sample.rows(writer, 302, 5);
        }
        assertInstanceOf(Verification.Sound.class, Sample.verify(copy));
        assertEquals(Sample.cells(306), Ledger.open(copy).row(304, Sample.KEYS));
    }

    @Test
    void a_checkpoint_that_was_signed_but_never_published_is_published() throws Exception {
        try (var writer = create()) {
            Sample.rows(writer, 2, 300);
        }
        var published = Files.readAllBytes(folder.resolve("checkpoint"));
        try (var writer = open()) {
            Sample.rows(writer, 302, 300);
        }
        Files.write(folder.resolve("checkpoint"), published); // as if the process had died before its last step

        open().close();

        assertEquals(600, sound().size());
    }

    @Test
    void a_ledger_that_died_before_its_first_checkpoint_begins_anew() throws Exception {
        create().close();
        Files.delete(folder.resolve("checkpoint"));
        Files.delete(only(home.resolve("checkpoints")));
        Files.write(Files.createDirectories(folder.resolve("tile/0")).resolve("000"), new byte[100]);

        try (var writer = open()) {
            Sample.rows(writer, 2, 3);
        }
        assertEquals(3, sound().size());
    }

    @Test
    void a_restored_backup_signs_nothing() throws Exception {
        try (var writer = create()) {
            Sample.rows(writer, 2, 300);
        }
        copy(folder, home.resolve("backup"));
        try (var writer = open()) {
            Sample.rows(writer, 302, 1);
        }
        var e = assertThrows(
                Broken.Fork.class,
                () -> LedgerWriter.open(home.resolve("backup"), key, kept).close());
        assertEquals(
                "this folder's checkpoint is of 300 entries, but the last one signed is of 301: it is a copy or a restored"
                        + " backup; go on with the ledger itself",
                e.getMessage());
    }

    @Test
    void of_two_copies_written_to_at_once_one_signs_and_the_other_is_refused() throws Exception {
        try (var writer = create()) {
            Sample.rows(writer, 2, 300);
        }
        copy(folder, home.resolve("copy"));
        var one = open();
        var other = LedgerWriter.open(home.resolve("copy"), key, kept);
        Sample.rows(one, 302, 10);
        Sample.rows(other, 302, 10);
        one.close();

        var e = assertThrows(Broken.Fork.class, other::checkpoint);
        assertTrue(e.getMessage().startsWith("another writer has signed for `agency.example/audit`"), e.getMessage());
        assertEquals(310, sound().size());
        other.close();
        assertEquals(300, Ledger.open(home.resolve("copy")).size());
    }

    @Test
    void a_folder_nobody_remembers_is_not_written_to() throws Exception {
        create().close();
        var elsewhere = new CheckpointFiles(home.resolve("elsewhere"));

        assertThrows(Broken.Fork.class, () -> LedgerWriter.open(folder, key, elsewhere));
        assertEquals(Optional.empty(), elsewhere.fetch(Sample.ORIGIN));
    }

    @Test
    void a_record_older_than_the_ledger_is_not_believed() throws Exception {
        try (var writer = create()) {
            Sample.rows(writer, 2, 300);
        }
        var e = assertThrows(
                Broken.Fork.class, () -> LedgerWriter.open(folder, key, place(oldCheckpoint(200)), Sample.SEGMENT));
        assertTrue(e.getMessage().endsWith("the record kept apart is an old one; restore the newer"), e.getMessage());
    }

    @Test
    void a_second_ledger_of_one_name_is_not_begun() throws Exception {
        create().close();
        assertThrows(Broken.Fork.class, () -> LedgerWriter.create(home.resolve("second"), Sample.ORIGIN, key, kept));
    }

    @Test
    void another_key_or_a_damaged_edge_is_told_apart_and_refused() throws Exception {
        try (var writer = create()) {
            Sample.rows(writer, 2, 300);
        }
        assertThrows(Broken.Ledger.class, () -> LedgerWriter.open(folder, LogKey.generate(Sample.ORIGIN), kept));

        var edge = folder.resolve("tile/entries/001.p/44");
        var bytes = Files.readAllBytes(edge);
        bytes[20] ^= 1;
        Files.write(edge, bytes);
        var e = assertThrows(Broken.Ledger.class, this::open);
        assertTrue(e.getMessage().contains("entry 256: the entry is not the one that was signed"), e.getMessage());
    }

    @Test
    void a_second_writer_is_turned_away() throws Exception {
        try (var _ = create()) {
            var e = assertThrows(FileAlreadyExistsException.class, this::open);
            assertEquals("another writer is at this ledger", e.getReason());
        }
    }

    private Verification.Sound soundness() throws IOException {
        return assertInstanceOf(Verification.Sound.class, Sample.verify(folder));
    }

    private Checkpoint sound() throws IOException {
        return soundness().checkpoint();
    }

    private LedgerWriter create() throws IOException, Broken {
        return LedgerWriter.create(folder, Sample.ORIGIN, key, place(kept), Sample.SEGMENT);
    }

    private LedgerWriter open() throws IOException, Broken {
        return LedgerWriter.open(folder, key, place(kept), Sample.SEGMENT);
    }

    private static LedgerWriter.Place place(CheckpointStore store) {
        return new LedgerWriter.Place(new FileDisk(), store);
    }

    /// A store that knows the ledger as it stood at a smaller size.
    private CheckpointStore oldCheckpoint(long size) throws Exception {
        var stored = new StoredTiles(folder, Ledger.open(folder).size());
        var note = key.sign(new Checkpoint(Sample.ORIGIN, size, stored.range(0, size)).text());
        var store = new CheckpointFiles(home.resolve("old"));
        assertTrue(store.replace(Sample.ORIGIN, null, note));
        return store;
    }

    private static Path only(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> !file.endsWith(".lock")).findFirst().orElseThrow();
        }
    }

    static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                var copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) Files.createDirectories(copy);
                else Files.copy(file, copy);
            }
        }
    }
}
