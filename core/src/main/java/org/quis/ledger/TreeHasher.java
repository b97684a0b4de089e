package org.quis.ledger;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/// The hashing of RFC 6962, section 2.1. One instance belongs to one thread.
final class TreeHasher {
    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final MessageDigest sha256 = sha256();

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    void leaf(byte[] entry, int from, int length, byte[] to, int at) {
        sha256.update(LEAF);
        sha256.update(entry, from, length);
        finish(to, at);
    }

    /// Hashes the two hashes that lie side by side from `from` on. `to` may be the same buffer.
    void node(byte[] children, int from, byte[] to, int at) {
        sha256.update(NODE);
        sha256.update(children, from, 2 * Hash.BYTES);
        finish(to, at);
    }

    Hash node(Hash left, Hash right) {
        var children = new byte[2 * Hash.BYTES];
        left.copyTo(children, 0);
        right.copyTo(children, Hash.BYTES);
        node(children, 0, children, 0);
        return Hash.copyOf(children, 0);
    }

    Hash leaf(byte[] entry) {
        var hash = new byte[Hash.BYTES];
        leaf(entry, 0, entry.length, hash, 0);
        return Hash.copyOf(hash, 0);
    }

    /// The root over a full tile's hashes, destroying them.
    ///
    /// @param hashes a power of two of them, side by side
    void fold(byte[] hashes, int count, byte[] to, int at) {
        for (int width = count; width > 1; width /= 2) {
            for (int i = 0; i < width; i += 2) node(hashes, i * Hash.BYTES, hashes, i / 2 * Hash.BYTES);
        }
        System.arraycopy(hashes, 0, to, at, Hash.BYTES);
    }

    /// The root over subtrees of equal, complete size, of which only the last may be smaller: split at the
    /// largest power of two below their number.
    Hash root(List<Hash> subtrees) {
        if (subtrees.isEmpty()) return Hash.copyOf(sha256.digest(), 0);
        if (subtrees.size() == 1) return subtrees.getFirst();
        int split = Integer.highestOneBit(subtrees.size() - 1);
        return node(root(subtrees.subList(0, split)), root(subtrees.subList(split, subtrees.size())));
    }

    private void finish(byte[] to, int at) {
        try {
            sha256.digest(to, at, Hash.BYTES);
        } catch (DigestException e) {
            throw new IllegalArgumentException("no room for a hash", e);
        }
    }
}
