package org.quis.ties;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Everything that can be tied: each has a kind, a key that is the same however it was typed, and the text it is shown
/// by. Kept as bytes, because there are millions.
final class Nodes {
    static final int NONE = -1;

    private final List<String> kindNames = new ArrayList<>();
    private final Map<String, Integer> kindNumbers = new HashMap<>();
    private byte[] kinds = new byte[1024];
    private long[] keys = new long[1024]; // where the key lies in `text`: start << 16 | length
    private long[] shown = new long[1024]; // likewise; 0 where the key itself is shown
    private byte[] text = new byte[1 << 16];
    private long size = 1; // place 0 means nothing
    private int count;
    private int[] slots = new int[1 << 11]; // node + 1

    /// The number of a kind of node, given to it at first sight.
    int kind(String name) {
        return kindNumbers.computeIfAbsent(name, wanted -> {
            if (kindNames.size() == 127) throw new IllegalStateException("too many kinds of node");
            kindNames.add(wanted);
            return kindNames.size() - 1;
        });
    }

    String kindName(int kind) {
        return kindNames.get(kind);
    }

    int count() {
        return count;
    }

    int kindOf(int node) {
        return kinds[node];
    }

    String kindNameOf(int node) {
        return kindNames.get(kinds[node]);
    }

    String key(int node) {
        return read(keys[node]);
    }

    /// How a reader knows it: as it was first written.
    String shown(int node) {
        return read(shown[node] == 0 ? keys[node] : shown[node]);
    }

    /// @return [#NONE] where it is not known
    int find(int kind, String key) {
        var bytes = bytes(key);
        int slot = slot(kind, bytes);
        return slots[slot] - 1;
    }

    /// @param shownAs the text as a table has it
    int add(int kind, String key, String shownAs) {
        var bytes = bytes(key);
        int slot = slot(kind, bytes);
        if (slots[slot] != 0) return slots[slot] - 1;
        if (count == kinds.length) {
            kinds = Arrays.copyOf(kinds, count * 2);
            keys = Arrays.copyOf(keys, count * 2);
            shown = Arrays.copyOf(shown, count * 2);
        }
        kinds[count] = (byte) kind;
        keys[count] = put(bytes);
        shown[count] = shownAs.equals(key) ? 0 : put(bytes(shownAs));
        slots[slot] = ++count;
        if (count * 2 > slots.length) grow();
        return count - 1;
    }

    /// A key longer than this is cut; no name or address is.
    private static byte[] bytes(String key) {
        var bytes = key.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= 1_000 ? bytes : Arrays.copyOf(bytes, 1_000);
    }

    private long put(byte[] bytes) {
        if (text.length - size < bytes.length) {
            long wanted = Math.min(Integer.MAX_VALUE - 16L, text.length * 2L);
            if (wanted - size < bytes.length) throw new IllegalStateException("more than 2 GB of reference text");
            text = Arrays.copyOf(text, (int) wanted);
        }
        System.arraycopy(bytes, 0, text, (int) size, bytes.length);
        long place = size << 16 | bytes.length;
        size += bytes.length;
        return place;
    }

    private String read(long place) {
        return new String(text, (int) (place >>> 16), (int) (place & 0xffff), StandardCharsets.UTF_8);
    }

    private int slot(int kind, byte[] key) {
        int mask = slots.length - 1;
        int at = hash(kind, key, 0, key.length) & mask;
        while (slots[at] != 0) {
            int node = slots[at] - 1;
            int start = (int) (keys[node] >>> 16);
            int length = (int) (keys[node] & 0xffff);
            if (kinds[node] == kind && Arrays.equals(text, start, start + length, key, 0, key.length)) return at;
            at = (at + 1) & mask;
        }
        return at;
    }

    private void grow() {
        slots = new int[slots.length * 2];
        int mask = slots.length - 1;
        for (int node = 0; node < count; node++) {
            int at = hash(kinds[node], text, (int) (keys[node] >>> 16), (int) (keys[node] & 0xffff)) & mask;
            while (slots[at] != 0) at = (at + 1) & mask;
            slots[at] = node + 1;
        }
    }

    private static int hash(int kind, byte[] bytes, int from, int length) {
        long hash = 0x9E3779B97F4A7C15L * (kind + 1);
        for (int i = from; i < from + length; i++) hash = (hash ^ bytes[i]) * 0x100000001B3L;
        hash ^= hash >>> 32;
        hash *= 0xD6E8FEB86659FD93L;
        return (int) (hash >>> 32);
    }
}
