package org.quis.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quis.access.Rows;

class LedgerTest {

    @Test
    void a_row_is_found_again_by_its_entry_exactly_as_it_was_read(@TempDir Path folder) throws Exception {
        Sample.write(folder, 1_000);

        var ledger = Ledger.open(folder);

        for (int entry : List.of(0, 99, 100, 255, 256, 700, 997)) {
            assertEquals(Sample.cells(2 + entry), ledger.row(entry, Sample.KEYS));
            var read = assertInstanceOf(Entry.RowRead.class, ledger.entry(entry));
            assertEquals(0, read.source());
            assertEquals(2 + entry, read.row());
            assertTrue(ledger.prove(entry).leadsTo(ledger.checkpoint()));
        }
        assertEquals(List.of("march.zip", "searches.csv"), ledger.row(998, Sample.KEYS));
        assertEquals(
                998, assertInstanceOf(Entry.SourceEnd.class, ledger.entry(998)).rows());
        assertEquals(List.of(), ledger.row(999, Sample.KEYS));
        assertEquals(new Entry.RunEnd(Sample.FILE, "3", "0.1.0"), ledger.entry(999));
        assertThrows(IndexOutOfBoundsException.class, () -> ledger.entry(1_000));
        assertThrows(IndexOutOfBoundsException.class, () -> ledger.row(-1, Sample.KEYS));
    }

    @Test
    void cells_of_any_length_come_back(@TempDir Path folder) throws Exception {
        var cells = List.of("", "a".repeat(127), "b".repeat(128), "c".repeat(20_000), "ö".repeat(9_000), "\u0000\n,\"");
        try (var writer = Sample.create(folder, LogKey.generate(Sample.ORIGIN))) {
            var rows = new Rows(Sample.source());
            rows.endRow(1); // a row without cells
            cells.forEach(rows::cell);
            rows.endRow(2);
            writer.append(Sample.sealer().seal(rows));
            writer.append(Sample.sealer().seal(new Rows(Sample.source()))); // a batch without rows
        }

        assertEquals(List.of(), Ledger.open(folder).row(0, Sample.KEYS));
        assertEquals(cells, Ledger.open(folder).row(1, Sample.KEYS));
        assertInstanceOf(Verification.Sound.class, Sample.verify(folder));
    }

    @Test
    void the_tree_s_files_say_nothing_of_the_rows_and_equal_rows_look_different(@TempDir Path folder) throws Exception {
        try (var writer = Sample.create(folder, LogKey.generate(Sample.ORIGIN))) {
            var rows = new Rows(Sample.source());
            for (int row = 2; row < 4; row++) {
                rows.cell("7ABC123");
                rows.endRow(row);
            }
            writer.append(Sample.sealer().seal(rows));
            writer.append(Sample.sealer().seal(rows));
        }

        var bundle = Files.readString(folder.resolve("tile/entries/000.p/4"), StandardCharsets.ISO_8859_1);
        assertFalse(bundle.contains("7ABC123"));
        var ledger = Ledger.open(folder);
        assertNotEquals(commitment(ledger, 0), commitment(ledger, 1)); // other places, other salts
        assertNotEquals(commitment(ledger, 0), commitment(ledger, 2)); // other batches, other seeds
    }

    private static Hash commitment(Ledger ledger, long entry) throws Exception {
        return ((Entry.RowRead) ledger.entry(entry)).commitment();
    }

    @Test
    void a_ledger_that_grew_is_proved_to_have_only_grown(@TempDir Path folder) throws Exception {
        try (var writer = Sample.create(folder, LogKey.generate(Sample.ORIGIN))) {
            Sample.rows(writer, 2, 300);
            var older = writer.checkpoint();
            assertInstanceOf(Verification.Sound.class, Sample.verify(folder));
            Sample.rows(writer, 302, 400);
            var newer = writer.checkpoint();

            assertTrue(Ledger.open(folder).proveSince(300).connects(older, newer));
            assertFalse(Ledger.open(folder).proveSince(299).connects(older, newer));
        }
        // the older right edge is kept beside the tiles it grew into, and is checked with them
        assertTrue(Files.exists(folder.resolve("tile/0/001.p/44")));
        assertInstanceOf(Verification.Sound.class, Sample.verify(folder));
    }

    @Test
    void a_second_writer_is_turned_away_while_the_first_is_at_it_and_after(@TempDir Path folder) throws Exception {
        var key = LogKey.generate(Sample.ORIGIN);
        try (var first = Sample.create(folder, key)) {
            assertThrows(FileAlreadyExistsException.class, () -> Sample.create(folder, key));
            Sample.rows(first, 2, 10);
        }
        var reason = assertThrows(FileAlreadyExistsException.class, () -> Sample.create(folder, key));
        assertEquals("already holds a ledger", reason.getReason());
        assertInstanceOf(Verification.Sound.class, Sample.verify(folder));
    }

    @Test
    void a_closed_ledger_takes_nothing_more(@TempDir Path folder) throws Exception {
        var writer = Sample.create(folder, LogKey.generate(Sample.ORIGIN));
        writer.close();
        writer.close();
        assertThrows(IllegalStateException.class, () -> Sample.rows(writer, 2, 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> LedgerWriter.create(
                        folder.resolve("b"), "b.example", LogKey.generate("a.example"), new CheckpointFiles(folder)));
    }

    @Test
    void a_source_that_says_it_grew_from_rows_that_are_not_there_is_found(@TempDir Path folder) throws Exception {
        try (var writer = Sample.create(folder, LogKey.generate(Sample.ORIGIN))) {
            Sample.rows(writer, Sample.sealer(), 0, 3);
            writer.append(Sample.sealer().seal(Sample.source(), Sample.FILE, 3));
            writer.append(Sample.sealer().seal(Sample.source(), Sample.FILE, 0, new Entry.Grown(3, 4)));
        }

        var tampered = assertInstanceOf(Verification.Broken.class, Sample.verify(folder));
        assertEquals(1, tampered.faults().size());
        var fault = tampered.faults().getFirst().toString();
        assertTrue(fault.contains("grown from 4 rows that end with entry 3"), fault);
    }

    @Test
    void an_entry_reads_back_as_it_was_written_and_nothing_else_reads_as_one() throws Exception {
        for (Entry entry : List.of(
                new Entry.RowRead(3, 1L << 40, Sample.FILE),
                new Entry.SourceEnd(3, 7, Sample.FILE, Sample.FILE, null),
                new Entry.SourceEnd(3, 7, Sample.FILE, Sample.FILE, new Entry.Grown(1L << 40, 5)),
                new Entry.RunEnd(Sample.FILE, "ä", ""))) {
            byte[] bytes = entry.encoded();
            assertEquals(entry, Entry.decode(bytes));
            assertArrayEquals(bytes, Entry.decode(bytes).encoded());
            for (int cut = 0; cut < bytes.length; cut++) {
                byte[] shorter = java.util.Arrays.copyOf(bytes, cut);
                assertThrows(Broken.Entry.class, () -> Entry.decode(shorter));
            }
            byte[] longer = java.util.Arrays.copyOf(bytes, bytes.length + 1);
            assertThrows(Broken.Entry.class, () -> Entry.decode(longer));
            byte[] otherType = bytes.clone();
            otherType[1] = 9;
            assertThrows(Broken.Entry.class, () -> Entry.decode(otherType));
        }
    }
}
