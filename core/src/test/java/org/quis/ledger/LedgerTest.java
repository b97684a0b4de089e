package org.quis.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quis.access.Rows;
import org.quis.access.Source;

class LedgerTest {
    private static final Source SOURCE = new Source(0, "ward.csv", null);

    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 255, 256, 257, 4097, 65_535, 65_536, 65_537, 70_000})
    void a_ledger_of_any_size_verifies(int size) throws Exception {
        var ledger = write(size);

        assertEquals(size, Verifier.verify(ledger, _ -> {}).size());
    }

    @Test
    void seventy_thousand_entries_have_the_tiles_the_specification_says() throws Exception {
        var ledger = write(70_000);

        try (var files = Files.walk(ledger.resolve("tile"))) {
            var tiles = new TreeSet<String>();
            files.filter(Files::isRegularFile)
                    .forEach(file -> tiles.add(ledger.relativize(file).toString()));
            assertEquals(
                    274,
                    tiles.stream().filter(tile -> tile.startsWith("tile/0/")).count());
            assertEquals(
                    274,
                    tiles.stream()
                            .filter(tile -> tile.startsWith("tile/entries/"))
                            .count());
            assertTrue(tiles.contains("tile/0/273.p/112"));
            assertTrue(tiles.contains("tile/1/000"));
            assertTrue(tiles.contains("tile/1/001.p/17"));
            assertTrue(tiles.contains("tile/2/000.p/1"));
        }
    }

    @Test
    void the_root_is_that_of_rfc_6962_for_every_small_tree() throws Exception {
        var hasher = new TreeHasher();
        for (int size = 0; size <= 20; size++) {
            var ledger = write(size);
            var leaves = new ArrayList<Hash>();
            for (int i = 0; i < size; i++)
                leaves.add(hasher.leaf(Ledger.open(ledger).entry(i).encode()));

            assertEquals(
                    recursive(hasher, leaves), Ledger.open(ledger).checkpoint().root(), "size " + size);
        }
    }

    /// RFC 6962, section 2.1, word for word.
    private static Hash recursive(TreeHasher hasher, List<Hash> leaves) {
        int n = leaves.size();
        if (n == 0) return Hash.copyOf(TreeHasher.sha256().digest(), 0);
        if (n == 1) return leaves.getFirst();
        int k = 1;
        while (2 * k < n) k *= 2;
        return hasher.node(recursive(hasher, leaves.subList(0, k)), recursive(hasher, leaves.subList(k, n)));
    }

    @Test
    void a_row_comes_back_as_the_source_wrote_it() throws Exception {
        var ledger = Ledger.open(write(9_000));

        assertEquals(List.of("", "Ü, \"quoted\"\nand more", "x".repeat(300), "8999"), ledger.payload(8_999));
        assertEquals(new Entry.RowRead(0, 9_001, ledger.entry(8_999).commitment()), ledger.entry(8_999));
    }

    @Test
    void no_entry_gives_away_what_it_commits_to() throws Exception {
        var bundle = Files.readAllBytes(write(200).resolve("tile/entries/000.p/200"));

        assertTrue(!new String(bundle, StandardCharsets.ISO_8859_1).contains("quoted"));
        assertTrue(
                !Ledger.open(home.resolve("200"))
                        .entry(3)
                        .commitment()
                        .equals(Ledger.open(write(201)).entry(3).commitment()),
                "the same row under another salt");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tile/0/000", "tile/0/273.p/112", "tile/1/000", "tile/1/001.p/17", "tile/2/000.p/1",
                "tile/entries/000", "tile/entries/273.p/112", "payload/segment-0", "checkpoint", "log.vkey"
            })
    void one_flipped_bit_anywhere_is_found(String file) throws Exception {
        var ledger = write(70_000);
        var forged = ledger.resolve(file);
        var bytes = Files.readAllBytes(forged);
        bytes[bytes.length / 2] ^= 1;
        Files.write(forged, bytes);

        assertThrows(LedgerException.class, () -> Verifier.verify(ledger, _ -> {}));
    }

    @Test
    void the_place_of_a_forgery_is_named() throws Exception {
        var ledger = write(600);
        var tile = ledger.resolve("tile/0/001");
        var bytes = Files.readAllBytes(tile);
        bytes[3 * Hash.BYTES + 5] ^= 1;
        Files.write(tile, bytes);

        var found = assertThrows(LedgerException.class, () -> Verifier.verify(ledger, _ -> {}));

        assertEquals(tile + ": differs at byte 101 from the hash of entry 259", found.getMessage());
    }

    @Test
    void a_shortened_log_is_found() throws Exception {
        var ledger = write(600);
        Files.delete(ledger.resolve("tile/entries/002.p/88"));

        var found = assertThrows(LedgerException.class, () -> Verifier.verify(ledger, _ -> {}));

        assertTrue(found.getMessage().endsWith("002.p/88: is missing"));
    }

    @Test
    void a_row_added_to_the_payload_is_found() throws Exception {
        var ledger = write(600);
        var segment = ledger.resolve("payload/segment-0");
        var frames = Files.readAllBytes(segment);
        var twice = java.util.Arrays.copyOf(frames, 2 * frames.length);
        System.arraycopy(frames, 0, twice, frames.length, frames.length);
        Files.write(segment, twice);

        var found = assertThrows(LedgerException.class, () -> Verifier.verify(ledger, _ -> {}));

        assertEquals("there is payload beyond the last entry, 599", found.getMessage());
    }

    @Test
    void a_checkpoint_signed_with_another_key_is_not_believed() throws Exception {
        var ledger = write(600);
        var other = LogKey.at(home.resolve("other.key"));
        var checkpoint = Ledger.open(ledger).checkpoint();
        Files.writeString(ledger.resolve("checkpoint"), checkpoint.signed(other));

        assertThrows(LedgerException.class, () -> Verifier.verify(ledger, _ -> {}));
    }

    private Path write(int size) throws Exception {
        var folder = home.resolve(Integer.toString(size));
        var sealer = new Sealer();
        try (var ledger = new LedgerWriter(folder, LogKey.at(home.resolve("log.key")))) {
            var rows = new Rows(SOURCE);
            for (int i = 0; i < size; i++) {
                rows.cell("");
                rows.cell("Ü, \"quoted\"\nand more");
                rows.cell("x".repeat(300));
                rows.cell(Integer.toString(i));
                rows.endRow(i + 2);
                if (rows.isFull() || i == size - 1) {
                    ledger.append(sealer.seal(rows));
                    rows = new Rows(SOURCE);
                }
            }
            ledger.finish();
        }
        return folder;
    }
}
