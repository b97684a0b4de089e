package org.quis.review;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.TreeMap;
import net.jpountz.xxhash.XXHash64;
import net.jpountz.xxhash.XXHashFactory;

/// The ids of a log of any length, each perhaps seen several times: how many there are, and so many of them drawn at
/// random, all alike. Eight bytes are kept of each row, and an item only of those drawn.
///
/// Drawn are those whose numbers are lowest (bottom-k sampling; E. Cohen and H. Kaplan 2007). The numbers are hashes
/// under a seed of this draw, so nobody can choose an id that is never drawn.
final class DistinctIds<T> {
    private static final XXHash64 HASH = XXHashFactory.fastestInstance().hash64();

    private final long seed;
    private final int most;
    private final TreeMap<Long, T> lowest = new TreeMap<>();
    private long[] numbers = new long[1 << 12];
    private int rows;

    /// @param most items to draw; 0 only to count
    DistinctIds(int most, Random random) {
        this.most = most;
        this.seed = random.nextLong();
    }

    interface Made<T> {
        T item();
    }

    /// Only to be counted.
    void add(String id) {
        if (most > 0) throw new IllegalStateException("what is drawn wants an item");
        count(id);
    }

    /// @param item made only where it is drawn so far
    void add(String id, Made<T> item) {
        long number = count(id);
        if (lowest.size() == most && (most == 0 || number >= lowest.lastKey())) return;
        if (lowest.putIfAbsent(number, item.item()) == null && lowest.size() > most) lowest.pollLastEntry();
    }

    private long count(String id) {
        var bytes = id.getBytes(StandardCharsets.UTF_8);
        long number = HASH.hash(bytes, 0, bytes.length, seed);
        if (rows == numbers.length) numbers = Arrays.copyOf(numbers, Math.addExact(rows, rows / 2));
        numbers[rows++] = number;
        return number;
    }

    /// Those drawn, in no order that means anything.
    Iterable<T> drawn() {
        return lowest.values();
    }

    /// How many different ids there are.
    long count() {
        Arrays.parallelSort(numbers, 0, rows);
        long count = 0;
        for (int i = 0; i < rows; i++) if (i == 0 || numbers[i] != numbers[i - 1]) count++;
        return count;
    }
}
