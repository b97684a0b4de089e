package org.quis.ties;

import java.util.Arrays;

/// Ties as they are read, before they are sorted into a [Graph].
final class Growing {
    private static final int MOST = 1 << 28;

    int[] from = new int[1024];
    int[] to = new int[1024];
    byte[] kinds = new byte[1024];
    long[] begins = new long[1024];
    long[] ends = new long[1024];
    byte[] tables = new byte[1024];
    int[] rows = new int[1024];
    int count;

    void add(int from, int to, TieKind kind, Interval valid, int table, long row) {
        if (count == this.from.length) grow();
        this.from[count] = from;
        this.to[count] = to;
        kinds[count] = (byte) kind.number();
        begins[count] = valid.begin();
        ends[count] = valid.end();
        tables[count] = (byte) table;
        rows[count] = (int) Math.min(row, Integer.MAX_VALUE);
        count++;
    }

    interface Keep {
        boolean keep(int tie);
    }

    void keepIf(Keep keep) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (!keep.keep(i)) continue;
            from[kept] = from[i];
            to[kept] = to[i];
            kinds[kept] = kinds[i];
            begins[kept] = begins[i];
            ends[kept] = ends[i];
            tables[kept] = tables[i];
            rows[kept++] = rows[i];
        }
        count = kept;
    }

    private void grow() {
        if (count >= MOST) throw new IllegalStateException("more than 268 million ties");
        int size = (int) Math.min(MOST, count * 2L);
        from = Arrays.copyOf(from, size);
        to = Arrays.copyOf(to, size);
        kinds = Arrays.copyOf(kinds, size);
        begins = Arrays.copyOf(begins, size);
        ends = Arrays.copyOf(ends, size);
        tables = Arrays.copyOf(tables, size);
        rows = Arrays.copyOf(rows, size);
    }
}
