package org.quis.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever bytes a stranger sends, the answer is what they say or why they say nothing: never another exception,
/// never a long wait. Seeded mutations of good ones; a failure names its seed.
class ForeignBytesTest {
    private static final int ROUNDS = 20_000;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    /// A reader of bytes that come from outside.
    private interface Reader {
        void read(byte[] bytes) throws Broken, IOException;
    }

    @TempDir
    static Path folder;

    private static LogKey log = LogKey.generate("none");
    private static Ledger ledger;

    @BeforeAll
    static void a_ledger() throws Exception {
        log = Sample.write(folder.resolve("ledger"), 300);
        ledger = Ledger.open(folder.resolve("ledger"));
    }

    @Test
    void notes_and_checkpoints() {
        fuzz(bytes(ledger.note().encoded()), bytes -> {
            var note = Note.parse(bytes);
            assertArrayEquals(bytes, bytes(note.encoded()), "a note has one spelling");
            Checkpoint.parse(note.text());
            note.verifiedBy(log.verifier());
            assertEquals(ledger.note().text(), note.text(), "only what was signed is signed");
        });
    }

    @Test
    void cosignatures() {
        var board = WitnessKey.generate("board.example");
        var cosigned = ledger.note().with(List.of(board.cosign(ledger.note().text(), NOON)));
        fuzz(bytes(cosigned.encoded()), bytes -> {
            for (var word : Cosignature.below(Note.parse(bytes), List.of(board.verifier()), NOON)) {
                assertEquals(NOON, word.time());
            }
        });
    }

    @Test
    void verifier_keys() {
        var good = log.verifier().encoded();
        fuzz(bytes(good), bytes -> {
            var text = new String(bytes, StandardCharsets.UTF_8);
            assertEquals(text, VerifierKey.parse(text).encoded(), "a key has one spelling");
        });
    }

    @Test
    void proofs() throws Exception {
        var proof = ledger.proof(123, Sample.KEYS);
        fuzz(bytes(proof.encoded()), bytes -> {
            var read = TlogProof.parse(bytes);
            assertArrayEquals(bytes, bytes(read.encoded()), "a proof has one spelling");
            var proved = read.verify(log.verifier(), null, null, NOON);
            assertEquals(123, proved.index());
            if (proved.opening() != null)
                assertEquals(Sample.cells(125), proved.opening().cells());
        });
    }

    @Test
    void requests_to_a_witness() throws Exception {
        var good = bytes(new AddCheckpoint(0, List.of(), ledger.note(), ledger.checkpoint()).encoded());
        var witness = new Witness(
                WitnessKey.generate("board.example"),
                List.of(log.verifier()),
                new CheckpointFiles(folder.resolve("state")),
                InstantSource.fixed(NOON));
        assertEquals(200, witness.addCheckpoint(good).status());
        fuzz(good, bytes -> {
            var status = witness.addCheckpoint(bytes).status();
            assertTrue(List.of(200, 400, 403, 404, 409, 422).contains(status), status + "");
            if (status != 400)
                assertArrayEquals(bytes, bytes(AddCheckpoint.parse(bytes).encoded()));
        });
    }

    @Test
    void answers_of_a_witness() throws Exception {
        var board = WitnessKey.generate("board.example");
        var cosigning = Cosigning.of(folder.resolve("ledger"));
        var good = bytes(board.cosign(ledger.note().text(), NOON).line());
        fuzz(good, bytes -> cosigning.reply(board.verifier(), 0, 200, bytes, NOON));
        fuzz(bytes("300\n"), bytes -> cosigning.reply(board.verifier(), 0, 409, bytes, NOON));
        fuzz(bytes("what log?\n"), bytes -> cosigning.reply(board.verifier(), 0, 404, bytes, NOON));
    }

    @Test
    void entries_and_bundles() throws Exception {
        for (long index : new long[] {0, 298, 299}) {
            fuzz(
                    ledger.entry(index).encoded(),
                    bytes -> assertArrayEquals(bytes, Entry.decode(bytes).encoded()));
        }
        var tile = new Tile(Tile.ENTRIES, 1, 44);
        var bundle = new StoredTiles(folder.resolve("ledger"), 300).bundle(tile).bytes();
        fuzz(bundle, bytes -> {
            var read = Bundle.of(tile, bytes);
            int end = 0;
            for (int i = 0; i < tile.width(); i++) end += Entries.PREFIX + read.entry(i).length;
            assertEquals(bytes.length, end);
        });
    }

    private static void fuzz(byte[] good, Reader reader) {
        assertTimeout(LIMIT, () -> {
            reader.read(good);
            for (int seed = 0; seed < ROUNDS; seed++) {
                byte[] bytes = mutated(good, new Random(seed));
                try {
                    reader.read(bytes);
                } catch (Broken refused) {
                    assertTrue(refused.getMessage().length() > 3, "says why");
                } catch (IOException | RuntimeException | AssertionError wrong) {
                    throw new AssertionError("seed " + seed + ": " + new String(bytes, StandardCharsets.UTF_8), wrong);
                }
            }
        });
    }

    /// One to four changes: bits, bytes of note, numbers, runs left out, doubled, moved, or of noise.
    private static byte[] mutated(byte[] good, Random random) {
        byte[] bytes = good;
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) bytes = changed(bytes, random);
        return bytes;
    }

    private static byte[] changed(byte[] bytes, Random random) {
        if (bytes.length == 0) return new byte[] {(byte) random.nextInt()};
        int from = random.nextInt(bytes.length);
        int to = from + random.nextInt(Math.min(bytes.length - from, 80) + 1);
        byte[] run = Arrays.copyOfRange(bytes, from, to);
        return switch (random.nextInt(7)) {
            case 0 -> spliced(bytes, from, from + 1, new byte[] {(byte) (bytes[from] ^ 1 << random.nextInt(8))});
            case 1 -> spliced(bytes, from, from + 1, bytes("\n\0 +—=/9\u00e9").clone());
            case 2 -> spliced(bytes, from, to, new byte[0]);
            case 3 -> spliced(bytes, to, to, run);
            case 4 -> {
                int at = random.nextInt(bytes.length);
                yield spliced(bytes, at, at, run);
            }
            case 5 -> spliced(bytes, from, from, bytes(random.nextBoolean() ? "\n" : "" + random.nextLong()));
            default -> {
                random.nextBytes(run);
                yield spliced(bytes, from, to, run);
            }
        };
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] by) {
        var out = new ByteArrayOutputStream();
        out.write(bytes, 0, from);
        out.writeBytes(by);
        out.write(bytes, to, bytes.length - to);
        return out.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
