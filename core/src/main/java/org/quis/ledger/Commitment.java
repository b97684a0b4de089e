package org.quis.ledger;

import java.nio.charset.StandardCharsets;

/// Salted commitments: a leaf tells nothing of a row until someone holds the row and its salt.
///
/// An unsalted hash of a name or a plate falls to whoever hashes all names and plates. Not safe for use
/// by two threads at once.
final class Commitment {
    static final byte[] ROW = "quis/row/v1".getBytes(StandardCharsets.US_ASCII);
    static final byte[] SOURCE = "quis/source/v1".getBytes(StandardCharsets.US_ASCII);
    static final byte[] EVENT = "quis/event/v1".getBytes(StandardCharsets.US_ASCII);
    static final int SEED_BYTES = 32;
    private static final byte[] SALT = "quis/salt/v1".getBytes(StandardCharsets.US_ASCII);
    private static final int SALT_INPUT = SALT.length + SEED_BYTES + 4;

    private final Hasher hasher;
    private final byte[] saltInput = new byte[SALT_INPUT];
    private final byte[] salt = new byte[Hash.BYTES];

    Commitment(Hasher hasher) {
        this.hasher = hasher;
        System.arraycopy(SALT, 0, saltInput, 0, SALT.length);
    }

    /// Takes the seed of a batch, from which the salts of its values follow.
    void seed(byte[] bytes, int from) {
        System.arraycopy(bytes, from, saltInput, SALT.length, SEED_BYTES);
    }

    /// salt = SHA-256(`quis/salt/v1` ‖ seed ‖ place), commitment = SHA-256(domain ‖ salt ‖ value)
    ///
    /// @param place the value's place in its batch, from 0
    void commit(byte[] domain, int place, byte[] value, int from, int length, byte[] out, int to) {
        salt(place);
        commit(domain, value, from, length, out, to);
    }

    /// The salt of one value, which opens no other's commitment.
    Hash saltOf(int place) {
        salt(place);
        return Hash.at(salt, 0);
    }

    /// The commitment to a value whose salt has been shown.
    Hash commit(byte[] domain, Hash shown, byte[] value) {
        shown.writeTo(salt, 0);
        var out = new byte[Hash.BYTES];
        commit(domain, value, 0, value.length, out, 0);
        return Hash.at(out, 0);
    }

    private void salt(int place) {
        saltInput[SALT_INPUT - 4] = (byte) (place >>> 24);
        saltInput[SALT_INPUT - 3] = (byte) (place >>> 16);
        saltInput[SALT_INPUT - 2] = (byte) (place >>> 8);
        saltInput[SALT_INPUT - 1] = (byte) place;
        hasher.sha256.update(saltInput, 0, SALT_INPUT);
        hasher.finish(salt, 0);
    }

    private void commit(byte[] domain, byte[] value, int from, int length, byte[] out, int to) {
        hasher.sha256.update(domain, 0, domain.length);
        hasher.sha256.update(salt, 0, salt.length);
        hasher.sha256.update(value, from, length);
        hasher.finish(out, to);
    }
}
