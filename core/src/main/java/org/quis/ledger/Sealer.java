package org.quis.ledger;

import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.function.Function;
import org.quis.access.Rows;
import org.quis.access.Source;

/// Turns what was read into entries: commits to it under a salt nobody can guess, and keeps what opens the
/// commitment. One instance belongs to one thread.
///
/// `salt = SHA-256("quis/salt/v1" ‖ seed ‖ uint32 i)`, `commitment = SHA-256("quis/row/v1" ‖ salt ‖ row)`,
/// where the seed is 32 random bytes per batch, `i` the row's place in the batch and `row` its canonical
/// bytes ([Rows]).
public final class Sealer {
    static final int SEED_BYTES = 32;
    private static final byte[] SALT_TAG = "quis/salt/v1".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ROW_TAG = "quis/row/v1".getBytes(StandardCharsets.US_ASCII);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final MessageDigest sha256 = TreeHasher.sha256();
    private final TreeHasher tree = new TreeHasher();
    private final byte[] salt = new byte[Hash.BYTES];
    private final byte[] index = new byte[4];

    /// One entry per row.
    public Entries seal(Rows rows) {
        var seed = new byte[SEED_BYTES];
        RANDOM.nextBytes(seed);
        int count = rows.count();
        int entryBytes = 2 + Entry.RowRead.BYTES;
        var encoded = new byte[count * entryBytes];
        var starts = new int[count + 1];
        var leaves = new byte[count * Hash.BYTES];
        int source = rows.source().number();
        for (int i = 0; i < count; i++) {
            int at = i * entryBytes;
            starts[i] = at;
            encoded[at] = 0;
            encoded[at + 1] = Entry.RowRead.BYTES;
            encoded[at + 2] = Entry.VERSION;
            encoded[at + 3] = Entry.ROW;
            bigEndian(encoded, at + 4, 4, source);
            bigEndian(encoded, at + 8, 8, rows.number(i));
            commit(seed, i, rows.bytes(), rows.rowStart(i), rows.rowStart(i + 1) - rows.rowStart(i), encoded, at + 16);
            tree.leaf(encoded, at + 2, Entry.RowRead.BYTES, leaves, i * Hash.BYTES);
        }
        starts[count] = encoded.length;
        return new Entries(count, encoded, starts, leaves, Frame.pack(seed, rows));
    }

    /// The end of a source.
    public Entries sourceRead(Source source, long rows, Hash file) {
        return single(
                source, source.label(), commitment -> new Entry.SourceRead(source.number(), rows, file, commitment));
    }

    /// The end of a run.
    public Entries runEnded(long rows, Hash rules, String description) {
        return single(new Source(0, "", null), description, commitment -> new Entry.RunEnded(rows, rules, commitment));
    }

    private Entries single(Source source, String text, Function<Hash, Entry> entry) {
        var seed = new byte[SEED_BYTES];
        RANDOM.nextBytes(seed);
        var rows = new Rows(source, text.length() * 3 + 16);
        rows.cell(text);
        rows.endRow(0);
        var commitment = new byte[Hash.BYTES];
        commit(seed, 0, rows.bytes(), 0, rows.size(), commitment, 0);
        var bytes = entry.apply(Hash.copyOf(commitment, 0)).encode();
        var encoded = new byte[2 + bytes.length];
        bigEndian(encoded, 0, 2, bytes.length);
        System.arraycopy(bytes, 0, encoded, 2, bytes.length);
        var leaf = new byte[Hash.BYTES];
        tree.leaf(bytes, 0, bytes.length, leaf, 0);
        return new Entries(1, encoded, new int[] {0, encoded.length}, leaf, Frame.pack(seed, rows));
    }

    /// Writes the commitment to `row` bytes at `at` of `to`.
    void commit(byte[] seed, int i, byte[] row, int from, int length, byte[] to, int at) {
        try {
            bigEndian(index, 0, 4, i);
            sha256.update(SALT_TAG);
            sha256.update(seed);
            sha256.update(index);
            sha256.digest(salt, 0, salt.length);
            sha256.update(ROW_TAG);
            sha256.update(salt);
            sha256.update(row, from, length);
            sha256.digest(to, at, Hash.BYTES);
        } catch (DigestException e) {
            throw new IllegalArgumentException("no room for a hash", e);
        }
    }

    static void bigEndian(byte[] to, int at, int bytes, long value) {
        for (int i = bytes - 1; i >= 0; i--) {
            to[at + i] = (byte) value;
            value >>>= 8;
        }
    }
}
