package org.quis.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quis.access.Rows;

/// Payloads are encrypted beside the log, and a destroyed key erases them while every proof still holds.
class ErasureTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123456Z");

    @TempDir
    Path home;

    private final LogKey key = LogKey.generate(Sample.ORIGIN);
    private Path folder;
    private CheckpointFiles kept;
    private Keyring keys;

    @BeforeEach
    void a_ledger_of_two_retention_classes() throws Exception {
        folder = home.resolve("ledger");
        kept = new CheckpointFiles(home.resolve("kept"));
        keys = Keyring.open(home.resolve("keyring"));
        try (var writer = LedgerWriter.create(folder, Sample.ORIGIN, key, kept)) {
            Sample.rows(writer, sealer("rows-2026-10"), 0, 300);
            Sample.rows(writer, sealer("rows-2026-11"), 300, 300);
            writer.append(
                    sealer("subject-1881").seal(new Event("review-decided", NOON, "r.odum", List.of("no concern"))));
        }
    }

    @Test
    void nothing_of_a_row_stands_in_the_ledger_in_the_clear() throws Exception {
        try (var writer = LedgerWriter.open(folder, key, kept)) {
            var rows = new Rows(Sample.source());
            rows.cell("7ABC123 7ABC123 7ABC123");
            rows.endRow(2);
            writer.append(sealer("rows-2026-11").seal(rows));
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var content = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertFalse(content.contains("7ABC123"), file.toString());
            }
        }
        assertEquals(List.of("7ABC123 7ABC123 7ABC123"), Ledger.open(folder).row(601, keys));
    }

    @Test
    void an_event_tells_who_did_what_and_when() throws Exception {
        var happened =
                assertInstanceOf(Entry.Happened.class, Ledger.open(folder).entry(600));
        assertEquals("review-decided", happened.type());
        assertEquals(NOON, happened.time());
        assertEquals(List.of("r.odum", "no concern"), Ledger.open(folder).row(600, keys));
    }

    @Test
    void an_erased_class_cannot_be_read_and_all_the_rest_can() throws Exception {
        assertEquals(1, erase("rows-2026-10"));

        var ledger = Ledger.open(folder);
        var e = assertThrows(Broken.Key.class, () -> ledger.row(7, keys));
        assertEquals("what entry 7 commits to has been erased: its key was destroyed", e.getMessage());
        assertTrue(ledger.prove(7).leadsTo(ledger.checkpoint()), "that it was read is proved as before");
        assertEquals(Sample.cells(307), ledger.row(307, keys));
        assertEquals(List.of("r.odum", "no concern"), ledger.row(600, keys));
    }

    @Test
    void the_erasure_is_sealed_and_the_ledger_verifies() throws Exception {
        erase("rows-2026-10");

        var sound = assertInstanceOf(Verification.Sound.class, verify());
        assertEquals(new Verification.Payloads(302, 0, 300), sound.payloads());
        var sealed = Ledger.open(folder).row(601, keys);
        assertEquals(List.of("records.officer", "court order 26-CV-114"), sealed.subList(0, 2));
        assertEquals(32, sealed.get(2).length());
    }

    @Test
    void a_data_subject_is_erased_alone() throws Exception {
        assertEquals(1, erase("subject-1881"));
        assertThrows(Broken.Key.class, () -> Ledger.open(folder).row(600, keys));
        assertEquals(Sample.cells(5), Ledger.open(folder).row(5, keys));
    }

    @Test
    void a_key_that_is_gone_without_a_sealed_erasure_is_a_fault() throws Exception {
        keys.destroy(keys.ids(Sample.ORIGIN, "rows-2026-10").getFirst());

        var broken = assertInstanceOf(Verification.Broken.class, verify());
        assertTrue(
                broken.faults()
                        .getFirst()
                        .toString()
                        .matches("payload/000000: byte 0, entry 0: the key of the frame here,"
                                + " [0-9a-f]{32}, is not in the keyring, and no sealed erasure says why"),
                broken.faults().toString());
    }

    @Test
    void a_stranger_without_keys_verifies_all_but_the_payload() throws Exception {
        var sound = assertInstanceOf(Verification.Sound.class, Verifier.verify(folder));
        assertEquals(new Verification.Payloads(0, 601, 0), sound.payloads());
    }

    @Test
    void an_encrypted_frame_cannot_be_altered_or_swapped_for_another() throws Exception {
        var segment = folder.resolve("payload/000000");
        byte[] bytes = Files.readAllBytes(segment);
        bytes[100] ^= 1;
        Files.write(segment, bytes);

        var broken = assertInstanceOf(Verification.Broken.class, verify());
        assertEquals(
                "payload/000000: byte 0, entry 0: the frame here is not what its key encrypted",
                broken.faults().getFirst().toString());
    }

    @Test
    void what_is_sealed_after_an_erasure_has_a_key_of_its_own() throws Exception {
        erase("rows-2026-11");
        try (var writer = LedgerWriter.open(folder, key, kept)) {
            Sample.rows(writer, sealer("rows-2026-11"), 602, 3);
        }
        assertEquals(Sample.cells(603), Ledger.open(folder).row(603, keys));
        assertEquals(
                new Verification.Payloads(305, 0, 300),
                assertInstanceOf(Verification.Sound.class, verify()).payloads());
    }

    @Test
    void erasing_what_was_never_kept_seals_nothing() throws Exception {
        assertEquals(0, erase("rows-1999-01"));
        assertEquals(601, Ledger.open(folder).size());
        assertThrows(IllegalArgumentException.class, () -> erase(Erasure.EVENTS));
    }

    @Test
    void keys_are_their_owner_s_alone_and_name_nobody() throws Exception {
        try (var files = Files.list(home.resolve("keyring"))) {
            for (var file : files.toList()) {
                assertEquals(
                        "rw-------",
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(file)),
                        file.toString());
                assertFalse(file.toString().contains("1881"), file.toString());
            }
        }
        assertEquals(
                "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("keyring"))));
    }

    @Test
    void a_keyring_that_is_none_is_refused() throws Exception {
        Files.writeString(home.resolve("keyring/master"), "hunter2");
        var e = assertThrows(Broken.Key.class, () -> Keyring.open(home.resolve("keyring")));
        assertTrue(e.getMessage().contains("is not a keyring's master key: 64 hexadecimal digits"), e.getMessage());
    }

    private Sealer sealer(String holder) throws IOException, Broken.Key {
        return new Sealer(keys.key(Sample.ORIGIN, holder));
    }

    private int erase(String holder) throws IOException, Broken {
        return Erasure.erase(folder, key, kept, keys, holder, "records.officer", "court order 26-CV-114", NOON);
    }

    private Verification verify() throws IOException {
        return Verifier.verify(folder, null, keys, _ -> {});
    }
}
