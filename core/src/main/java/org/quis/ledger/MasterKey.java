package org.quis.ledger;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// A keyring's master key, as its file holds it: 64 hexadecimal digits in the clear, or one line under a passphrase:
///
///     quis-master/v1 pbkdf2-hmac-sha256 ITERATIONS SALT WRAPPED
///
/// SALT is 16 bytes and WRAPPED nonce ‖ key ‖ tag of AES-256-GCM, both in hexadecimal; the key they are wrapped with is
/// PBKDF2-HMAC-SHA256 (RFC 8018) of the passphrase, and what stands before WRAPPED is authenticated with it.
final class MasterKey {
    private static final String SCHEME = "quis-master/v1 pbkdf2-hmac-sha256";
    private static final int SALT_BYTES = 16;
    /// of a file that somebody may have changed: fewer are too cheap to guess through, more would never end
    private static final int FEWEST = 100_000;

    private static final int MOST = 10_000_000;

    private static final Pattern LOCKED = Pattern.compile("(" + Pattern.quote(SCHEME) + " ([1-9][0-9]{5,7}) ([0-9a-f]{"
            + 2 * SALT_BYTES + "})) ([0-9a-f]{" + 2 * (PayloadKey.KEY_BYTES + PayloadKey.OVERHEAD) + "})");
    private static final Pattern CLEAR = Pattern.compile("[0-9a-fA-F]{" + 2 * PayloadKey.KEY_BYTES + "}");

    private MasterKey() {}

    static byte[] fresh() {
        return random(PayloadKey.KEY_BYTES);
    }

    /// Whether a file's text is a key under a passphrase, sound or not.
    static boolean isLocked(String text) {
        return text.startsWith("quis-master/");
    }

    static String clear(byte[] key) {
        return HexFormat.of().formatHex(key);
    }

    static String locked(byte[] key, char[] passphrase) {
        return locked(key, passphrase, Passphrase.ITERATIONS);
    }

    static String locked(byte[] key, char[] passphrase, int iterations) {
        var salt = random(SALT_BYTES);
        var head = SCHEME + " " + iterations + " " + HexFormat.of().formatHex(salt);
        try {
            var wrapped = cipher(passphrase, salt, iterations).encrypt(key, head.getBytes(StandardCharsets.US_ASCII));
            return head + " " + HexFormat.of().formatHex(wrapped);
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new AssertionError(everyPlatformHasIt);
        }
    }

    /// Reads a key in either form; one under a passphrase with the first line of the file that `QUIS_PASSPHRASE_FILE`
    /// names.
    ///
    /// @throws Broken.Key if it is in neither form, or the passphrase is not the one
    static byte[] read(String text, Path file) throws IOException, Broken.Key {
        return isLocked(text) ? unlocked(text, Passphrase.of(file), file) : inTheClear(text, file);
    }

    private static byte[] inTheClear(String text, Path file) throws Broken.Key {
        if (!CLEAR.matcher(text).matches()) throw malformed(file);
        return HexFormat.of().parseHex(text);
    }

    static byte[] unlocked(String text, char[] passphrase, Path file) throws Broken.Key {
        var line = LOCKED.matcher(text);
        if (!line.matches()) throw malformed(file);
        int iterations = Integer.parseInt(line.group(2));
        if (iterations < FEWEST || iterations > MOST) {
            throw new Broken.Key("%s hashes its passphrase %,d times; %,d to %,d are taken"
                    .formatted(file, iterations, FEWEST, MOST));
        }
        try {
            return cipher(passphrase, HexFormat.of().parseHex(line.group(3)), iterations)
                    .decrypt(
                            HexFormat.of().parseHex(line.group(4)),
                            line.group(1).getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException wrong) {
            throw Passphrase.wrong(file);
        }
    }

    private static AesGcmJce cipher(char[] passphrase, byte[] salt, int iterations) throws GeneralSecurityException {
        var secret = new PBEKeySpec(passphrase, salt, iterations, 8 * PayloadKey.KEY_BYTES);
        var key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(secret)
                .getEncoded();
        try {
            return new AesGcmJce(key);
        } finally {
            Arrays.fill(key, (byte) 0);
            secret.clearPassword();
        }
    }

    private static Broken.Key malformed(Path file) {
        return new Broken.Key(file
                + " is not a keyring's master key: 64 hexadecimal digits, or a line that begins with `" + SCHEME + "`");
    }

    private static byte[] random(int bytes) {
        var random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return random;
    }
}
