package org.quis.audit;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import org.quis.detect.Look;
import org.quis.likeness.Company;

/// Who looked at whom, parted by whom, so that those who looked at one person are found together.
///
/// Written while the log is read, in files; a part at a time is held.
final class Pairs implements Closeable {
    private static final int PARTS = 64;
    private static final int BYTES = 8 + 4 + 8;
    private static final Comparator<Pair> BY_TARGET =
            Comparator.comparingLong(Pair::target).thenComparingInt(Pair::rank).thenComparingLong(Pair::entry);

    /// @param rank the account's place among all
    private record Pair(long target, int rank, long entry) {}

    private final Spool spool;

    Pairs(Path folder) throws IOException {
        spool = new Spool(folder, PARTS, BYTES);
    }

    /// @param look a record as [LookRecords] writes it
    void add(ByteBuffer look) throws IOException {
        long target = LookRecords.target(look);
        int user = LookRecords.user(look);
        if (target == 0 || user == Look.UNKNOWN_USER || LookRecords.isAutomatic(look)) return;
        spool.next((int) Math.floorMod(target, (long) PARTS))
                .putLong(target)
                .putInt(user)
                .putLong(look.getLong(look.position()));
    }

    void finish() throws IOException {
        spool.finish();
    }

    /// How like the others who looked at its person each access is.
    ///
    /// @param file where that is kept
    Fits fits(Marks marks, Accounts accounts, Path file) throws IOException {
        var ranks = accounts.ranks();
        var company = Company.of(ranks.length, taker -> each(marks, ranks, (_, group) -> taker.take(group)));
        var fits = new Fits(file, marks.from(), marks.entries(), ranks);
        each(marks, ranks, (pairs, group) -> {
            var likeness = company.likeness(group);
            for (var pair : pairs) fits.set(pair.entry, pair.rank, likeness[Arrays.binarySearch(group, pair.rank)]);
        });
        return fits;
    }

    private interface Taker {
        /// @param pairs all of one target
        /// @param group the places of their accounts, each once, in ascending order
        void take(Pair[] pairs, int[] group) throws IOException;
    }

    private void each(Marks marks, int[] ranks, Taker taker) throws IOException {
        for (int part = 0; part < PARTS; part++) {
            var pairs = pairs(spool.read(part), marks, ranks);
            for (int from = 0, to; from < pairs.length; from = to) {
                to = from + 1;
                while (to < pairs.length && pairs[to].target == pairs[from].target) to++;
                var same = Arrays.copyOfRange(pairs, from, to);
                taker.take(
                        same,
                        Arrays.stream(same).mapToInt(Pair::rank).distinct().toArray());
            }
        }
    }

    private static Pair[] pairs(ByteBuffer records, Marks marks, int[] ranks) {
        var pairs = new Pair[records.remaining() / BYTES];
        int size = 0;
        while (records.hasRemaining()) {
            long target = records.getLong();
            int rank = ranks[records.getInt()];
            long entry = records.getLong();
            if (marks.first(entry) == entry) pairs[size++] = new Pair(target, rank, entry);
        }
        var distinct = Arrays.copyOf(pairs, size);
        Arrays.sort(distinct, BY_TARGET);
        return distinct;
    }

    @Override
    public void close() throws IOException {
        spool.close();
    }
}
