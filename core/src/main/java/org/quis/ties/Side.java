package org.quis.ties;

import java.util.Arrays;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;

/// Where the ties of each node lie when one looks from one of their ends: side by side, by kind, in order of their
/// beginning.
///
/// A node has few kinds of tie, so they are listed: two loads find a kind where a search among the ties takes ten.
final class Side {
    private final int[] nodes; // by node: where its kinds begin in `kinds`
    private final byte[] kinds;
    private final int[] places; // by the same: where the ties of that kind begin
    private final long[] begins; // by place

    /// @param starts by node: where its ties begin
    /// @param kind   of the tie at a place
    /// @param begin  of the tie at a place
    Side(int[] starts, IntUnaryOperator kind, IntToLongFunction begin) {
        int count = starts[starts.length - 1];
        begins = new long[count];
        nodes = new int[starts.length];
        var kindsFound = new byte[Math.max(16, count / 2)];
        var placesFound = new int[kindsFound.length];
        int groups = 0;
        for (int node = 0; node + 1 < starts.length; node++) {
            nodes[node] = groups;
            int before = -1;
            for (int place = starts[node]; place < starts[node + 1]; place++) {
                begins[place] = begin.applyAsLong(place);
                int of = kind.applyAsInt(place);
                if (of == before) continue;
                before = of;
                if (groups == kindsFound.length) {
                    kindsFound = Arrays.copyOf(kindsFound, groups * 2);
                    placesFound = Arrays.copyOf(placesFound, groups * 2);
                }
                kindsFound[groups] = (byte) of;
                placesFound[groups++] = place;
            }
        }
        nodes[starts.length - 1] = groups;
        kinds = Arrays.copyOf(kindsFound, groups);
        places = Arrays.copyOf(placesFound, groups + 1);
        places[groups] = count;
    }

    /// The first place of a node's ties of a kind.
    int first(int node, int kind) {
        for (int group = nodes[node]; group < nodes[node + 1]; group++) {
            if ((kinds[group] & 0xff) == kind) return places[group];
        }
        return 0;
    }

    /// The place after the last; that of [#first] where it has none.
    int last(int node, int kind) {
        for (int group = nodes[node]; group < nodes[node + 1]; group++) {
            if ((kinds[group] & 0xff) == kind) return places[group + 1];
        }
        return 0;
    }

    /// The place after the last tie, of those between two places, that begins no later than an instant.
    int begunBy(int first, int last, long instant) {
        int low = first;
        int high = last;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (begins[middle] <= instant) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
