package org.quis.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each test damages one thing in a ledger of 70,000 entries and expects the verifier to name it.
///
/// Tile n of level 0 holds the leaves 256·n on; hash n of tile/1/000 is that tile's.
class ForgeryTest {
    private static final int SIZE = 70_000;
    private static final int ROW = 48; // an entry of a row in its bundle, length and all

    @TempDir
    static Path shared;

    private static Path folder = Path.of("");

    /// What the damaged files were before; a test leaves the ledger as it found it.
    private final Map<String, Optional<byte[]>> before = new HashMap<>();

    @BeforeAll
    static void a_sound_ledger() throws Exception {
        folder = shared.resolve("ledger");
        Sample.write(folder, SIZE);
    }

    @AfterEach
    void repair() throws Exception {
        for (var file : before.keySet()) {
            var content = before.get(file);
            if (content.isPresent()) Files.write(folder.resolve(file), content.get());
            else Files.delete(folder.resolve(file));
        }
        assertInstanceOf(Verification.Sound.class, Sample.verify(folder));
    }

    @Test
    void a_flipped_byte_in_an_inner_tile() throws Exception {
        flip("tile/1/000", 37);
        assertFaults("tile/1/000: byte 37, entry 256: the hash here is not what the entries hash to");
    }

    @Test
    void a_flipped_byte_in_a_leaf_tile() throws Exception {
        flip("tile/0/005", 8191);
        assertFaults("tile/0/005: byte 8191, entry 1535: the hash here is not what the entries hash to");
    }

    @Test
    void a_flipped_byte_in_each_tile_of_the_right_edge() throws Exception {
        flip("tile/0/273.p/112", 0);
        flip("tile/1/001.p/17", 32);
        flip("tile/2/000.p/1", 31);
        assertFaults(
                "tile/0/273.p/112: byte 0, entry 69888: the hash here is not what the entries hash to",
                "tile/1/001.p/17: byte 32, entry 65792: the hash here is not what the entries hash to",
                "tile/2/000.p/1: byte 31, entry 0: the hash here is not what the entries hash to");
    }

    @Test
    void a_flipped_byte_in_an_entry() throws Exception {
        flip("tile/entries/007", 3 * ROW + 20);
        assertFaults("tile/entries/007: byte 146, entry 1795: the entry is not the one that was signed");
    }

    @Test
    void an_entry_forged_together_with_its_leaf_hash() throws Exception {
        flip("tile/entries/007", 3 * ROW + 20);
        var bundle = Files.readAllBytes(folder.resolve("tile/entries/007"));
        var leaf = new Hasher().leaf(Arrays.copyOfRange(bundle, 3 * ROW + 2, 4 * ROW));
        overwrite("tile/0/007", 3 * 32, leaf.bytes());
        // the leaf tile now agrees with the entry, the tile above does not: it still holds what was signed
        var found = faults();
        assertEquals(
                1795,
                found.stream()
                        .filter(it -> it.entry() != null)
                        .findFirst()
                        .orElseThrow()
                        .entry());
    }

    @Test
    void a_subtree_forged_up_to_the_root() throws Exception {
        flip("tile/entries/000", 20);
        recompute();
        var reason = faults().get(0);
        assertEquals("checkpoint", reason.file());
        assertTrue(reason.problem().startsWith("signs the root "), reason.problem());
    }

    @Test
    void two_entries_swapped() throws Exception {
        var bundle = Files.readAllBytes(folder.resolve("tile/entries/001"));
        overwrite("tile/entries/001", 0, Arrays.copyOfRange(bundle, ROW, 2 * ROW));
        overwrite("tile/entries/001", ROW, Arrays.copyOfRange(bundle, 0, ROW));
        assertFaults(
                "tile/entries/001: byte 2, entry 256: the entry is not the one that was signed",
                "tile/entries/001: byte 50, entry 257: the entry is not the one that was signed");
    }

    @Test
    void a_bundle_cut_short() throws Exception {
        truncate("tile/entries/010", 100 * ROW + 30);
        assertFaults("tile/entries/010: byte 4800, entry 2660: is cut short in this entry");
    }

