package org.quis.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CosignatureTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final LogKey log = LogKey.generate("agency.example/audit");
    private final WitnessKey board = WitnessKey.generate("board.example/witness");
    private final WitnessKey press = WitnessKey.generate("press.example/witness");
    private final Note checkpoint = log.sign(new Checkpoint(log.name(), 7, Sample.FILE).text());

    @Test
    void a_checkpoint_cosigned_by_two_says_who_and_when_and_still_is_the_logs() throws Exception {
        var note = reread(checkpoint.with(
                List.of(board.cosign(checkpoint.text(), NOON), press.cosign(checkpoint.text(), NOON.plusSeconds(1)))));

        note.verifiedBy(log.verifier());
        assertEquals(
                List.of(
                        new Cosignature(board.verifier(), NOON),
                        new Cosignature(press.verifier(), NOON.plusSeconds(1))),
                Cosignature.below(note, List.of(board.verifier(), press.verifier()), NOON));
        assertEquals(List.of(), Cosignature.below(checkpoint, List.of(board.verifier()), NOON));
    }

    @Test
    void the_message_signed_is_that_of_the_standard() {
        assertEquals(
                """
                cosignature/v1
                time 1679315147
                example.com/behind-the-sofa
                20852163
                CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
                """,
                new String(
                        Cosignature.message(1679315147, """
                                example.com/behind-the-sofa
                                20852163
                                CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
                                """.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8));
    }

    @Test
    void every_flipped_bit_of_a_cosignature_condemns_it_or_makes_it_a_strangers() throws Exception {
        var line = board.cosign(checkpoint.text(), NOON);
        byte[] bytes = Base64.getDecoder().decode(line.base64());
        assertEquals(4 + 8 + 64, bytes.length);
        for (int bit = 0; bit < 8 * bytes.length; bit++) {
            byte[] flipped = bytes.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            var note = checkpoint.with(
                    List.of(new Note.Signed(line.name(), Base64.getEncoder().encodeToString(flipped))));
            if (bit < 32) {
                assertEquals(List.of(), Cosignature.below(note, List.of(board.verifier()), NOON));
            } else {
                var why =
                        assertThrows(Broken.Note.class, () -> Cosignature.below(note, List.of(board.verifier()), NOON));
                assertEquals("has a false signature of `board.example/witness`", why.getMessage());
            }
        }
    }

    @Test
    void a_cosignature_from_the_future_is_refused_but_clocks_may_differ_by_minutes() throws Exception {
        var note = checkpoint.with(List.of(board.cosign(checkpoint.text(), NOON)));
        assertEquals(
                1,
                Cosignature.below(note, List.of(board.verifier()), NOON.minusSeconds(300))
                        .size());
        var why = assertThrows(
                Broken.Note.class, () -> Cosignature.below(note, List.of(board.verifier()), NOON.minusSeconds(301)));
        assertEquals(
                "has a cosignature of `board.example/witness` from a time that is yet to come, 2026-11-23T12:00:00Z",
                why.getMessage());
    }

    @Test
    void a_cosignature_of_another_checkpoint_is_false() {
        var other = log.sign(new Checkpoint(log.name(), 8, Sample.FILE).text());
        var note = other.with(List.of(board.cosign(checkpoint.text(), NOON)));
        assertThrows(Broken.Note.class, () -> Cosignature.below(note, List.of(board.verifier()), NOON));
    }

    @Test
    void a_logs_key_is_no_witness_and_a_witnesss_no_log(@TempDir Path folder) throws Exception {
        board.store(folder.resolve("witness.key"));
        log.store(folder.resolve("log.key"));

        assertEquals(
                board.verifier(), WitnessKey.load(folder.resolve("witness.key")).verifier());
        assertEquals(board.verifier(), VerifierKey.parse(board.verifier().encoded()));
        var why = assertThrows(Broken.Key.class, () -> LogKey.load(folder.resolve("witness.key")));
        assertEquals(
                folder.resolve("witness.key") + ": `" + board.verifier().encoded()
                        + "` is a witness's key, not a log's",
                why.getMessage());
        assertThrows(Broken.Key.class, () -> WitnessKey.load(folder.resolve("log.key")));
        Files.writeString(folder.resolve("log.vkey"), board.verifier().encoded());
        assertThrows(Broken.Ledger.class, () -> Ledger.keyOf(folder));
    }

    private static Note reread(Note note) throws Broken.Note {
        return Note.parse(note.encoded().getBytes(StandardCharsets.UTF_8));
    }
}
