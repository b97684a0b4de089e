package org.quis.ledger;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/// What a leaf says. The encoding is fixed-width and big endian; `docs/ledger.md` has it to the byte.
public sealed interface Entry {
    byte VERSION = 1;
    byte ROW = 1;
    byte SOURCE = 2;
    byte RUN = 3;

    /// The salted commitment to what lies in the payload.
    Hash commitment();

    byte[] encode();

    /// A data row of a source was read, accepted or not.
    record RowRead(int source, long row, Hash commitment) implements Entry {
        static final int BYTES = 2 + 4 + 8 + Hash.BYTES;

        @Override
        public byte[] encode() {
            var out = ByteBuffer.allocate(BYTES)
                    .put(VERSION)
                    .put(ROW)
                    .putInt(source)
                    .putLong(row);
            return out.put(commitment.bytes()).array();
        }
    }

    /// A source was read to its end.
    ///
    /// @param file       SHA-256 of the whole file it came from
    /// @param commitment to the source's label
    record SourceRead(int source, long rows, Hash file, Hash commitment) implements Entry {
        @Override
        public byte[] encode() {
            var out = ByteBuffer.allocate(2 + 4 + 8 + 2 * Hash.BYTES)
                    .put(VERSION)
                    .put(SOURCE)
                    .putInt(source)
                    .putLong(rows);
            return out.put(file.bytes()).put(commitment.bytes()).array();
        }
    }

    /// A run ended.
    ///
    /// @param rules      SHA-256 of the rules and word lists it used
    /// @param commitment to its description (version of Quis, version of the rules)
    record RunEnded(long rows, Hash rules, Hash commitment) implements Entry {
        @Override
        public byte[] encode() {
            var out = ByteBuffer.allocate(2 + 8 + 2 * Hash.BYTES)
                    .put(VERSION)
                    .put(RUN)
                    .putLong(rows);
            return out.put(rules.bytes()).put(commitment.bytes()).array();
        }
    }

    /// @throws LedgerException where the bytes are no entry of a version known here
    static Entry decode(byte[] bytes) throws LedgerException {
        try {
            var in = ByteBuffer.wrap(bytes);
            byte version = in.get();
            if (version != VERSION) throw new LedgerException("entry version " + version + " is not known");
            byte type = in.get();
            var entry = switch (type) {
                case ROW -> new RowRead(in.getInt(), in.getLong(), hash(in));
                case SOURCE -> new SourceRead(in.getInt(), in.getLong(), hash(in), hash(in));
                case RUN -> new RunEnded(in.getLong(), hash(in), hash(in));
                default -> throw new LedgerException("entry type " + type + " is not known");
            };
            if (in.hasRemaining()) throw new LedgerException("entry is " + in.remaining() + " bytes too long");
            return entry;
        } catch (BufferUnderflowException e) {
            throw new LedgerException("entry is cut short at " + bytes.length + " bytes");
        }
    }

    private static Hash hash(ByteBuffer in) {
        var bytes = new byte[Hash.BYTES];
        in.get(bytes);
        return Hash.copyOf(bytes, 0);
    }
}