    @Test
    void a_bundle_with_something_behind_its_last_entry() throws Exception {
        append("tile/entries/010", new byte[3]);
        assertFaults("tile/entries/010: byte 12288: has 3 bytes after its last entry");
    }

    @Test
    void a_tile_cut_short_and_a_tile_missing() throws Exception {
        truncate("tile/0/020", 100);
        delete("tile/0/021");
        assertFaults(
                "tile/0/020: byte 100, entry 5120: has 100 bytes where 256 hashes take 8192",
                "tile/0/021: is missing from a ledger of 70000 entries");
    }

    @Test
    void a_tile_that_belongs_to_nothing() throws Exception {
        write("tile/0/274", new byte[8192]);
        write("tile/0/12", new byte[1]);
        write("tile/0/273.p/111", new byte[111 * 32]); // an older right edge, of nonsense
        assertEquals(
                List.of(
                        "tile/0/12: is not the name of a tile",
                        "tile/0/273.p/111: byte 0: is not what the entries hash to",
                        "tile/0/274: stands beyond the 70000 entries that were signed"),
                faults().stream().map(Fault::toString).sorted().toList());
    }

    @Test
    void an_altered_row_in_the_payload() throws Exception {
        flip("payload/000000", 200);
        var reason = faults().get(0);
        assertEquals("payload/000000", reason.file());
        assertEquals(0, reason.offset());
        assertThrows(Broken.Ledger.class, () -> {
            var ledger = Ledger.open(folder);
            for (int row = 0; row < 100; row++) ledger.row(row, Sample.KEYS);
        });
    }

    @Test
    void payload_cut_short_or_lengthened_or_without_its_index() throws Exception {
        append("payload/000001", new byte[] {1});
        var size = Files.size(folder.resolve("payload/000001")) - 1;
        assertFaults("payload/000001: byte " + size + ": has bytes from here on that are no frame's");

        truncate("payload/000001", size - 1);
        assertEquals("payload/000001", faults().get(0).file());

        truncate("payload/index", 24 * 10);
        assertTrue(faults().toString().contains("payload/index: byte 240, entry 1000: ends before this entry"));

        delete("payload/index");
        assertFaults("payload/index: is missing");
    }

    @Test
    void a_size_changed_by_a_stranger() throws Exception {
        checkpoint(checkpoint().replace("\n70000\n", "\n69999\n"));
        assertFaults("checkpoint: has a false signature of `agency.example/audit`");
    }

    @Test
    void a_smaller_size_signed_by_the_log_itself() throws Exception {
        resign(new Checkpoint(
                Sample.ORIGIN, SIZE - 112, Ledger.open(folder).checkpoint().root()));
        var found = faults().stream().map(Fault::toString).toList();
        assertTrue(found.contains("tile/0/273.p/112: stands beyond the 69888 entries that were signed"), "" + found);
    }

    @Test
    void a_greater_size_signed_by_the_log_itself() throws Exception {
        resign(new Checkpoint(
                Sample.ORIGIN, SIZE + 1, Ledger.open(folder).checkpoint().root()));
        assertEquals(
                "tile/entries/273.p/113: is missing from a ledger of 70001 entries",
                faults().get(0).toString());
        resign(new Checkpoint(
                Sample.ORIGIN, Long.MAX_VALUE, Ledger.open(folder).checkpoint().root()));
        assertInstanceOf(Verification.Broken.class, Sample.verify(folder)); // and that soon
    }

    @Test
    void a_wrong_root_signed_by_the_log_itself() throws Exception {
        var sound = Ledger.open(folder).checkpoint();
        resign(new Checkpoint(Sample.ORIGIN, SIZE, Sample.FILE));
        var right = sound.root().base64();
        assertFaults(
                "checkpoint: signs the root " + Sample.FILE.base64() + " but the 70000 entries have the root " + right);
    }

    @Test
    void a_false_signature() throws Exception {
        var text = checkpoint();
        int middle = text.length() - 20;
        checkpoint(text.substring(0, middle) + (text.charAt(middle) == 'A' ? 'B' : 'A') + text.substring(middle + 1));
        assertFaults("checkpoint: has a false signature of `agency.example/audit`");
    }

