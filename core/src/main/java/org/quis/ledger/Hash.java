package org.quis.ledger;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// A SHA-256 hash, 32 bytes, compared by value.
public final class Hash {
    public static final int BYTES = 32;

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /// @throws IllegalArgumentException where there are not 32 bytes from `from` on
    public static Hash copyOf(byte[] bytes, int from) {
        if (from < 0 || bytes.length - from < BYTES) throw new IllegalArgumentException("a hash has 32 bytes");
        return new Hash(Arrays.copyOfRange(bytes, from, from + BYTES));
    }

    /// @throws IllegalArgumentException where it is not 64 hexadecimal digits
    public static Hash ofHex(String hex) {
        return copyOf(HexFormat.of().parseHex(hex), 0);
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    void copyTo(byte[] to, int at) {
        System.arraycopy(bytes, 0, to, at, BYTES);
    }

    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
