package org.quis.ledger;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// A key that payloads are encrypted with: AES-256-GCM, by Tink. Safe for use by several threads.
public final class PayloadKey {
    static final int KEY_BYTES = 32;
    static final int ID_BYTES = 16;
    /// what encryption adds: a nonce of 12 bytes before, a tag of 16 behind
    static final int OVERHEAD = 28;

    private static final byte[] DOMAIN = "quis/payload/v2".getBytes(StandardCharsets.US_ASCII);

    private final Id id;
    private final AesGcmJce cipher;
    private final byte[] associated;

    /// Names a key without telling anything of what it is for.
    public record Id(long high, long low) {
        static Id at(ByteBuffer in) {
            return new Id(in.getLong(), in.getLong());
        }

        static Id of(byte[] bytes) {
            return at(ByteBuffer.wrap(bytes, 0, ID_BYTES));
        }

        /// @throws IllegalArgumentException if it is not 32 hexadecimal digits
        static Id parse(String hex) {
            byte[] bytes = HexFormat.of().parseHex(hex);
            if (bytes.length != ID_BYTES) throw new IllegalArgumentException("not a key's id: " + hex);
            return of(bytes);
        }

        byte[] bytes() {
            return ByteBuffer.allocate(ID_BYTES).putLong(high).putLong(low).array();
        }

        /// 32 hexadecimal digits.
        @Override
        public String toString() {
            return HexFormat.of().formatHex(bytes());
        }
    }

    PayloadKey(Id id, byte[] key) {
        this.id = id;
        this.associated = ByteBuffer.allocate(DOMAIN.length + ID_BYTES)
                .put(DOMAIN)
                .put(id.bytes())
                .array();
        try {
            this.cipher = new AesGcmJce(key);
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new AssertionError(everyPlatformHasIt);
        }
    }

    public Id id() {
        return id;
    }

    /// nonce ‖ ciphertext ‖ tag; bound to the key's id, so that it cannot be passed off as another's
    byte[] encrypt(byte[] plain) {
        try {
            return cipher.encrypt(plain, associated);
        } catch (GeneralSecurityException cannotHappen) {
            throw new AssertionError(cannotHappen);
        }
    }

    /// @return `null` if the bytes are not what this key encrypted
    byte @Nullable [] decrypt(byte[] encrypted) {
        try {
            return cipher.decrypt(encrypted, associated);
        } catch (GeneralSecurityException forged) {
            return null;
        }
    }
}
