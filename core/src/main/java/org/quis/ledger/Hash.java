package org.quis.ledger;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/// The 32 bytes of a SHA-256 hash, as four big-endian numbers so that two equal hashes are equal.
public record Hash(long first, long second, long third, long fourth) {
    static final int BYTES = 32;
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    public static Hash of(byte[] hash) {
        if (hash.length != BYTES) throw new IllegalArgumentException("a hash has 32 bytes, not " + hash.length);
        return at(hash, 0);
    }

    /// Computes SHA-256, which every Java platform has.
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new AssertionError(everyPlatformHasIt);
        }
    }

    /// Of a file's bytes.
    public static Hash ofFile(Path file) throws IOException {
        try (var in = new DigestInputStream(Files.newInputStream(file), sha256())) {
            var buffer = new byte[1 << 20];
            while (in.read(buffer) >= 0) {}
            return of(in.getMessageDigest().digest());
        }
    }

    static Hash at(byte[] bytes, int offset) {
        return new Hash(
                (long) LONG.get(bytes, offset),
                (long) LONG.get(bytes, offset + 8),
                (long) LONG.get(bytes, offset + 16),
                (long) LONG.get(bytes, offset + 24));
    }

    public byte[] bytes() {
        var bytes = new byte[BYTES];
        writeTo(bytes, 0);
        return bytes;
    }

    void writeTo(byte[] bytes, int offset) {
        LONG.set(bytes, offset, first);
        LONG.set(bytes, offset + 8, second);
        LONG.set(bytes, offset + 16, third);
        LONG.set(bytes, offset + 24, fourth);
    }

    public String base64() {
        return Base64.getEncoder().encodeToString(bytes());
    }

    /// Empty unless the text is exactly the standard base64 of 32 bytes.
    public static Optional<Hash> ofBase64(String text) {
        return Base64Text.decode(text).filter(bytes -> bytes.length == BYTES).map(Hash::of);
    }

    /// Hexadecimal, as `sha256sum` prints it.
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes());
    }
}
