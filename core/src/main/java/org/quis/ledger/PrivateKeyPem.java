package org.quis.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;
import org.jspecify.annotations.Nullable;

/// A private key as PKCS#8 in PEM, in the clear or under a passphrase (PBES2 of RFC 8018 with PBKDF2-HMAC-SHA256 and
/// AES-256); `openssl pkey` reads both.
final class PrivateKeyPem {
    private static final String PLAIN = "PRIVATE KEY";
    private static final String ENCRYPTED = "ENCRYPTED PRIVATE KEY";
    private static final String SCHEME = "PBEWithHmacSHA256AndAES_256";

    private PrivateKeyPem() {}

    /// @param passphrase `null` for a key in the clear
    static String encode(PrivateKey key, char @Nullable [] passphrase) {
        return passphrase == null
                ? pem(PLAIN, key.getEncoded())
                : pem(ENCRYPTED, encrypted(key.getEncoded(), passphrase));
    }

    private static String pem(String label, byte[] der) {
        var body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }

    private static byte[] encrypted(byte[] pkcs8, char[] passphrase) {
        try {
            var random = new SecureRandom();
            var salt = new byte[16];
            var iv = new byte[16];
            random.nextBytes(salt);
            random.nextBytes(iv);
            var cipher = Cipher.getInstance(SCHEME);
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    secret(passphrase),
                    new PBEParameterSpec(salt, Passphrase.ITERATIONS, new IvParameterSpec(iv)));
            var parameters = AlgorithmParameters.getInstance("PBES2"); // the scheme's name in the file
            parameters.init(cipher.getParameters().getEncoded());
            return new EncryptedPrivateKeyInfo(parameters, cipher.doFinal(pkcs8)).getEncoded();
        } catch (GeneralSecurityException | IOException everyPlatformHasIt) {
            throw new AssertionError(everyPlatformHasIt);
        }
    }

    private static SecretKey secret(char[] passphrase) throws GeneralSecurityException {
        return SecretKeyFactory.getInstance(SCHEME).generateSecret(new PBEKeySpec(passphrase));
    }

    /// Reads an Ed25519 key; for an encrypted one, the passphrase from the file that `QUIS_PASSPHRASE_FILE` names.
    ///
    /// @param lines the PEM, label lines and all
    /// @param file  for messages
    static PrivateKey decode(List<String> lines, Path file) throws IOException, Broken.Key {
        var plain = der(lines, PLAIN);
        try {
            if (plain.isPresent()) return ed25519(new PKCS8EncodedKeySpec(plain.get()));
            var encrypted = der(lines, ENCRYPTED);
            if (encrypted.isEmpty()) {
                throw new Broken.Key(file + " is not a log key: a verifier key, then a private key in PEM");
            }
            return decrypt(encrypted.get(), Passphrase.of(file), file);
        } catch (GeneralSecurityException notEd25519) {
            throw new Broken.Key(file + " does not hold an Ed25519 private key");
        }
    }

    private static PrivateKey decrypt(byte[] der, char[] passphrase, Path file)
            throws GeneralSecurityException, IOException, Broken.Key {
        var info = new EncryptedPrivateKeyInfo(der);
        PKCS8EncodedKeySpec key;
        try {
            var cipher = Cipher.getInstance(info.getAlgParameters().toString()); // its name says less than it does
            cipher.init(Cipher.DECRYPT_MODE, secret(passphrase), info.getAlgParameters());
            key = info.getKeySpec(cipher);
        } catch (GeneralSecurityException wrong) {
            throw Passphrase.wrong(file);
        }
        return ed25519(key);
    }

    private static PrivateKey ed25519(PKCS8EncodedKeySpec key) throws GeneralSecurityException {
        return KeyFactory.getInstance("Ed25519").generatePrivate(key);
    }

    private static Optional<byte[]> der(List<String> lines, String label) {
        int begin = lines.indexOf("-----BEGIN " + label + "-----");
        int end = lines.indexOf("-----END " + label + "-----");
        return begin < 0 || end < begin
                ? Optional.empty()
                : Base64Text.decode(String.join("", lines.subList(begin + 1, end)));
    }
}
