package org.quis.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The vectors were signed by Go's own `x/mod/sumdb/note`.
class NoteTest {
    private static final String LOG = "example.com/log+702f3c70+AepKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs";
    private static final String WITNESS = "witness.example+f0580258+Af0XJDhaoMdbZPt4zWAvodmR/ev3axPFjtcC6sg16fYY";
    private static final String TEXT = """
            example.com/log
            3
            rrD+vCdLcKFPsGelpVV4JkxbD6nqtaDrFRWPMp4Gbnc=
            """;
    private static final String BY_LOG =
            "— example.com/log cC88cOME7Bl3PM1JiBKbaULU3ymVgdgJpp5afGntoytSrmVz58KRIxxFZwEymn1iK0ZzHa1RDDMWmWcvLjFKNxLP6Q8=\n";
    private static final String BY_WITNESS =
            "— witness.example 8FgCWD3xR4/jv47xW7WfNMTWtPWz0RhPJ73Tvlb5zWWhQydpE+r5v5TeLtpxf4IzxsQRYJxoqiFULBl8dMx72w1pzAo=\n";

    @Test
    void a_note_signed_by_go_is_verified_with_either_key_and_written_out_again_the_same() throws Exception {
        var note = parse(TEXT + "\n" + BY_LOG + BY_WITNESS);

        note.verifiedBy(VerifierKey.parse(LOG));
        note.verifiedBy(VerifierKey.parse(WITNESS));
        assertEquals(TEXT + "\n" + BY_LOG + BY_WITNESS, note.encoded());
        assertEquals(3, Checkpoint.parse(note.text()).size());
        assertEquals(LOG, VerifierKey.parse(LOG).encoded());
    }

    @Test
    void a_false_signature_of_a_known_key_condemns_the_note_and_a_false_one_of_an_unknown_key_does_not()
            throws Exception {
        var note = parse(TEXT.replace("3", "4") + "\n" + BY_LOG);
        var reason = assertThrows(Broken.Note.class, () -> note.verifiedBy(VerifierKey.parse(LOG)));
        assertEquals("has a false signature of `example.com/log`", reason.getMessage());

        parse(TEXT + "\n" + BY_LOG + BY_WITNESS.replace("8FgCWD3x", "8FgCWD3y")).verifiedBy(VerifierKey.parse(LOG));
    }

    @Test
    void a_note_signed_by_unknown_keys_only_is_not_verified() throws Exception {
        var note = parse(TEXT + "\n" + BY_WITNESS);

        var reason = assertThrows(Broken.Note.class, () -> note.verifiedBy(VerifierKey.parse(LOG)));

        assertEquals("is not signed by " + LOG, reason.getMessage());
    }

    @Test
    void what_is_not_a_note_says_why() {
        reject("", "has no blank line before its signatures");
        reject(TEXT, "has no blank line before its signatures");
        reject(TEXT + "\n", "has no signature");
        reject(TEXT + BY_LOG, "has no blank line before its signatures");
        reject(TEXT + "\n" + BY_LOG.strip(), "does not end in a newline");
        reject("\n\n" + BY_LOG, "is empty or has control characters");
        reject("a\tb\n\n" + BY_LOG, "is empty or has control characters");
        reject("a\r\n\n" + BY_LOG, "is empty or has control characters");
        reject(
                "a\n\n- example.com/log cC88cOME\n",
                "has a line `- example.com/log cC88cOME` that is not a signature" + " like `— name base64`");
        reject("a\n\n— log cC88cA==\n", "has a line `— log cC88cA==` that is not a signature like `— name base64`");
        reject("a\n\n— lo+g cC88cOME\n", "has a line `— lo+g cC88cOME` that is not a signature like `— name base64`");
        reject("a\n\n— log cC88cON\n", "has a line `— log cC88cON` that is not a signature like `— name base64`");
        assertEquals(
                "is not UTF-8",
                assertThrows(Broken.Note.class, () -> Note.parse(new byte[] {(byte) 0xFF, '\n', '\n', 'a', '\n'}))
                        .getMessage());
    }

    private static void reject(String note, String why) {
        assertEquals(why, assertThrows(Broken.Note.class, () -> parse(note)).getMessage());
    }

    @ParameterizedTest
    @CsvSource({"03", "+3", "-1", "''", "3x", "0x3", "9223372036854775808", "٣"})
    void a_size_is_a_decimal_number_spelled_in_one_way(String size) {
        assertThrows(Broken.Note.class, () -> Checkpoint.parse(TEXT.replace("\n3\n", "\n" + size + "\n")));
    }

    @Test
    void a_checkpoint_may_have_extension_lines_but_no_odd_root() throws Exception {
        assertEquals(3, Checkpoint.parse(TEXT + "extension\n").size());
        assertThrows(Broken.Note.class, () -> Checkpoint.parse(TEXT.replace("nc=", "nd="))); // stray bits
        assertThrows(Broken.Note.class, () -> Checkpoint.parse(TEXT.replace("nc=", "nc"))); // no padding
        assertThrows(Broken.Note.class, () -> Checkpoint.parse("example.com/log\n3\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "example.com/log, is not a verifier key like name+1a2b3c4d+AQ…",
        "example.com/log+702f3c71+AepKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs, has a key id that is not its key's",
        "example.com/log+702f3c70+BepKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs, does not hold an Ed25519 key",
        "example.com/log+702f3c70+AepK, does not hold an Ed25519 key",
        "a b+702f3c70+AepKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs, is not a verifier key like name+1a2b3c4d+AQ…",
    })
    void what_is_not_a_verifier_key_says_why(String key, String why) {
        var reason = assertThrows(Broken.Note.class, () -> VerifierKey.parse(key));
        assertEquals("`" + key + "` " + why, reason.getMessage());
    }

    @Test
    void a_log_key_is_stored_for_its_owner_alone_and_signs_the_same_when_loaded(@TempDir Path folder) throws Exception {
        var file = folder.resolve("log.key");
        var key = LogKey.generate("agency.example/audit");

        key.store(file);

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        var loaded = LogKey.load(file);
        assertEquals(key.verifier(), loaded.verifier());
        assertEquals(key.sign("a\n"), loaded.sign("a\n"));
        assertThrows(FileAlreadyExistsException.class, () -> key.store(file));
    }

    @Test
    void a_key_file_whose_halves_do_not_match_is_refused(@TempDir Path folder) throws Exception {
        var file = folder.resolve("log.key");
        LogKey.generate("a").store(file);
        var text = Files.readString(file);
        var other = LogKey.generate("a").verifier().encoded();

        Files.writeString(file, other + text.substring(text.indexOf('\n')));
        assertEquals(
                file + " holds a public key that is not its private key's",
                assertThrows(Broken.Key.class, () -> LogKey.load(file)).getMessage());

        Files.writeString(file, "no key");
        assertThrows(Broken.Key.class, () -> LogKey.load(file));
    }

    private static Note parse(String note) throws Broken.Note {
        return Note.parse(note.getBytes(StandardCharsets.UTF_8));
    }
}
