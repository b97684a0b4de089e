package org.quis.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// A key that checks the signatures of a name: C2SP signed-note's verifier key.
///
/// @param name the signer's name; for a log, its origin
/// @param type what its signatures say
/// @param key  the 32 bytes of the Ed25519 public key
public record VerifierKey(String name, Type type, Hash key) {
    /// What a signature is over, by signed-note's type byte. Both are made with Ed25519.
    public enum Type {
        /// the text itself: how a log signs
        LOG(1),
        /// the text and the time: how a witness signs (tlog-cosignature 1.0.1, cosignature/v1)
        WITNESS(4);

        private final byte code;

        Type(int code) {
            this.code = (byte) code;
        }
    }

    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100"); // RFC 8410, section 4

    public VerifierKey {
        if (!Note.isName(name)) {
            throw new IllegalArgumentException("`" + name + "` is not a name: no spaces, no plus signs, not empty");
        }
    }

    /// Reads `name+hex8+base64(type ‖ key)`.
    ///
    /// @throws Broken.Note if the text is not that, or is of another type of key
    public static VerifierKey parse(String encoded) throws Broken.Note {
        int first = encoded.indexOf('+');
        int second = encoded.indexOf('+', first + 1);
        if (first < 0 || second < 0 || !Note.isName(encoded.substring(0, first))) {
            throw new Broken.Note("`" + encoded + "` is not a verifier key like name+1a2b3c4d+AQ…");
        }
        byte[] typed = Base64Text.decode(encoded.substring(second + 1)).orElse(new byte[0]);
        var type = Arrays.stream(Type.values())
                .filter(it -> typed.length == 1 + Hash.BYTES && typed[0] == it.code)
                .findAny()
                .orElseThrow(() -> new Broken.Note("`" + encoded + "` does not hold an Ed25519 key"));
        var key = new VerifierKey(encoded.substring(0, first), type, Hash.at(typed, 1));
        if (!encoded.equals(key.encoded())) {
            throw new Broken.Note("`" + encoded + "` has a key id that is not its key's");
        }
        return key;
    }

    /// Reads a key that must be of one type.
    public static VerifierKey parse(String encoded, Type wanted) throws Broken.Note {
        var key = parse(encoded);
        if (key.type == wanted) return key;
        throw new Broken.Note("`" + encoded + "` is a " + name(key.type) + "'s key, not a " + name(wanted) + "'s");
    }

    private static String name(Type type) {
        return switch (type) {
            case LOG -> "log";
            case WITNESS -> "witness";
        };
    }

    public String encoded() {
        return name + "+" + HexFormat.of().toHexDigits(id()) + "+"
                + Base64.getEncoder().encodeToString(typed());
    }

    /// This key for an origin at or below its name ([LogKey#below]); itself for any other, which it will refuse.
    VerifierKey of(String origin) {
        boolean below = origin.startsWith(name + "/") && Note.isName(origin); // a stranger may ask about any
        return below ? new VerifierKey(origin, type, key) : this;
    }

    /// The first four bytes of SHA-256(name ‖ LF ‖ type ‖ key): tells keys of one name apart.
    public int id() {
        MessageDigest sha256 = new Hasher().sha256;
        sha256.update(name.getBytes(StandardCharsets.UTF_8));
        sha256.update((byte) '\n');
        return ByteBuffer.wrap(sha256.digest(typed())).getInt();
    }

    private byte[] typed() {
        return ByteBuffer.allocate(1 + Hash.BYTES)
                .put(type.code)
                .put(key.bytes())
                .array();
    }

    /// Whether this is the key's signature of a note's text: of the text itself, or of the text and a time.
    boolean accepts(byte[] text, byte[] signature) {
        return switch (type) {
            case LOG -> verifies(text, signature);
            case WITNESS ->
                Cosignature.time(signature)
                        .filter(time -> verifies(
                                Cosignature.message(time, text),
                                Arrays.copyOfRange(signature, Cosignature.TIME_BYTES, signature.length)))
                        .isPresent();
        };
    }

    /// Whether this is the key's Ed25519 signature of these very bytes.
    boolean verifies(byte[] message, byte[] signature) {
        try {
            byte[] encoded = ByteBuffer.allocate(X509.length + Hash.BYTES)
                    .put(X509)
                    .put(key.bytes())
                    .array();
            PublicKey publicKey = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(publicKey);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException notAPointOrNotASignature) {
            return false;
        }
    }
}
