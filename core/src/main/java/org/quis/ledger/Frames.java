package org.quis.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;
import org.jspecify.annotations.Nullable;

/// Reads the payload: finds the frame of an entry by its index, unpacks it, trusts none of its numbers.
final class Frames implements AutoCloseable {
    /// An LZ4 block grows at most 255-fold: a header that claims more would only fill the memory.
    private static final long MOST_GROWTH = 255;

    /// A record of the index.
    ///
    /// @param number its place in the index
    record Place(long number, long first, int count, int segment, long offset) {
        String file() {
            return Payload.segmentFile(segment);
        }
    }

    private final Path ledger;
    private final FileChannel index;
    private final LZ4SafeDecompressor decompressor =
            LZ4Factory.fastestInstance().safeDecompressor();
    private @Nullable FileChannel segment;
    private int segmentNumber = -1;
    private byte[] plain = new byte[0];
    private long end;
    private long count = -1; // not asked yet

    private Frames(Path ledger, FileChannel index) {
        this.ledger = ledger;
        this.index = index;
    }

    static Frames open(Path ledger) throws IOException, Broken.Ledger {
        try {
            return new Frames(ledger, FileChannel.open(ledger.resolve(Payload.indexFile()), StandardOpenOption.READ));
        } catch (NoSuchFileException missing) {
            throw new Broken.Ledger(Fault.of(Payload.indexFile(), "is missing"));
        }
    }

    /// How many frames there were when this was first asked; a writer may be adding to them.
    long count() throws IOException, Broken.Ledger {
        if (count >= 0) return count;
        long size = index.size();
        long spare = size % Payload.RECORD;
        if (spare == 0) return count = size / Payload.RECORD;
        throw new Broken.Ledger(
                new Fault(Payload.indexFile(), size - spare, null, "ends in " + spare + " bytes that are no record"));
    }

    Place place(long number) throws IOException, Broken.Ledger {
        var record = read(index, Payload.indexFile(), number * Payload.RECORD, Payload.RECORD);
        var place = new Place(number, record.getLong(), record.getInt(), record.getInt(), record.getLong());
        if (place.first < 0 || place.count < 1 || place.segment < 0 || place.offset < 0) {
            throw new Broken.Ledger(new Fault(
                    Payload.indexFile(), number * Payload.RECORD, null, "has a record of impossible numbers"));
        }
        return place;
    }

    /// The frame that covers an entry, by halving the index.
    Place covering(long entry) throws IOException, Broken.Ledger {
        long from = 0;
        long to = count();
        while (to - from > 1) {
            long middle = (from + to) >>> 1;
            if (place(middle).first <= entry) from = middle;
            else to = middle;
        }
        if (to > from) {
            var place = place(from);
            if (entry >= place.first && entry - place.first < place.count) return place;
        }
        throw new Broken.Ledger(new Fault(Payload.indexFile(), null, entry, "no record covers this entry"));
    }

    /// The frame whose last entry is the last of `size`; for a payload that may end in what was being
    /// written when the writer died, so it is looked for from the end.
    Place endingAt(long size) throws IOException, Broken.Ledger {
        for (long number = index.size() / Payload.RECORD - 1; number >= 0; number--) {
            try {
                var place = place(number);
                if (place.first + place.count != size) continue;
                sealed(place);
                return place;
            } catch (Broken.Ledger halfWritten) {
                // not the one; if none is, that is said below
            }
        }
        throw new Broken.Ledger(new Fault(
                Payload.indexFile(), null, size - 1, "has no frame that ends with this entry, the last one signed"));
    }

    /// A frame as it stands on the disk.
    record Sealed(Place place, PayloadKey.Id key, int plainLength, byte[] encrypted) {}

    Sealed sealed(Place place) throws IOException, Broken.Ledger {
        var channel = segment(place);
        var header = read(channel, place.file(), place.offset, Payload.HEADER);
        int magic = header.getInt();
        if (magic != Payload.MAGIC && magic >>> 8 == Payload.MAGIC >>> 8) {
            throw broken(place, "is of version `QPF%c`, and this program knows `QPF2`".formatted(magic & 0xFF));
        }
        if (magic != Payload.MAGIC || header.getLong() != place.first || header.getInt() != place.count) {
            throw broken(place, "has a header that does not fit its record in " + Payload.indexFile());
        }
        int plainLength = header.getInt();
        int length = header.getInt();
        if (length < PayloadKey.OVERHEAD || plainLength < 0 || plainLength > (length + 1L) * MOST_GROWTH) {
            throw broken(place, "has a header with impossible lengths");
        }
        var key = PayloadKey.Id.at(header);
        var encrypted = read(channel, place.file(), place.offset + Payload.HEADER, length);
        end = place.offset + Payload.HEADER + length;
        return new Sealed(place, key, plainLength, encrypted.array());
    }

    /// Decrypts and unpacks a frame; it is valid until the next one is.
    Frame open(Sealed sealed, PayloadKey key) throws Broken.Ledger {
        byte[] packed = key.decrypt(sealed.encrypted);
        if (packed == null) throw broken(sealed.place, "is not what its key encrypted");
        int plainLength = sealed.plainLength;
        if (plain.length < plainLength) plain = new byte[plainLength];
        try {
            int length = decompressor.decompress(packed, 0, packed.length, plain, 0, plainLength);
            if (length != plainLength) throw broken(sealed.place, "unpacks to another length than its header says");
            return Frame.of(plain, plainLength, sealed.place.count);
        } catch (LZ4Exception damaged) {
            throw broken(sealed.place, "does not unpack");
        } catch (Broken.Entry malformed) {
            throw broken(sealed.place, String.valueOf(malformed.getMessage()));
        }
    }

    /// Where the last frame read ends in its segment.
    long end() {
        return end;
    }

    long segmentSize() throws IOException {
        return segment == null ? 0 : segment.size();
    }

    private FileChannel segment(Place place) throws IOException, Broken.Ledger {
        if (segment != null && segmentNumber == place.segment) return segment;
        if (segment != null) segment.close();
        try {
            var opened = FileChannel.open(ledger.resolve(place.file()), StandardOpenOption.READ);
            segment = opened;
            segmentNumber = place.segment;
            return opened;
        } catch (NoSuchFileException missing) {
            throw new Broken.Ledger(new Fault(place.file(), null, place.first, "is missing"));
        }
    }

    private static Broken.Ledger broken(Place place, String problem) {
        return new Broken.Ledger(Fault.at(place.file(), place.offset, place.first, "the frame here " + problem));
    }

    private static ByteBuffer read(FileChannel from, String file, long offset, int length)
            throws IOException, Broken.Ledger {
        if (from.size() - offset < length) {
            throw new Broken.Ledger(new Fault(
                    file,
                    from.size(),
                    null,
                    "ends before the " + length + " bytes expected from byte " + offset + " on"));
        }
        var bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (from.read(bytes, offset + bytes.position()) < 0) throw new java.io.EOFException(file);
        }
        return bytes.flip();
    }

    @Override
    public void close() throws IOException {
        try (index) {
            if (segment != null) segment.close();
        }
    }
}
