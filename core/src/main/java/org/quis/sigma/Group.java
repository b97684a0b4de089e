package org.quis.sigma;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What one correlation still has to know of one group: hits whose windows may change, and the episode that may
/// grow.
///
/// The hits stand in the order of the log. A window starts at each hit and reaches as far as the timespan does; it
/// is looked at when no hit can come into it any more, and only if no window before it holds all of it.
final class Group {
    static final int MOST_PENDING = 50_000;
    static final int MOST_IDS = 1_000;

    /// As records, to be written down.
    ///
    /// @param endMillis  with `endId`, the last hit of the last window that was looked at
    /// @param floorMillis hits up to here were done with before their time, because there were too many
    record State(
            int rule,
            List<String> key,
            List<Hit> pending,
            long endMillis,
            long endId,
            long floorMillis,
            @Nullable Episode open) {}

    record Episode(List<Long> eventIds, long count, long firstMillis, long lastMillis, long lastId) {
        static Episode of(List<Hit> window) {
            var first = window.getFirst();
            return new Episode(List.of(), 0, first.timeMillis(), Long.MIN_VALUE, Long.MIN_VALUE).and(window);
        }

        /// Windows come in order, so what is new stands behind what is known.
        Episode and(List<Hit> window) {
            var fresh = window.subList(known(window), window.size());
            if (fresh.isEmpty()) return this;
            var ids = eventIds;
            if (ids.size() < MOST_IDS) {
                ids = new ArrayList<>(eventIds);
                for (var hit : fresh.subList(0, Math.min(fresh.size(), MOST_IDS - ids.size()))) ids.add(hit.id());
            }
            var last = fresh.getLast();
            return new Episode(ids, count + fresh.size(), firstMillis, last.timeMillis(), last.id());
        }

        private int known(List<Hit> window) {
            int low = 0;
            int high = window.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (window.get(middle).isAfter(lastMillis, lastId)) high = middle;
                else low = middle + 1;
            }
            return low;
        }
    }

    private final int number;
    private final CorrelationRule rule;
    private final List<String> key;
    private final List<Hit> pending;
    private long endMillis;
    private long endId;
    private long floorMillis;
    private @Nullable Episode open;

    Group(CorrelationRule rule, State state) {
        this.rule = rule;
        number = state.rule;
        key = state.key;
        pending = new ArrayList<>(state.pending);
        endMillis = state.endMillis;
        endId = state.endId;
        floorMillis = state.floorMillis;
        open = state.open;
    }

    static Group empty(int number, CorrelationRule rule, List<String> key) {
        return new Group(rule, new State(number, key, List.of(), Long.MIN_VALUE, Long.MIN_VALUE, Long.MIN_VALUE, null));
    }

    State state() {
        return new State(number, key, List.copyOf(pending), endMillis, endId, floorMillis, open);
    }

    boolean isDone() {
        return pending.isEmpty() && open == null;
    }

    /// @return whether the hit was taken; not where the group had so many that its time is done with
    boolean add(Hit hit) {
        if (hit.timeMillis() <= floorMillis) return false;
        int last = pending.size() - 1;
        if (last < 0 || pending.get(last).compareTo(hit) < 0) {
            pending.add(hit);
            return true;
        }
        int place = Collections.binarySearch(pending, hit);
        if (place >= 0) pending.set(place, pending.get(place).and(hit));
        else pending.add(-place - 1, hit);
        return true;
    }

    boolean isCrowded() {
        return pending.size() > MOST_PENDING;
    }

    /// Does with the older half what time would have done, so that one busy group cannot take all memory.
    void makeRoom(Consumer<Correlated> found, Consumer<Hit> points, boolean wantsPoints) {
        floorMillis = pending.get(pending.size() / 2).timeMillis();
        sweep(floorMillis + rule.timespanMillis() + 1, found, points, wantsPoints);
    }

    /// Looks at every window that is complete when no hit before the watermark can come any more.
    ///
    /// @param points gets the hits at which the correlation was met, for correlations above this one
    void sweep(long watermark, Consumer<Correlated> found, Consumer<Hit> points, boolean wantsPoints) {
        var tally = new Tally(rule);
        int from = 0;
        int end = 0;
        while (from < pending.size() && pending.get(from).timeMillis() + rule.timespanMillis() < watermark) {
            var start = pending.get(from);
            long reach = start.timeMillis() + rule.timespanMillis();
            for (; end < pending.size() && pending.get(end).timeMillis() <= reach; end++) tally.add(pending.get(end));
            close(start, found);
            var last = pending.get(end - 1);
            if (last.isAfter(endMillis, endId)) { // otherwise a window before this one holds all of it
                endMillis = last.timeMillis();
                endId = last.id();
                var window = pending.subList(from, end);
                if (tally.holds(window)) {
                    open = open == null ? Episode.of(window) : open.and(window);
                    if (wantsPoints) points(window, points);
                }
            }
            tally.remove(start);
            from++;
        }
        pending.subList(0, from).clear();
        close(pending.isEmpty() ? null : pending.getFirst(), found);
    }

    /// An episode is over when the next window starts behind its end.
    private void close(@Nullable Hit next, Consumer<Correlated> found) {
        if (open == null || next != null && !next.isAfter(open.lastMillis, open.lastId)) return;
        found.accept(new Correlated(number, key, open.eventIds, open.count, open.firstMillis, open.lastMillis));
        open = null;
    }

    /// Where more hits cannot make it less true: every hit from the one that met the condition. Else the window's
    /// last.
    private void points(List<Hit> window, Consumer<Hit> points) {
        int first = window.size() - 1;
        if (grows()) {
            int tooFew = 0; // hits that do not hold; all of the window does
            int enough = window.size();
            while (enough - tooFew > 1) {
                int middle = (tooFew + enough) >>> 1;
                if (Tally.holds(rule, window.subList(0, middle))) enough = middle;
                else tooFew = middle;
            }
            first = enough - 1;
        }
        for (var hit : window.subList(first, window.size())) points.accept(hit);
    }

    private boolean grows() {
        return !rule.type().measures()
                && rule.bounds().stream().allMatch(bound -> bound.order() == Order.GT || bound.order() == Order.GTE);
    }
}
