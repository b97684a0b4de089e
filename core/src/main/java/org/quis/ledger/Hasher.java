package org.quis.ledger;

import java.security.DigestException;
import java.security.MessageDigest;

/// The hashes of a Merkle tree, RFC 6962, section 2.1, into buffers the caller owns.
///
/// A ledger of five million rows takes twenty million hashes, so nothing is allocated here. Not safe for
/// use by two threads at once.
final class Hasher {
    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    final MessageDigest sha256 = Hash.sha256();
    private final byte[] node = new byte[1 + 2 * Hash.BYTES];

    Hasher() {
        node[0] = NODE;
    }

    /// SHA-256(00 ‖ entry)
    void leaf(byte[] entry, int from, int length, byte[] out, int to) {
        sha256.update(LEAF);
        sha256.update(entry, from, length);
        finish(out, to);
    }

    Hash leaf(byte[] entry) {
        var out = new byte[Hash.BYTES];
        leaf(entry, 0, entry.length, out, 0);
        return Hash.at(out, 0);
    }

    /// SHA-256(01 ‖ left ‖ right), where left and right stand one after the other; `out` may be the same bytes.
    void node(byte[] pair, int from, byte[] out, int to) {
        System.arraycopy(pair, from, node, 1, 2 * Hash.BYTES);
        sha256.update(node, 0, node.length);
        finish(out, to);
    }

    Hash node(Hash left, Hash right) {
        left.writeTo(node, 1);
        right.writeTo(node, 1 + Hash.BYTES);
        sha256.update(node, 0, node.length);
        var out = new byte[Hash.BYTES];
        finish(out, 0);
        return Hash.at(out, 0);
    }

    /// The root of the empty tree, SHA-256 of nothing.
    Hash empty() {
        return Hash.of(sha256.digest());
    }

    /// The hash of `count` siblings, a power of two, by hashing pairs in place; `hashes` is spoilt from `from` on.
    Hash fold(byte[] hashes, int from, int count) {
        for (int width = count; width > 1; width /= 2) {
            for (int i = 0; i < width / 2; i++) {
                node(hashes, from + 2 * i * Hash.BYTES, hashes, from + i * Hash.BYTES);
            }
        }
        return Hash.at(hashes, from);
    }

    void finish(byte[] out, int to) {
        try {
            sha256.digest(out, to, Hash.BYTES);
        } catch (DigestException bufferTooSmall) {
            throw new AssertionError(bufferTooSmall);
        }
    }
}
