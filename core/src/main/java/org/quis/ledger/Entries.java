package org.quis.ledger;

/// Sealed entries on their way to the ledger: a batch's, or a single event's. Made by a [Sealer].
public final class Entries {
    final int count;
    /// each as in an entry bundle: length in two bytes, big endian, then the entry
    final byte[] encoded;
    /// where each begins in `encoded`, and where the last ends
    final int[] starts;
    /// their leaf hashes, side by side
    final byte[] leaves;
    /// the payload that opens their commitments
    final Frame frame;

    Entries(int count, byte[] encoded, int[] starts, byte[] leaves, Frame frame) {
        this.count = count;
        this.encoded = encoded;
        this.starts = starts;
        this.leaves = leaves;
        this.frame = frame;
    }

    public int count() {
        return count;
    }
}
