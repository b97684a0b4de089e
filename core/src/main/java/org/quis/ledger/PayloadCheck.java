package org.quis.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Opens every commitment with the payload, and checks that the payload is all there and nothing else is.
final class PayloadCheck {
    private static final int ROW_COMMITMENT = Entry.RowRead.BYTES - Hash.BYTES;

    private final Path folder;
    private final long size;
    private final StoredTiles tiles;
    private final Faults faults = new Faults();
    private final Commitment commitment = new Commitment(new Hasher());
    private final byte[] scratch = new byte[Hash.BYTES];
    private final Map<Integer, Long> rowsOf = new HashMap<>();
    private int source = -1;
    private long rowsOfSource;
    private @Nullable Bundle bundle; // null where it cannot be read, which the check of the tree reports
    private long bundleIndex = -1;
    private boolean bundlesLost;

    private PayloadCheck(Path folder, long size) {
        this.folder = folder;
        this.size = size;
        this.tiles = new StoredTiles(folder, size);
    }

    static Faults check(Path folder, long size) throws IOException {
        var check = new PayloadCheck(folder, size);
        try (var frames = Frames.open(folder)) {
            check.frames(frames);
        } catch (Broken.Ledger lost) {
            check.faults.add(lost.fault());
        }
        return check.faults;
    }

    private void frames(Frames frames) throws IOException, Broken.Ledger {
        long next = 0;
        int segment = -1;
        long end = 0;
        for (long number = 0; number < frames.count() && !Thread.currentThread().isInterrupted(); number++) {
            var place = frames.place(number);
            boolean newSegment = place.segment() == segment + 1 && place.offset() == 0;
            if (place.first() != next
                    || place.count() > size - next
                    || !newSegment && (place.segment() != segment || place.offset() != end)) {
                throw new Broken.Ledger(Fault.at(
                        Payload.indexFile(),
                        number * Payload.RECORD,
                        next,
                        "the record here does not follow the last"));
            }
            if (newSegment) nothingAfter(frames, segment, end);
            segment = place.segment();
            values(place, frames.frame(place));
            next += place.count();
            end = frames.end();
        }
        nothingAfter(frames, segment, end);
        if (next < size) {
            throw new Broken.Ledger(new Fault(
                    Payload.indexFile(), frames.count() * Payload.RECORD, next, "ends before this entry, of " + size));
        }
        if (Files.exists(folder.resolve(Payload.segmentFile(segment + 1)))) {
            faults.add(Fault.of(Payload.segmentFile(segment + 1), "is not in " + Payload.indexFile()));
        }
    }

    private void nothingAfter(Frames frames, int segment, long end) throws IOException {
        if (segment >= 0 && frames.segmentSize() > end) {
            faults.add(
                    new Fault(Payload.segmentFile(segment), end, null, "has bytes from here on that are no frame's"));
        }
    }

    private void values(Frames.Place place, Frame frame) throws IOException {
        frame.seed(commitment);
        for (int i = 0; i < frame.count(); i++) {
            long entry = place.first() + i;
            var in = bundle(entry);
            if (in == null) continue;
            int at = (int) (entry % Tile.FULL);
            @Nullable String problem = value(frame, i, in, at);
            if (problem != null) faults.add(Fault.at(place.file(), place.offset(), entry, problem));
        }
    }

    /// @return what is wrong, `null` if nothing is
    private @Nullable String value(Frame frame, int i, Bundle in, int at) {
        byte[] bytes = in.bytes();
        int start = in.start(at);
        if (in.length(at) == Entry.RowRead.BYTES && bytes[start + 1] == Entry.RowRead.TYPE) { // all but a few
            count(bytes, start + 2);
            boolean opens = bytes[start] == Entry.VERSION
                    && frame.opens(i, Commitment.ROW, bytes, start + ROW_COMMITMENT, commitment, scratch);
            return opens ? null : "the row kept in the frame here is not the one its entry commits to";
        }
        try {
            var entry = Entry.decode(in.entry(at));
            if (entry instanceof Entry.SourceEnd end) {
                keepCount();
                long rows = rowsOf.getOrDefault(end.source(), 0L);
                if (rows != end.rows() && !bundlesLost) {
                    return "source " + end.source() + " is said to have " + end.rows() + " rows, " + rows
                            + " were sealed before";
                }
            }
            return frame.opens(entry, i) ? null : "the value kept in the frame here is not what its entry commits to";
        } catch (Broken.Entry malformed) {
            return "its entry " + malformed.getMessage();
        }
    }

    private void count(byte[] bytes, int at) {
        int of = java.nio.ByteBuffer.wrap(bytes).getInt(at);
        if (of != source) {
            keepCount();
            source = of;
        }
        rowsOfSource++;
    }

    private void keepCount() {
        if (rowsOfSource > 0) rowsOf.merge(source, rowsOfSource, Long::sum);
        rowsOfSource = 0;
    }

    private @Nullable Bundle bundle(long entry) throws IOException {
        long index = entry / Tile.FULL;
        if (index != bundleIndex) {
            bundleIndex = index;
            try {
                bundle = tiles.bundle(Tile.holding(entry, Tile.ENTRIES, size));
            } catch (Broken.Ledger reportedByTreeCheck) {
                bundle = null;
                bundlesLost = true;
            }
        }
        return bundle;
    }
}
