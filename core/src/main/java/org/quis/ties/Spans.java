package org.quis.ties;

import java.util.Arrays;

/// Times that belong to a node: a case while it is open, a user's shifts, their leave.
///
/// Filled with [#add], then put in order once with [#sort].
final class Spans {
    private int[] nodes = new int[256];
    private long[] begins = new long[256];
    private long[] ends = new long[256];
    private int[] rows = new int[256];
    private int count;

    void add(int node, Interval valid, long row) {
        if (count == nodes.length) {
            nodes = Arrays.copyOf(nodes, count * 2);
            begins = Arrays.copyOf(begins, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
            rows = Arrays.copyOf(rows, count * 2);
        }
        nodes[count] = node;
        begins[count] = valid.begin();
        ends[count] = valid.end();
        rows[count++] = (int) Math.min(row, Integer.MAX_VALUE);
    }

    void sort() {
        var order = new Integer[count];
        Arrays.setAll(order, i -> i);
        Arrays.sort(
                order,
                (a, b) -> nodes[a] != nodes[b]
                        ? Integer.compare(nodes[a], nodes[b])
                        : Long.compare(begins[a], begins[b]));
        var oldNodes = nodes;
        var oldBegins = begins;
        var oldEnds = ends;
        var oldRows = rows;
        nodes = new int[count];
        begins = new long[count];
        ends = new long[count];
        rows = new int[count];
        for (int i = 0; i < count; i++) {
            nodes[i] = oldNodes[order[i]];
            begins[i] = oldBegins[order[i]];
            ends[i] = oldEnds[order[i]];
            rows[i] = oldRows[order[i]];
        }
    }

    boolean isEmpty() {
        return count == 0;
    }

    /// The place of a node's first span; spans of one node lie side by side.
    int first(int node) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (nodes[middle] < node) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    boolean belongs(int place, int node) {
        return place < count && nodes[place] == node;
    }

    Interval at(int place) {
        return new Interval(begins[place], ends[place]);
    }

    int row(int place) {
        return rows[place];
    }

    /// The place of a span of the node that holds the instant, stretched by so much; -1 where there is none.
    int holding(int node, long instant, long before, long after) {
        for (int i = first(node); belongs(i, node) && begins[i] - before <= instant; i++) {
            if (instant < ends[i] + after) return i;
        }
        return -1;
    }

    /// Every begin and every end of the spans of some nodes, each in order: how many hold an instant is a difference.
    long[] begins(java.util.function.IntPredicate of) {
        return sorted(begins, of);
    }

    long[] ends(java.util.function.IntPredicate of) {
        return sorted(ends, of);
    }

    private long[] sorted(long[] times, java.util.function.IntPredicate of) {
        var taken = new long[count];
        int size = 0;
        for (int i = 0; i < count; i++) if (of.test(nodes[i])) taken[size++] = times[i];
        taken = Arrays.copyOf(taken, size);
        Arrays.sort(taken);
        return taken;
    }
}
