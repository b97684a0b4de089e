package org.quis.intake;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quis.access.Field;

/// A field that knows only certain words, and how a format's own words translate to them.
final class Words {
    static final Map<Field, List<String>> KNOWN = Map.of(
            Field.ACTION, List.of("query", "view", "export", "print", "create", "update", "delete", "disclose"),
            Field.SUBJECT_KIND, List.of("person", "name", "plate", "phone", "address", "record"),
            Field.OUTCOME, List.of("success", "denied", "error"));

    /// In a format's translations: what any other word means.
    private static final String OTHERWISE = "*";

    private final List<String> known;
    private final byte @Nullable [] otherwise;
    private final byte[][] words; // open addressing: a word, and beside it its translation
    private final byte[][] meanings;

    Words(Field field, Map<String, String> translations) {
        known = KNOWN.getOrDefault(field, List.of());
        var all = new TreeMap<>(known.stream().collect(Collectors.toMap(w -> w, w -> w)));
        all.putAll(translations);
        var rest = all.remove(OTHERWISE);
        otherwise = rest == null ? null : rest.getBytes(StandardCharsets.UTF_8);
        int size = Integer.highestOneBit(all.size() * 4 + 4);
        words = new byte[size][];
        meanings = new byte[size][];
        for (var entry : all.entrySet()) {
            var word = entry.getKey().getBytes(StandardCharsets.UTF_8);
            int at = hash(word, 0, word.length) & (size - 1);
            while (words[at] != null) at = (at + 1) & (size - 1);
            words[at] = word;
            meanings[at] = entry.getValue().getBytes(StandardCharsets.UTF_8);
        }
    }

    /// What a word means, or `null` if it means nothing here.
    byte @Nullable [] meaning(byte[] text, int from, int length) {
        int at = hash(text, from, length) & (words.length - 1);
        while (words[at] != null) {
            if (same(words[at], text, from, length)) return meanings[at];
            at = (at + 1) & (words.length - 1);
        }
        return otherwise;
    }

    String expected() {
        return Stream.concat(
                        known.stream(),
                        Stream.of(meanings).filter(m -> m != null).map(m -> new String(m, StandardCharsets.UTF_8)))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static boolean same(byte[] word, byte[] text, int from, int length) {
        if (word.length != length) return false;
        for (int i = 0; i < length; i++) {
            if (word[i] != lower(text[from + i])) return false;
        }
        return true;
    }

    private static int hash(byte[] text, int from, int length) {
        int hash = length;
        for (int i = from; i < from + length; i++) hash = hash * 31 + lower(text[i]);
        return hash ^ (hash >>> 15);
    }

    private static byte lower(byte b) {
        return b >= 'A' && b <= 'Z' ? (byte) (b | 0x20) : b;
    }
}