    @Test
    void a_checkpoint_of_another_log() throws Exception {
        var other = LogKey.generate("other.example/log");
        checkpoint(other.sign(Ledger.open(folder).checkpoint().text()).encoded());
        assertFaults("checkpoint: is not signed by " + Ledger.keyOf(folder).encoded());

        write("log.vkey", other.verifier().encoded().getBytes(StandardCharsets.UTF_8));
        assertFaults("checkpoint: has the origin `agency.example/audit` but is signed by `other.example/log`");
    }

    @Test
    void a_whole_ledger_replaced_together_with_its_key_is_caught_by_the_key_one_knows() throws Exception {
        var known = Ledger.keyOf(folder);
        var replaced = shared.resolve("replaced");
        Sample.write(replaced, 300);

        assertInstanceOf(Verification.Sound.class, Sample.verify(replaced));
        var result = Verifier.verify(replaced, known, Sample.KEYS, _ -> {});
        assertEquals(
                "checkpoint: is not signed by " + known.encoded(),
                ((Verification.Broken) result).faults().get(0).toString());
    }

    @Test
    void the_missing_pieces_are_named_too() throws Exception {
        delete("checkpoint");
        assertFaults("checkpoint: is missing");
        delete("log.vkey");
        assertFaults("log.vkey: is missing");
    }

    private List<Fault> faults() throws Exception {
        return assertInstanceOf(Verification.Broken.class, Sample.verify(folder))
                .faults();
    }

    private void assertFaults(String... expected) throws Exception {
        assertEquals(List.of(expected), faults().stream().map(Fault::toString).toList());
    }

    private void write(String file, byte[] bytes) throws IOException {
        remember(file);
        Files.write(folder.resolve(file), bytes);
    }

    private void delete(String file) throws Exception {
        remember(file);
        Files.delete(folder.resolve(file));
    }

    private void remember(String file) throws IOException {
        if (before.containsKey(file)) return;
        var path = folder.resolve(file);
        before.put(file, Files.exists(path) ? Optional.of(Files.readAllBytes(path)) : Optional.empty());
    }

    private void flip(String file, int offset) throws Exception {
        var bytes = Files.readAllBytes(folder.resolve(file));
        bytes[offset] ^= 0x10;
        write(file, bytes);
    }

    private void overwrite(String file, int offset, byte[] with) throws Exception {
        var bytes = Files.readAllBytes(folder.resolve(file));
        System.arraycopy(with, 0, bytes, offset, with.length);
        write(file, bytes);
    }

    private void truncate(String file, long length) throws Exception {
        var bytes = Files.readAllBytes(folder.resolve(file));
        write(file, Arrays.copyOf(bytes, (int) length));
    }

    private void append(String file, byte[] more) throws Exception {
        var bytes = Files.readAllBytes(folder.resolve(file));
        var longer = Arrays.copyOf(bytes, bytes.length + more.length);
        System.arraycopy(more, 0, longer, bytes.length, more.length);
        write(file, longer);
    }

    private String checkpoint() throws Exception {
        return Files.readString(folder.resolve("checkpoint"));
    }

    private void checkpoint(String text) throws IOException {
        write("checkpoint", text.getBytes(StandardCharsets.UTF_8));
    }

    /// Signs with a key of the log's name, and puts it in the log key's place.
    private void resign(Checkpoint checkpoint) throws Exception {
        var key = LogKey.generate(Sample.ORIGIN);
        write("log.vkey", key.verifier().encoded().getBytes(StandardCharsets.UTF_8));
        checkpoint(key.sign(checkpoint.text()).encoded());
    }

    /// Makes every tile agree with the entries, as a forger without the key would.
    private void recompute() throws Exception {
        var tree = new Tree((tile, hashes) -> write(tile.path(), Arrays.copyOf(hashes, tile.width() * Hash.BYTES)));
        var stored = new StoredTiles(folder, SIZE);
        while (tree.size() < SIZE) {
            var tile = Tile.holding(tree.size(), Tile.ENTRIES, SIZE);
            var bundle = stored.bundle(tile);
            for (int i = 0; i < tile.width(); i++)
                tree.append(new Hasher().leaf(bundle.entry(i)).bytes(), 0, 1);
        }
        tree.edge();
    }
}
