package org.quis.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/// What rules find in several accesses together while more of them come: whatever may be seen together with a new
/// access is looked at again, from as far back as timespans reach.
///
/// The latest 500,000 by time are remembered of those that match a rule which a correlation looks at.
final class CorrelatingOn {
    private static final int MOST = 500_000;
    private static final Comparator<Moment> IN_TIME = Comparator.comparingLong(Moment::millis)
            .thenComparingLong(Moment::turn)
            .thenComparingLong(Moment::entry);

    private record Moment(long millis, long turn, long entry) {
        static Moment of(Kept event) {
            return new Moment(event.timeMillis(), event.turn(), event.id());
        }
    }

    /// @param fresh the first of the episode's new accesses, by their place in the ledger
    record Found(Together.Part part, long fresh) {}

    private final Together together;
    private final long marginMillis;
    private final int most;
    private final NavigableMap<Moment, Kept> kept = new TreeMap<>(IN_TIME);

    CorrelatingOn(Together together) {
        this(together, MOST);
    }

    /// @param most accesses to remember
    CorrelatingOn(Together together, int most) {
        this.together = together;
        this.most = most;
        // a window reaches so far from a new access; whether it is the widest there is, as far again
        marginMillis = 2 * together.reachMillis();
    }

    /// @param events by their entries in the ledger
    void remember(List<Kept> events) {
        for (var event : events) kept.put(Moment.of(event), event);
        while (kept.size() > most) kept.pollFirstEntry();
    }

    /// Everything in which one of these has a part; of an account also where others' new accesses made it so.
    ///
    /// @param fresh which are remembered
    List<Found> found(List<Kept> fresh) {
        var ordered = fresh.stream()
                .sorted(Comparator.comparingLong(Kept::timeMillis))
                .toList();
        var entries = new HashSet<Long>();
        for (var event : fresh) entries.add(event.id());
        var found = new ArrayList<Found>();
        for (int from = 0; from < ordered.size(); ) { // those near each other at once
            int to = from + 1;
            while (to < ordered.size() && areNear(ordered.get(to - 1), ordered.get(to))) to++;
            around(ordered.get(from), ordered.get(to - 1), entries, found);
            from = to;
        }
        return found;
    }

    private boolean areNear(Kept one, Kept next) {
        return next.timeMillis() - one.timeMillis() <= 2 * marginMillis;
    }

    private void around(Kept first, Kept last, Set<Long> fresh, List<Found> found) {
        var from = new Moment(first.timeMillis() - marginMillis, Long.MIN_VALUE, Long.MIN_VALUE);
        var to = new Moment(last.timeMillis() + marginMillis, Long.MAX_VALUE, Long.MAX_VALUE);
        for (var part :
                together.find(List.copyOf(kept.subMap(from, true, to, true).values()))) {
            part.all().stream()
                    .map(Kept::id)
                    .filter(fresh::contains)
                    .min(Comparator.naturalOrder())
                    .ifPresent(entry -> found.add(new Found(part, entry)));
        }
    }
}
