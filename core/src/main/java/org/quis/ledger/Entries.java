package org.quis.ledger;

/// One batch in its sealed form, ready to be appended: all the hashing but that of the nodes is done.
///
/// Made by a [Sealer] in a worker thread, taken by [LedgerWriter#append] in the one thread that appends.
public final class Entries {
    /// the uint16 length before each entry in a bundle
    static final int PREFIX = 2;

    private final int count;
    private final byte[] bundled;
    private final byte[] leaves;
    private final PayloadKey.Id key;
    private final byte[] packed;
    private final int plainLength;

    Entries(int count, byte[] bundled, byte[] leaves, PayloadKey.Id key, byte[] packed, int plainLength) {
        this.count = count;
        this.bundled = bundled;
        this.leaves = leaves;
        this.key = key;
        this.packed = packed;
        this.plainLength = plainLength;
    }

    public int count() {
        return count;
    }

    /// How many bytes the batch takes in the payload, for measuring.
    public int packedBytes() {
        return packed.length;
    }

    /// The entries one after the other, each behind its length: a piece of an entry bundle.
    byte[] bundled() {
        return bundled;
    }

    /// How many bytes of [#bundled()] some entries take, their length prefixes included.
    ///
    /// @param at where the first of them begins
    int bytes(int at, int entries) {
        int end = at;
        for (int i = 0; i < entries; i++) {
            end += PREFIX + ((bundled[end] & 0xFF) << 8 | bundled[end + 1] & 0xFF);
        }
        return end - at;
    }

    byte[] leaves() {
        return leaves;
    }

    PayloadKey.Id key() {
        return key;
    }

    /// The LZ4 block of a payload frame, encrypted; unpacks to [#plainLength()] bytes.
    byte[] packed() {
        return packed;
    }

    int plainLength() {
        return plainLength;
    }
}
