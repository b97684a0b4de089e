package org.quis.ties;

import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Finds people entered twice: the same name and the same date of birth under two ids.
final class Namesakes {
    private static final int MOST = 4; // more of one name and day is a placeholder, not a person

    private int[] nodes = new int[1024];
    private long[] hashes = new long[1024];
    private int[] rows = new int[1024];
    private int count;

    /// @param name the key of the name, the same however it is ordered
    void add(int node, String name, @Nullable LocalDate birth, long row) {
        if (birth == null || name.isEmpty()) return;
        if (count == nodes.length) {
            nodes = Arrays.copyOf(nodes, count * 2);
            hashes = Arrays.copyOf(hashes, count * 2);
            rows = Arrays.copyOf(rows, count * 2);
        }
        nodes[count] = node;
        hashes[count] = hash(name, birth.toEpochDay());
        rows[count++] = (int) Math.min(row, Integer.MAX_VALUE);
    }

    interface Pair {
        void found(int first, int second, int secondRow);
    }

    void pairs(Pair pair) {
        var order = new Integer[count];
        Arrays.setAll(order, i -> i);
        Arrays.sort(
                order,
                (a, b) -> hashes[a] != hashes[b]
                        ? Long.compare(hashes[a], hashes[b])
                        : Integer.compare(rows[a], rows[b]));
        for (int start = 0, end; start < count; start = end) {
            for (end = start + 1; end < count && hashes[order[end]] == hashes[order[start]]; end++) {}
            if (end - start > MOST) continue;
            for (int i = start + 1; i < end; i++) pair.found(nodes[order[start]], nodes[order[i]], rows[order[i]]);
        }
    }

    private static long hash(String name, long day) {
        long hash = 0x9E3779B97F4A7C15L * (day + 1_000_003);
        for (int i = 0; i < name.length(); i++) hash = (hash ^ name.charAt(i)) * 0x100000001B3L;
        return hash ^ hash >>> 29;
    }
}
