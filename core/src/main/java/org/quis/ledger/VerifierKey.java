package org.quis.ledger;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// A verifier key of C2SP signed-note: name, key id, and an Ed25519 public key (type 0x01).
public final class VerifierKey {
    static final byte ED25519 = 1;
    static final int ID_BYTES = 4;
    /// The fixed head of an Ed25519 SubjectPublicKeyInfo (RFC 8410, section 4).
    private static final byte[] X509_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    private final String name;
    private final byte[] raw;
    private final byte[] id;

    private VerifierKey(String name, byte[] raw) {
        this.name = name;
        this.raw = raw;
        var hashed = new ByteArrayOutputStream();
        hashed.writeBytes(name.getBytes(StandardCharsets.UTF_8));
        hashed.write('\n');
        hashed.write(ED25519);
        hashed.writeBytes(raw);
        this.id = Arrays.copyOf(TreeHasher.sha256().digest(hashed.toByteArray()), ID_BYTES);
    }

    /// @throws IllegalArgumentException where the name has spaces or a plus, or the key is not 32 bytes
    static VerifierKey ed25519(String name, byte[] raw) {
        if (name.isEmpty() || name.contains("+") || name.codePoints().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException("`" + name + "` cannot name a key");
        }
        if (raw.length != 32) throw new IllegalArgumentException("an Ed25519 public key has 32 bytes");
        return new VerifierKey(name, raw.clone());
    }

    /// Reads `name+hex8+base64`.
    public static VerifierKey parse(String line) throws LedgerException {
        var parts = line.strip().split("\\+", 3); // base64 has pluses of its own
        if (parts.length != 3) throw new LedgerException("`" + line.strip() + "` is not a verifier key");
        try {
            var typed = Base64.getDecoder().decode(parts[2]);
            if (typed.length != 33 || typed[0] != ED25519) {
                throw new LedgerException("the verifier key of `" + parts[0] + "` is not of type Ed25519");
            }
            var key = ed25519(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
            if (!HexFormat.of().formatHex(key.id).equals(parts[1])) {
                throw new LedgerException("the verifier key of `" + parts[0] + "` does not match its id " + parts[1]);
            }
            return key;
        } catch (IllegalArgumentException e) {
            throw new LedgerException("`" + line.strip() + "` is not a verifier key: " + e.getMessage());
        }
    }

    public String name() {
        return name;
    }

    byte[] id() {
        return id.clone();
    }

    boolean verifies(byte[] message, byte[] signature) {
        try {
            var encoded = Arrays.copyOf(X509_HEAD, X509_HEAD.length + raw.length);
            System.arraycopy(raw, 0, encoded, X509_HEAD.length, raw.length);
            PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException _) {
            return false; // not a key, or not a signature: either way it verifies nothing
        }
    }

    /// One line, as `log.vkey` holds it.
    @Override
    public String toString() {
        var typed = new byte[1 + raw.length];
        typed[0] = ED25519;
        System.arraycopy(raw, 0, typed, 1, raw.length);
        return name + "+" + HexFormat.of().formatHex(id) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }
}
