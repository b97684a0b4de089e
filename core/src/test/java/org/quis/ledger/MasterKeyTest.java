package org.quis.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The key of keys can be kept under a passphrase.
class MasterKeyTest {
    private static final Path FILE = Path.of("keyring/master");
    private static final char[] PASSPHRASE = "correct horse".toCharArray();
    private static final int QUICK = 100_000; // the fewest that are taken

    @TempDir
    Path home;

    private Path passphrase(String text) throws Exception {
        return Files.writeString(home.resolve("secret-" + text.hashCode()), text + "\n");
    }

    @Test
    void what_was_locked_opens_with_its_passphrase_and_no_other() throws Exception {
        var key = MasterKey.fresh();
        var text = MasterKey.locked(key, PASSPHRASE, QUICK);
        assertArrayEquals(key, MasterKey.unlocked(text, PASSPHRASE, FILE));
        assertThrows(Broken.Key.class, () -> MasterKey.unlocked(text, "correct hors".toCharArray(), FILE));
    }

    @Test
    void the_key_does_not_stand_in_the_file_and_no_two_files_are_alike() {
        var key = MasterKey.fresh();
        var text = MasterKey.locked(key, PASSPHRASE, QUICK);
        assertFalse(text.contains(MasterKey.clear(key)));
        assertFalse(text.equals(MasterKey.locked(key, PASSPHRASE, QUICK)));
    }

    @Test
    void a_guess_is_hashed_as_often_as_is_advised() {
        assertTrue(MasterKey.locked(MasterKey.fresh(), PASSPHRASE)
                .startsWith("quis-master/v1 pbkdf2-hmac-sha256 600000 "));
    }

    @Test
    void any_change_of_the_line_is_found() {
        var text = MasterKey.locked(MasterKey.fresh(), PASSPHRASE, QUICK);
        var random = new Random(7);
        for (int i = 0; i < 40; i++) {
            var bytes = text.getBytes(StandardCharsets.US_ASCII);
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(7));
            var changed = new String(bytes, StandardCharsets.US_ASCII);
            assertThrows(Broken.Key.class, () -> MasterKey.unlocked(changed, PASSPHRASE, FILE), changed);
        }
        for (int length = 0; length < text.length(); length += 11) {
            var cut = text.substring(0, length);
            assertThrows(Broken.Key.class, () -> MasterKey.unlocked(cut, PASSPHRASE, FILE), cut);
        }
    }

    @Test
    void a_file_can_neither_make_guessing_cheap_nor_opening_endless() {
        var text = MasterKey.locked(MasterKey.fresh(), PASSPHRASE, QUICK);
        for (var count : new String[] {"099999", "99999999", "000001"}) {
            var changed = text.replaceFirst("100000", count);
            assertThrows(Broken.Key.class, () -> MasterKey.unlocked(changed, PASSPHRASE, FILE), changed);
        }
    }

    @Test
    void whatever_bytes_stand_there_are_refused_in_words() throws Exception {
        var folder = Files.createDirectories(home.resolve("keyring"));
        var random = new Random(11);
        for (int i = 0; i < 300; i++) {
            var bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            Files.write(folder.resolve("master"), bytes);
            assertThrows(Broken.Key.class, () -> Keyring.find(folder));
        }
    }

    @Test
    void a_keyring_in_the_clear_is_locked_and_opens_what_it_opened_before() throws Exception {
        var folder = home.resolve("keyring");
        var id = Keyring.open(folder).key("log", "rows-2026-11").id();
        var clear = Files.readString(folder.resolve("master"));
        assertTrue(Keyring.lock(folder, passphrase("correct horse")));
        var locked = Files.readString(folder.resolve("master"));
        assertTrue(Keyring.isLocked(folder));
        assertEquals(clear, MasterKey.clear(MasterKey.unlocked(locked, PASSPHRASE, FILE)));
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("master"))));
        assertTrue(Files.exists(folder.resolve(id + ".key")));
    }

    @Test
    void a_keyring_that_is_locked_stays_under_its_passphrase() throws Exception {
        var folder = home.resolve("keyring");
        assertFalse(Keyring.lock(folder, passphrase("correct horse")), "a new one was never in the clear");
        var before = Files.readString(folder.resolve("master"));
        assertFalse(Keyring.lock(folder, passphrase("correct horse")));
        assertThrows(Broken.Key.class, () -> Keyring.lock(folder, passphrase("another")));
        assertEquals(before, Files.readString(folder.resolve("master")));
    }

    @Test
    void without_the_passphrase_it_does_not_open_and_says_how() throws Exception {
        var folder = home.resolve("keyring");
        Keyring.lock(folder, passphrase("correct horse"));
        var refused = assertThrows(Broken.Key.class, () -> Keyring.open(folder));
        assertTrue(refused.getMessage().contains("is under a passphrase"), refused.getMessage());
    }
}
