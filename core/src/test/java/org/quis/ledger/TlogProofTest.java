package org.quis.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A row is proved to a court, which has neither the ledger nor the payload.
class TlogProofTest {
    private static final int SIZE = 300;
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @TempDir
    static Path folder;

    private static VerifierKey log = LogKey.generate("none").verifier();
    private static Ledger ledger;

    @BeforeAll
    static void a_ledger() throws Exception {
        log = Sample.write(folder, SIZE).verifier();
        ledger = Ledger.open(folder);
    }

    @Test
    void a_proof_shows_one_row_and_no_other() throws Exception {
        var proof = reread(ledger.proof(257, Sample.KEYS));

        var proved = verify(proof);

        assertEquals(257, proved.index());
        assertEquals(ledger.checkpoint(), proved.checkpoint());
        assertEquals(ledger.entry(257), proved.entry());
        assertEquals(Sample.cells(259), proved.opening().cells());
    }

    @Test
    void every_entry_of_every_type_is_proved_at_its_own_index_only() throws Exception {
        for (long index = 0; index < SIZE; index++) {
            var proof = ledger.proof(index, Sample.KEYS);
            var proved = verify(reread(proof));
            assertEquals(index, proved.index());
            assertNotNull(proved.opening());
            for (long other : new long[] {0, index - 1, index + 1, SIZE - 1, SIZE, Long.MAX_VALUE}) {
                if (other == index || other < 0) continue;
                assertRefused(
                        "does not prove that this is entry %,d of the 300 that were signed".formatted(other),
                        new TlogProof(proof.extra(), other, proof.path(), proof.checkpoint()));
            }
        }
    }

    @Test
    void a_closed_proof_says_that_there_is_an_entry_and_not_what_it_commits_to() throws Exception {
        var open = ledger.proof(5, Sample.KEYS).encoded();
        var proof = ledger.proof(5, null);
        assertTrue(proof.encoded().length() < open.length());
        var proved = verify(reread(proof));
        assertEquals(ledger.entry(5), proved.entry());
        assertNull(proved.opening());
        var extra = Base64.getDecoder().decode(proof.extra());
        assertEquals(13 + 2 + Entry.RowRead.BYTES, extra.length);
    }

    @Test
    void the_entry_may_come_from_elsewhere() throws Exception {
        var entry = ledger.entry(5).encoded();
        var full = ledger.proof(5, null);
        var bare = reread(new TlogProof(null, 5, full.path(), full.checkpoint()));
        assertEquals(ledger.entry(5), bare.verify(log, null, entry, NOON).entry());
        assertRefused("does not show the entry it is a proof of", bare);
        var other = ledger.entry(6).encoded();
        assertEquals(
                "shows another entry than the one given",
                assertThrows(Broken.Note.class, () -> full.verify(log, null, other, NOON))
                        .getMessage());
        assertThrows(Broken.Note.class, () -> bare.verify(log, null, other, NOON));
        // another application's extra line, which says nothing to us
        var foreign = reread(new TlogProof("YWdl", 5, full.path(), full.checkpoint()));
        assertEquals(5, foreign.verify(log, null, entry, NOON).index());
    }

    @Test
    void a_row_that_the_entry_does_not_commit_to_is_refused() throws Exception {
        var proof = ledger.proof(5, Sample.KEYS);
        byte[] extra = Base64.getDecoder().decode(proof.extra());
        for (int i = 13 + 2 + Entry.RowRead.BYTES; i < extra.length; i++) {
            byte[] flipped = extra.clone();
            flipped[i] ^= 1;
            assertRefused("shows something that its entry does not commit to", with(proof, flipped));
        }
        for (int i = 13 + 2; i < 13 + 2 + Entry.RowRead.BYTES; i++) {
            byte[] flipped = extra.clone();
            flipped[i] ^= 1;
            assertRefused("does not prove that this is entry 5 of the 300 that were signed", with(proof, flipped));
        }
        assertRefused(
                "shows something that its entry does not commit to",
                with(proof, java.util.Arrays.copyOf(extra, extra.length + 1)));
        assertRefused(
                "has an extra line that is cut short",
                with(proof, java.util.Arrays.copyOf(extra, 13 + 2 + Entry.RowRead.BYTES + 31)));
    }

    @Test
    void a_proof_of_another_log_or_of_another_size_is_refused() throws Exception {
        var proof = ledger.proof(5, null);
        var stranger = LogKey.generate(Sample.ORIGIN).verifier();
        assertThrows(Broken.Note.class, () -> proof.verify(stranger, null, null, NOON));
        // the right root with another size: the path ends at the top of another tree
        var bigger = LogKey.generate(Sample.ORIGIN);
        var note = bigger.sign(
                new Checkpoint(Sample.ORIGIN, 600, ledger.checkpoint().root()).text());
        var moved = new TlogProof(proof.extra(), 5, proof.path(), note);
        assertThrows(Broken.Note.class, () -> moved.verify(bigger.verifier(), null, null, NOON));
    }

