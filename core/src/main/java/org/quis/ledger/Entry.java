package org.quis.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// What one leaf of the ledger says. Encoded to the byte in `docs/ledger.md`; numbers are big-endian.
///
/// A row's entry and the leaf prefix are 47 bytes together, which SHA-256 takes in one block.
public sealed interface Entry {
    byte VERSION = 1;
    /// what the longest entry takes, a run's with two long versions
    int MOST_BYTES = 2 + Hash.BYTES + 2 * (1 + 255);

    /// A data row was read (parsed or rejected, both are sealed).
    ///
    /// @param source     the source's number in its run, from 0
    /// @param row        the row's number as a reader sees it there (header = 1)
    /// @param commitment to the row's canonical bytes
    record RowRead(int source, long row, Hash commitment) implements Entry {
        static final byte TYPE = 1;
        static final int BYTES = 2 + 4 + 8 + Hash.BYTES;

        public RowRead {
            if (source < 0 || row < 0) throw new IllegalArgumentException("source " + source + ", row " + row);
        }
    }

    /// A source has been read to its end.
    ///
    /// @param rows       the data rows sealed from it in this run
    /// @param sha256     of the source's file, as `sha256sum` prints it
    /// @param commitment to the names of the file and of the member in it, which may name a person
    /// @param grown      what it had grown from, `null` where all its rows were sealed in this run
    record SourceEnd(
            int source,
            long rows,
            Hash sha256,
            Hash commitment,
            @Nullable Grown grown) implements Entry {
        static final byte TYPE = 2;
        static final byte GROWN = 5;

        public SourceEnd {
            if (source < 0 || rows < 0) throw new IllegalArgumentException("source " + source + ", rows " + rows);
        }
    }

    /// The rows that a source begins with were sealed before, when it was shorter; they are not sealed again.
    ///
    /// @param end  the entry that ended the shorter source
    /// @param rows how many of that source's rows, from its first
    record Grown(long end, long rows) {
        public Grown {
            if (end < 0 || rows < 0) throw new IllegalArgumentException("grown from " + end + ", rows " + rows);
        }
    }

    /// A run has come to its end.
    ///
    /// @param rules        SHA-256 over the rule set
    /// @param rulesVersion what the rule set calls itself; at most 255 bytes
    /// @param quisVersion  of the program; at most 255 bytes
    record RunEnd(Hash rules, String rulesVersion, String quisVersion) implements Entry {
        static final byte TYPE = 3;

        public RunEnd {
            if (utf8(rulesVersion).length > 255 || utf8(quisVersion).length > 255) {
                throw new IllegalArgumentException("a version has at most 255 bytes");
            }
        }
    }

    /// Something was done that must not be forgotten: a review, a decision, a change of rules, a publication, an
    /// erasure.
    ///
    /// @param type       what, in the form `payload-shredded`: at most 63 of a–z, 0–9 and hyphens
    /// @param time       when, to the microsecond
    /// @param commitment to who did it and to its payload ([Event])
    record Happened(String type, Instant time, Hash commitment) implements Entry {
        static final byte TYPE = 4;

        public Happened {
            if (!isType(type)) throw new IllegalArgumentException("type `" + type + "`");
            time = time.truncatedTo(ChronoUnit.MICROS);
        }

        /// Whether an entry's bytes are an event's, as far as the first of them say.
        static boolean is(byte[] encoded) {
            return encoded.length > 1 && encoded[0] == VERSION && encoded[1] == TYPE;
        }

        static boolean isType(String type) {
            return type.matches("[a-z0-9-]{1,63}");
        }
    }

