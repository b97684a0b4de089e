package org.quis.detect;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.quis.access.CellState;

/// Grades the reasons that people give.
///
/// Logs repeat themselves: 99 million searches held 1.7 million distinct reasons, and a few thousand make up most
/// of them. So each distinct text is read once ([ReasonReader]) and remembered by its bytes. The memory has a fixed
/// number of places, of which a newcomer takes over one. Any number of threads may ask: a place is written whole or
/// not at all, and a lost race only means reading a text twice.
public final class Reasons {
    private static final int PLACES = 1 << 16;
    private static final int NEIGHBOURS = 4; // places in which a text may live, so that two texts can share a home
    private static final int LONGEST_REMEMBERED = 256; // bytes; longer reasons hardly ever repeat

    private final ReasonReader reader;
    private final AtomicReferenceArray<Remembered> memory = new AtomicReferenceArray<>(PLACES);

    private record Remembered(
            long hash,
            @SuppressWarnings("ArrayRecordComponent") byte[] text,
            ReasonClass grade) {}

    private Reasons(Rules rules) {
        reader = new ReasonReader(rules.words());
    }

    /// Reasons read by the word lists of these rules.
    public static Reasons of(Rules rules) {
        return new Reasons(rules);
    }

    /// Grades a reason cell. Only a cell with a value is read; the other states speak for themselves.
    public ReasonClass classify(CellState reasonState, String reason) {
        return switch (reasonState) {
            case NOT_EXPORTED -> ReasonClass.NOT_EXPORTED;
            case REDACTED -> ReasonClass.REDACTED;
            case BLANK -> ReasonClass.BLANK;
            case VALUE -> {
                var bytes = reason.getBytes(StandardCharsets.UTF_8);
                yield classify(bytes, 0, bytes.length);
            }
        };
    }

    /// Grades a reason that somebody wrote: `length` bytes of UTF-8 at `from`.
    public ReasonClass classify(byte[] buf, int from, int length) {
        if (length > LONGEST_REMEMBERED) {
            return read(buf, from, length);
        }
        long hash = Fingerprint.exact(buf, from, length);
        int home = (int) (hash >>> 48);
        int free = home;
        for (int i = 0; i < NEIGHBOURS; i++) {
            int place = (home + i) & (PLACES - 1);
            var seen = memory.getAcquire(place);
            if (seen == null) {
                free = place;
                break; // places fill from home on and are never emptied
            } else if (seen.hash == hash && Arrays.equals(seen.text, 0, seen.text.length, buf, from, from + length)) {
                return seen.grade;
            }
        }
        var grade = read(buf, from, length);
        memory.setRelease(free, new Remembered(hash, Arrays.copyOfRange(buf, from, from + length), grade));
        return grade;
    }

    /// 64 bits of the normalised text: ASCII letters in upper case and digits (and the bytes of other scripts as they
    /// are); spaces and punctuation do not count. 0 where nothing remains, and never 0 otherwise.
    public long fingerprint(byte[] utf8, int from, int len) {
        return Fingerprint.normalised(utf8, from, len);
    }

    private ReasonClass read(byte[] buf, int from, int length) {
        return reader.read(new String(buf, from, length, StandardCharsets.UTF_8));
    }
}
