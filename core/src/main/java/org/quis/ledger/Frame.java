package org.quis.ledger;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// A frame of the payload, unpacked: the seed of a batch's salts, and the values committed to.
///
/// Version (1 byte), seed (32), count (uint32), then the length of each value in LEB128, then the values
/// one after the other. Value `i` belongs to the batch's `i`th entry.
final class Frame {
    static final byte VERSION = 1;
    static final int LENGTHS_AT = 1 + Commitment.SEED_BYTES + 4;

    private final byte[] plain;
    private final int[] starts; // one more than values

    private Frame(byte[] plain, int[] starts) {
        this.plain = plain;
        this.starts = starts;
    }

    /// @param length how many bytes of `plain` are the frame's
    /// @throws Broken.Entry if the values do not fill the frame to its last byte
    static Frame of(byte[] plain, int length, int count) throws Broken.Entry {
        if (length < LENGTHS_AT) throw new Broken.Entry("is cut short at " + length + " bytes");
        if (plain[0] != VERSION) {
            throw new Broken.Entry(
                    "is of version " + (plain[0] & 0xFF) + ", and this program knows version " + VERSION);
        }
        if (ByteBuffer.wrap(plain).getInt(LENGTHS_AT - 4) != count || count > length - LENGTHS_AT) {
            throw new Broken.Entry("does not hold as many values as its header says");
        }
        var starts = new int[count + 1];
        int at = LENGTHS_AT;
        long end = 0;
        for (int i = 0; i < count; i++) {
            int shift = 0;
            long value = 0;
            byte next;
            do {
                if (at == length || shift > 28) throw new Broken.Entry("has a length that does not end");
                next = plain[at++];
                value |= (long) (next & 0x7F) << shift;
                shift += 7;
            } while (next < 0);
            end += value;
            if (end > length) throw new Broken.Entry("has values longer than the frame");
            starts[i + 1] = (int) end;
        }
        if (at + end != length) throw new Broken.Entry("has " + (length - at - end) + " bytes that are no value's");
        for (int i = 0; i <= count; i++) starts[i] += at;
        return new Frame(plain, starts);
    }

    int count() {
        return starts.length - 1;
    }

    /// Whether the frame's value `i` and its salt open an entry's commitment.
    boolean opens(int i, byte[] domain, byte[] committed, int committedAt, Commitment commitment, byte[] scratch) {
        commitment.commit(domain, i, plain, starts[i], starts[i + 1] - starts[i], scratch, 0);
        return Arrays.equals(scratch, 0, Hash.BYTES, committed, committedAt, committedAt + Hash.BYTES);
    }

    /// Whether value `i` is this part of some bytes.
    boolean is(int i, byte[] bytes, int from, int to) {
        return Arrays.equals(plain, starts[i], starts[i + 1], bytes, from, to);
    }

    void seed(Commitment commitment) {
        commitment.seed(plain, 1);
    }

    boolean isEmpty(int i) {
        return starts[i] == starts[i + 1];
    }

    /// Value `i` and its salt, which can be shown without the others.
    Opening opening(int i) {
        var commitment = new Commitment(new Hasher());
        seed(commitment);
        return new Opening(commitment.saltOf(i), Arrays.copyOfRange(plain, starts[i], starts[i + 1]));
    }
}
