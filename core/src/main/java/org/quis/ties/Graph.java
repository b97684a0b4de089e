package org.quis.ties;

import java.util.Arrays;

/// All ties, sorted so that those of one node and kind lie side by side in order of their beginning, both ways.
///
/// A tie is a number; what is known of it lies in parallel arrays, about 70 bytes in all.
final class Graph {
    private final int[] from;
    private final int[] to;
    private final byte[] kinds;
    private final long[] begins;
    private final long[] ends;
    private final byte[] tables;
    private final int[] rows;
    private final Side out; // the places of ties by their `from`, which are their numbers
    private final Side back; // the places of ties by their `to`
    private final int[] in; // ties by their `to`
    private final long[] longest; // by kind: how long a tie lasts at most
    private final long[] outKinds; // by node: a bit for each kind of tie that leaves it, by number modulo 64
    private final long[] inKinds;
    private final double[][] crowding; // by direction and kind: ties beside one, itself among them

    Graph(Growing ties, int nodes, int kindCount) {
        int count = ties.count;
        var byTime = byTime(ties);
        var byKind = sorted(byTime, tie -> ties.kinds[tie] & 0xff, kindCount, null);
        var starts = new int[nodes + 1];
        var forward = sorted(byKind, tie -> ties.from[tie], nodes, starts);
        from = new int[count];
        to = new int[count];
        kinds = new byte[count];
        begins = new long[count];
        ends = new long[count];
        tables = new byte[count];
        rows = new int[count];
        longest = new long[kindCount];
        outKinds = new long[nodes];
        inKinds = new long[nodes];
        for (int i = 0; i < count; i++) {
            int tie = forward[i];
            from[i] = ties.from[tie];
            to[i] = ties.to[tie];
            kinds[i] = ties.kinds[tie];
            begins[i] = ties.begins[tie];
            ends[i] = ties.ends[tie];
            tables[i] = ties.tables[tie];
            rows[i] = ties.rows[tie];
            int kind = kinds[i] & 0xff;
            outKinds[from[i]] |= 1L << kind;
            inKinds[to[i]] |= 1L << kind;
            boolean open = begins[i] == Interval.ALWAYS || ends[i] == Interval.FOREVER;
            longest[kind] = Math.max(longest[kind], open ? TieKind.EVER : ends[i] - begins[i]);
        }
        // the order by time and kind again, now in terms of the new numbers
        var renumbered = new int[count];
        for (int i = 0; i < count; i++) renumbered[forward[i]] = i;
        for (int i = 0; i < count; i++) byKind[i] = renumbered[byKind[i]];
        out = new Side(starts, this::kind, tie -> begins[tie]);
        in = sorted(byKind, tie -> to[tie], nodes, starts);
        back = new Side(starts, place -> kind(in[place]), place -> begins[in[place]]);
        crowding = new double[][] {crowding(kindCount, false), crowding(kindCount, true)};
    }

    /// Of a tie taken at random, how many of its kind its node has: a hub weighs by its size.
    private double[] crowding(int kindCount, boolean backward) {
        var squares = new double[kindCount];
        var sums = new double[kindCount];
        for (int place = 0, end; place < from.length; place = end) {
            int kind = kind(tie(place, backward));
            int node = end(tie(place, backward), !backward);
            for (end = place + 1; end < from.length; end++) {
                int next = tie(end, backward);
                if (kind(next) != kind || end(next, !backward) != node) break;
            }
            double degree = end - place;
            squares[kind] += degree * degree;
            sums[kind] += degree;
        }
        for (int kind = 0; kind < kindCount; kind++) squares[kind] = sums[kind] == 0 ? 0 : squares[kind] / sums[kind];
        return squares;
    }

    /// Whether a node may have ties of a kind: no promise, but most that have none are told apart at once.
    boolean mayHave(int node, TieKind kind, boolean backward) {
        return mayHave(kinds(node, backward), kind);
    }

    static boolean mayHave(long kindsOfTies, TieKind kind) {
        return (kindsOfTies & 1L << kind.number()) != 0;
    }

