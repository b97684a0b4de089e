package org.quis.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// A log's Ed25519 key pair. The log is named after its public key, so that two logs never share an origin.
public final class LogKey {
    private static final String ORIGIN_PREFIX = "quis.local/ledger/";
    private static final int RAW_KEY_BYTES = 32;

    private final PrivateKey signing;
    private final VerifierKey verifier;

    private LogKey(PrivateKey signing, PublicKey verifying) throws GeneralSecurityException {
        this.signing = signing;
        var encoded = verifying.getEncoded(); // X.509: a fixed header, then the 32 bytes of RFC 8032
        var raw = Arrays.copyOfRange(encoded, encoded.length - RAW_KEY_BYTES, encoded.length);
        var id = HexFormat.of().formatHex(TreeHasher.sha256().digest(raw), 0, 8);
        this.verifier = VerifierKey.ed25519(ORIGIN_PREFIX + id, raw);
    }

    /// Reads the key, or makes one where there is no file: PEM, readable by its owner only.
    public static LogKey at(Path file) throws IOException, LedgerException {
        if (Files.exists(file)) return read(file);
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            if (file.toAbsolutePath().getParent() instanceof Path parent) Files.createDirectories(parent);
            write(file, pair);
            return new LogKey(pair.getPrivate(), pair.getPublic());
        } catch (FileAlreadyExistsException _) {
            return read(file); // another run made it just now
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform since 15 has Ed25519", e);
        }
    }

    private static void write(Path file, KeyPair pair) throws IOException {
        if (Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
        var pem = pem("PRIVATE KEY", pair.getPrivate().getEncoded())
                + pem("PUBLIC KEY", pair.getPublic().getEncoded());
        Files.writeString(file, pem, StandardOpenOption.WRITE);
    }

    private static LogKey read(Path file) throws IOException, LedgerException {
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            var permissions = Files.getPosixFilePermissions(file);
            if (!PosixFilePermissions.toString(permissions).endsWith("------")) {
                throw new LedgerException(
                        file + ": others may read this private key\n      make it yours alone: chmod 600 " + file);
            }
        }
        var text = Files.readString(file, StandardCharsets.US_ASCII);
        try {
            var factory = KeyFactory.getInstance("Ed25519");
            return new LogKey(
                    factory.generatePrivate(new PKCS8EncodedKeySpec(section(file, text, "PRIVATE KEY"))),
                    factory.generatePublic(new X509EncodedKeySpec(section(file, text, "PUBLIC KEY"))));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new LedgerException(file + ": holds no usable Ed25519 key: " + e.getMessage());
        }
    }

    private static String pem(String what, byte[] der) {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n";
    }

    private static byte[] section(Path file, String text, String what) throws LedgerException {
        var matcher = Pattern.compile("-----BEGIN " + what + "-----\\s+([A-Za-z0-9+/=\\s]+)-----END " + what + "-----")
                .matcher(text);
        if (!matcher.find()) throw new LedgerException(file + ": has no `" + what + "` section");
        return Base64.getMimeDecoder().decode(matcher.group(1));
    }

    public String origin() {
        return verifier.name();
    }

    public VerifierKey verifier() {
        return verifier;
    }

    byte[] sign(byte[] message) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(signing);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key cannot sign", e);
        }
    }
}
