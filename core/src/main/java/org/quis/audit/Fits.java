package org.quis.audit;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import org.quis.detect.Look;
import org.quis.likeness.Fit;

/// What [Pairs] found of every ledger entry, in a byte each, in a file mapped into memory.
final class Fits implements AutoCloseable {
    private static final int STEPS = 100; // in which a likeness is kept, above and below nothing
    private static final int FEWEST = 20; // looks that make an average

    private final Arena arena = Arena.ofShared();
    private final MemorySegment file;
    private final long from;
    private final int[] ranks;
    private final long[] sums;
    private final int[] counts;

    /// @param ranks by an account's number, its place among all
    Fits(Path file, long from, long entries, int[] ranks) throws IOException {
        this.file = Marks.map(file, Math.max(1, entries - from), arena);
        this.from = from;
        this.ranks = ranks;
        this.sums = new long[ranks.length];
        this.counts = new int[ranks.length];
    }

    /// @param likeness from -1 to 1, or `NaN`
    void set(long entry, int rank, double likeness) {
        if (Double.isNaN(likeness)) return;
        int step = (int) Math.round(Math.clamp(likeness, -1, 1) * STEPS);
        file.set(ValueLayout.JAVA_BYTE, entry - from, (byte) (step - STEPS - 1)); // 0 where nothing is said
        sums[rank] += step;
        counts[rank]++;
    }

    Look complete(Look look) {
        return look.user() == Look.UNKNOWN_USER ? look : look.fitting(of(look.entry(), look.user()));
    }

    private Fit of(long entry, int account) {
        int kept = file.get(ValueLayout.JAVA_BYTE, entry - from);
        if (kept == 0 || counts[ranks[account]] < FEWEST) return Fit.UNKNOWN;
        double usual = (double) sums[ranks[account]] / counts[ranks[account]];
        return new Fit((double) (Byte.toUnsignedInt((byte) kept) - (256 - STEPS - 1)) / STEPS, usual / STEPS);
    }

    @Override
    public void close() {
        arena.close();
    }
}