    /// The entry's bytes, which the leaf hash covers.
    default byte[] encoded() {
        return switch (this) {
            case RowRead(int source, long row, Hash commitment) ->
                ByteBuffer.allocate(RowRead.BYTES)
                        .put(VERSION)
                        .put(RowRead.TYPE)
                        .putInt(source)
                        .putLong(row)
                        .put(commitment.bytes())
                        .array();
            case SourceEnd(int source, long rows, Hash sha256, Hash commitment, Grown grown) -> {
                var out = ByteBuffer.allocate(2 + 4 + 8 + 2 * Hash.BYTES + (grown == null ? 0 : 16))
                        .put(VERSION)
                        .put(grown == null ? SourceEnd.TYPE : SourceEnd.GROWN)
                        .putInt(source)
                        .putLong(rows)
                        .put(sha256.bytes())
                        .put(commitment.bytes());
                if (grown != null) out.putLong(grown.end).putLong(grown.rows);
                yield out.array();
            }
            case Happened(String type, Instant time, Hash commitment) ->
                ByteBuffer.allocate(2 + 1 + type.length() + 8 + Hash.BYTES)
                        .put(VERSION)
                        .put(Happened.TYPE)
                        .put((byte) type.length())
                        .put(utf8(type))
                        .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, time))
                        .put(commitment.bytes())
                        .array();
            case RunEnd(Hash rules, String rulesVersion, String quisVersion) -> {
                byte[] ruleSet = utf8(rulesVersion);
                byte[] program = utf8(quisVersion);
                yield ByteBuffer.allocate(2 + Hash.BYTES + 2 + ruleSet.length + program.length)
                        .put(VERSION)
                        .put(RunEnd.TYPE)
                        .put(rules.bytes())
                        .put((byte) ruleSet.length)
                        .put(ruleSet)
                        .put((byte) program.length)
                        .put(program)
                        .array();
            }
        };
    }

    /// @throws Broken.Entry if the bytes are not exactly one entry of this version
    static Entry decode(byte[] bytes) throws Broken.Entry {
        if (bytes.length < 2) throw new Broken.Entry("is cut short at " + bytes.length + " bytes");
        if (bytes[0] != VERSION) {
            throw new Broken.Entry(
                    "is of version " + (bytes[0] & 0xFF) + ", and this program knows version " + VERSION);
        }
        var in = ByteBuffer.wrap(bytes, 2, bytes.length - 2);
        try {
            Entry entry = switch (bytes[1]) {
                case RowRead.TYPE -> new RowRead(in.getInt(), in.getLong(), hash(in));
                case SourceEnd.TYPE -> new SourceEnd(in.getInt(), in.getLong(), hash(in), hash(in), null);
                case SourceEnd.GROWN ->
                    new SourceEnd(in.getInt(), in.getLong(), hash(in), hash(in), new Grown(in.getLong(), in.getLong()));
                case RunEnd.TYPE -> new RunEnd(hash(in), text(in), text(in));
                case Happened.TYPE ->
                    new Happened(text(in), Instant.EPOCH.plus(in.getLong(), ChronoUnit.MICROS), hash(in));
                default -> throw new Broken.Entry("is of unknown type " + (bytes[1] & 0xFF));
            };
            if (in.hasRemaining()) throw new Broken.Entry("has " + in.remaining() + " bytes too many");
            return entry;
        } catch (java.nio.BufferUnderflowException tooShort) {
            throw new Broken.Entry("is cut short at " + bytes.length + " bytes");
        } catch (IllegalArgumentException outOfRange) {
            throw new Broken.Entry("has a number out of range: " + outOfRange.getMessage());
        } catch (CharacterCodingException notText) {
            throw new Broken.Entry("has a version that is not UTF-8");
        }
    }

    private static Hash hash(ByteBuffer in) {
        return new Hash(in.getLong(), in.getLong(), in.getLong(), in.getLong());
    }

    private static String text(ByteBuffer in) throws CharacterCodingException {
        int length = in.get() & 0xFF;
        if (length > in.remaining()) throw new java.nio.BufferUnderflowException();
        var text = StandardCharsets.UTF_8.newDecoder().decode(in.slice(in.position(), length));
        in.position(in.position() + length);
        return text.toString();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