    /// The kinds of tie that leave a node, or come to it, as bits for [#mayHave].
    long kinds(int node, boolean backward) {
        return backward ? inKinds[node] : outKinds[node];
    }

    /// How many ties of a kind a chain meets at a node it came to, on average.
    double crowding(Walk.Step way, boolean against) {
        return crowding[way.backward() != against ? 1 : 0][way.kind().number()];
    }

    private interface Key {
        int of(int tie);
    }

    /// Seconds and number packed into one `long`: five million are sorted in half a second.
    private static int[] byTime(Growing ties) {
        var packed = new long[ties.count];
        for (int i = 0; i < packed.length; i++) {
            long second = Math.clamp(Math.floorDiv(ties.begins[i], 1_000L), -(1L << 34) + 1, (1L << 34) - 1);
            packed[i] = (second + (1L << 34)) << 28 | i;
        }
        Arrays.parallelSort(packed);
        var order = new int[packed.length];
        for (int i = 0; i < order.length; i++) {
            int tie = (int) (packed[i] & ((1 << 28) - 1));
            int at = i; // those of one second are put in order of their milliseconds
            for (; at > 0 && ties.begins[order[at - 1]] > ties.begins[tie]; at--) order[at] = order[at - 1];
            order[at] = tie;
        }
        return order;
    }

    /// A stable counting sort; `starts`, where wanted, receives where each key begins.
    private static int[] sorted(int[] order, Key key, int keys, int @org.jspecify.annotations.Nullable [] starts) {
        var start = new int[keys + 1];
        for (int tie : order) start[key.of(tie) + 1]++;
        for (int i = 0; i < keys; i++) start[i + 1] += start[i];
        if (starts != null) System.arraycopy(start, 0, starts, 0, keys + 1);
        var sorted = new int[order.length];
        for (int tie : order) sorted[start[key.of(tie)]++] = tie;
        return sorted;
    }

    int count() {
        return from.length;
    }

    int from(int tie) {
        return from[tie];
    }

    int to(int tie) {
        return to[tie];
    }

    int kind(int tie) {
        return kinds[tie] & 0xff;
    }

    long begins(int tie) {
        return begins[tie];
    }

    long ends(int tie) {
        return ends[tie];
    }

    /// Whether a tie of a kind counts at an instant.
    ///
    /// @param early by how much more it may begin later, `late` by how much more it may be over
    boolean isValid(int tie, TieKind kind, long instant, long early, long late) {
        long end = ends[tie];
        return begins[tie] - kind.beforeMillis() - early <= instant
                && (instant < end + kind.afterMillis() + late || instant == end && begins[tie] == end);
    }

    int table(int tie) {
        return tables[tie];
    }

    int row(int tie) {
        return rows[tie];
    }

    /// The other end of a tie taken in a direction.
    int end(int tie, boolean backward) {
        return backward ? from[tie] : to[tie];
    }

    /// The tie at a place of the order that [#first] speaks of.
    int tie(int place, boolean backward) {
        return backward ? in[place] : place;
    }

    /// The first place of a node's ties of a kind, in order of their beginning.
    int first(int node, int kind, boolean backward) {
        return (backward ? back : out).first(node, kind);
    }

    /// The place after the last.
    int last(int node, int kind, boolean backward) {
        return (backward ? back : out).last(node, kind);
    }

    /// The place after the last tie, of those between two places, that begins no later than an instant.
    int begunBy(int first, int last, boolean backward, long instant) {
        return (backward ? back : out).begunBy(first, last, instant);
    }

    /// How long a tie of a kind lasts at most.
    long longest(int kind) {
        return longest[kind];
    }

    /// How many of the ties between two places are valid at one time, at most.
    int mostAtOnce(int first, int last, boolean backward) {
        var until = new long[last - first];
        for (int place = first; place < last; place++) until[place - first] = ends[tie(place, backward)];
        Arrays.sort(until);
        int most = 0;
        int over = 0;
        for (int place = first; place < last; place++) {
            long now = begins[tie(place, backward)]; // they lie in order of their beginning
            while (over < until.length && until[over] <= now) over++;
            most = Math.max(most, place - first + 1 - over);
        }
        return most;
    }
}
