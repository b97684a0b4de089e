package org.quis.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
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
    private final Map<Long, Long> rowsBefore = new HashMap<>(); // of a source, by the entry that ended it
    private int source = -1;
    private long rowsOfSource;
    private @Nullable Bundle bundle; // null where it cannot be read, which the check of the tree reports
    private long bundleIndex = -1;
    private boolean bundlesLost;

    private final @Nullable Keyring keys;
    private final Map<PayloadKey.Id, Frames.Place> missing = new LinkedHashMap<>(); // and where first
    private final Map<PayloadKey.Id, Long> shut = new HashMap<>(); // entries by the key that would open them
    private final Set<String> shredded = new HashSet<>(); // ids, by what was sealed of their destruction
    private long opened;

    private final Instant now = Instant.now();
    private Instant latest = Instant.EPOCH; // of the events so far
    private long setBack;
    private long yetToCome;

    private PayloadCheck(Path folder, long size, @Nullable Keyring keys) {
        this.folder = folder;
        this.size = size;
        this.keys = keys;
        this.tiles = new StoredTiles(folder, size);
    }

    static PayloadCheck check(Path folder, long size, @Nullable Keyring keys) throws IOException {
        var check = new PayloadCheck(folder, size, keys);
        try (var frames = Frames.open(folder)) {
            check.frames(frames);
            if (keys != null) check.missingKeys();
        } catch (Broken.Ledger lost) {
            check.faults.add(lost.fault());
        }
        return check;
    }

    Faults faults() {
        return faults;
    }

    Verification.Payloads payloads() {
        long erased = shut.entrySet().stream()
                .filter(of -> shredded.contains(of.getKey().toString()))
                .mapToLong(Map.Entry::getValue)
                .sum();
        long all = shut.values().stream().mapToLong(Long::longValue).sum();
        return new Verification.Payloads(opened, all - erased, erased);
    }

    Verification.Times times() {
        return new Verification.Times(setBack, yetToCome);
    }

    /// A key that is gone must have been destroyed for all to see.
    private void missingKeys() {
        missing.forEach((id, place) -> {
            if (shredded.contains(id.toString())) return;
            faults.add(Fault.at(
                    place.file(),
                    place.offset(),
                    place.first(),
                    "the key of the frame here, " + id + ", is not in the keyring, and no sealed erasure says why"));
        });
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
            values(place, frames);
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

    private void values(Frames.Place place, Frames frames) throws IOException, Broken.Ledger {
        var sealed = frames.sealed(place);
        var key = key(sealed.key());
        var frame = key == null ? null : frames.open(sealed, key);
        if (frame == null) {
            shut.merge(sealed.key(), (long) place.count(), Long::sum);
            missing.putIfAbsent(sealed.key(), place);
        } else {
            opened += place.count();
            frame.seed(commitment);
        }
        for (int i = 0; i < place.count(); i++) {
            long entry = place.first() + i;
            var in = bundle(entry);
            if (in == null) continue;
            int at = (int) (entry % Tile.FULL);
            @Nullable String problem = value(frame, entry, i, in, at);
            if (problem != null) faults.add(Fault.at(place.file(), place.offset(), entry, problem));
        }
    }

    private @Nullable PayloadKey key(PayloadKey.Id id) throws IOException, Broken.Ledger {
        if (keys == null) return null;
        try {
            return keys.find(id);
        } catch (Broken.Key damaged) {
            throw new Broken.Ledger(Fault.of("keyring", String.valueOf(damaged.getMessage())));
        }
    }

    /// @param frame `null` where it stays shut
    /// @return what is wrong, `null` if nothing is
    private @Nullable String value(@Nullable Frame frame, long index, int i, Bundle in, int at) {
        byte[] bytes = in.bytes();
        int start = in.start(at);
        if (in.length(at) == Entry.RowRead.BYTES && bytes[start + 1] == Entry.RowRead.TYPE) { // all but a few
            count(bytes, start + 2);
            boolean opens = bytes[start] == Entry.VERSION
                    && (frame == null
                            || frame.opens(i, Commitment.ROW, bytes, start + ROW_COMMITMENT, commitment, scratch));
            return opens ? null : "the row kept in the frame here is not the one its entry commits to";
        }
        try {
            var entry = Entry.decode(in.entry(at));
            if (entry instanceof Entry.SourceEnd end) {
                keepCount();
                @Nullable Long sealed = rowsOf.remove(end.source()); // the next run numbers its sources anew
                long rows = sealed == null ? 0 : sealed;
                if (rows != end.rows() && !bundlesLost) {
                    return "source " + end.source() + " is said to have " + end.rows() + " rows, " + rows
                            + " were sealed before";
                }
                var grown = end.grown();
                if (grown != null && grown.rows() > rowsBefore.getOrDefault(grown.end(), -1L) && !bundlesLost) {
                    return "source " + end.source() + " is said to have grown from " + grown.rows()
                            + " rows that end with entry " + grown.end() + ", where no source with so many ends";
                }
                rowsBefore.put(index, end.rows() + (grown == null ? 0 : grown.rows()));
            }
            if (entry instanceof Entry.Happened event) time(event.time());
            if (frame == null) return null;
            if (entry instanceof Entry.Happened event && event.type().equals(Event.SHREDDED)) {
                shredded.addAll(frame.opening(i).cells());
            }
            return frame.opening(i).opens(entry)
                    ? null
                    : "the value kept in the frame here is not what its entry commits to";
        } catch (Broken.Entry malformed) {
            return "its entry " + malformed.getMessage();
        }
    }

    private void time(Instant time) {
        if (time.isBefore(latest.minus(Cosignature.CLOCKS_DIFFER))) setBack++;
        if (time.isAfter(now.plus(Cosignature.CLOCKS_DIFFER))) yetToCome++;
        if (time.isAfter(latest)) latest = time;
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