    @Test
    void every_hash_left_out_doubled_or_changed_is_noticed() throws Exception {
        var proof = ledger.proof(123, null);
        for (int i = 0; i < proof.path().size(); i++) {
            var without = new ArrayList<>(proof.path());
            without.remove(i);
            var doubled = new ArrayList<>(proof.path());
            doubled.add(i, proof.path().get(i));
            var changed = new ArrayList<>(proof.path());
            changed.set(i, Sample.FILE);
            for (var path : List.of(without, doubled, changed)) {
                assertRefused(
                        "does not prove that this is entry 123 of the 300 that were signed",
                        new TlogProof(proof.extra(), 123, path, proof.checkpoint()));
            }
        }
    }

    @Test
    void a_proof_can_ask_for_witnesses() throws Exception {
        var board = WitnessKey.generate("board.example");
        var proof = ledger.proof(5, null);
        var quorum = new Quorum(List.of(board.verifier()), 1);
        assertEquals(
                "is cosigned by 0 of the 1 witnesses believed, and 1 are needed",
                assertThrows(Broken.Note.class, () -> proof.verify(log, quorum, null, NOON))
                        .getMessage());
        var cosigned = new TlogProof(
                proof.extra(),
                5,
                proof.path(),
                proof.checkpoint().with(List.of(board.cosign(proof.checkpoint().text(), NOON))));
        assertEquals(
                List.of(new Cosignature(board.verifier(), NOON)),
                reread(cosigned).verify(log, quorum, null, NOON).cosignatures());
    }

    @Test
    void what_is_not_a_proof_says_why() throws Exception {
        var good = ledger.proof(5, null).encoded();
        reject(good.replace("tlog-proof@v1", "tlog-proof@v2"), "does not begin with a line `c2sp.org/tlog-proof@v1`");
        reject(good.replace("index 5", "index 05"), "has a size `05` that is not a decimal number");
        reject(good.replace("index 5\n", ""), "has no line like `index 7`");
        reject(good.replace("extra ", "extra \n"), "has no line like `index 7`");
        reject(good.replace("extra ", "extra !"), "has an extra line that is not base64");
        reject(good.replace("index 5\n", "index 5\nAA==\n"), "has a line 4 that is not a hash in base64");
        reject(
                good.replace("index 5\n", "index 5\n" + (Sample.FILE.base64() + "\n").repeat(64)),
                "has a path of more than 63 hashes");
        reject(good.strip(), "does not end in a newline");
        reject("", "has no blank line before its checkpoint");
        assertFalse(good.contains("\r"));
    }

    @Test
    void a_ledger_that_grew_or_did_not_continues_its_checkpoint_and_no_other(@TempDir Path grown) throws Exception {
        var key = LogKey.generate(Sample.ORIGIN);
        Note before;
        try (var writer = Sample.create(grown, key)) {
            Sample.rows(writer, 2, 100);
            before = key.sign(writer.checkpoint().text());
            Sample.rows(writer, 102, 100);
        }
        var now = Ledger.open(grown);
        assertEquals(100, now.since(before, key.verifier()).size());
        assertEquals(200, now.since(now.note(), key.verifier()).size());
        var other = key.sign(new Checkpoint(Sample.ORIGIN, 100, Sample.FILE).text());
        assertEquals(
                "the first 100 entries of this ledger are not those that were signed before",
                assertThrows(Broken.Fork.class, () -> now.since(other, key.verifier()))
                        .getMessage());
        var later = key.sign(new Checkpoint(Sample.ORIGIN, 1000, Sample.FILE).text());
        assertEquals(
                "the log once had 1,000 entries, and this ledger has 200: it was rolled back",
                assertThrows(Broken.Fork.class, () -> now.since(later, key.verifier()))
                        .getMessage());
        assertThrows(Broken.Note.class, () -> now.since(ledger.note(), key.verifier()));
    }

    private static void reject(String proof, String why) {
        assertEquals(
                why,
                assertThrows(Broken.Note.class, () -> TlogProof.parse(proof.getBytes(StandardCharsets.UTF_8)))
                        .getMessage());
    }

    private static TlogProof with(TlogProof proof, byte @Nullable [] extra) {
        return new TlogProof(
                Base64.getEncoder().encodeToString(extra), proof.index(), proof.path(), proof.checkpoint());
    }

    private static void assertRefused(String why, TlogProof proof) {
        assertEquals(why, assertThrows(Broken.Note.class, () -> verify(proof)).getMessage());
    }

    private static TlogProof.Proved verify(TlogProof proof) throws Broken.Note {
        return proof.verify(log, null, null, NOON);
    }

    private static TlogProof reread(TlogProof proof) throws Broken.Note {
        return TlogProof.parse(proof.encoded().getBytes(StandardCharsets.UTF_8));
    }
}
