package org.quis.identity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.codec.language.DoubleMetaphone;
import org.apache.commons.text.similarity.DamerauLevenshteinDistance;

/// Every word that occurs in a name, how many people bear it, and which words are nearly the same.
final class NameWords {
    private static final DamerauLevenshteinDistance EDITS = new DamerauLevenshteinDistance(1);
    private static final int SHORTEST = 3; // below, one edit makes any name of any other

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> words = new ArrayList<>();
    private int[] bearers = new int[1024];
    private long[] shortened = {}; // hash of a word with a letter left out << 32 | word, sorted
    private final Map<String, List<Integer>> sounds = new HashMap<>();

    /// The number of a word, given to it at first sight.
    int add(String word) {
        var known = numbers.putIfAbsent(word, words.size());
        if (known != null) return known;
        if (words.size() == bearers.length) bearers = Arrays.copyOf(bearers, bearers.length * 2);
        words.add(word);
        return words.size() - 1;
    }

    void bear(int word) {
        bearers[word]++;
    }

    /// @return -1 where nobody is called so
    int find(String word) {
        return numbers.getOrDefault(word, -1);
    }

    String word(int number) {
        return words.get(number);
    }

    /// How many people bear a word.
    int bearers(int word) {
        return bearers[word];
    }

    /// Call once all words are known.
    void index() {
        var hashes = new long[words.stream().mapToInt(word -> word.length() + 1).sum()];
        int at = 0;
        var metaphone = new DoubleMetaphone();
        for (int i = 0; i < words.size(); i++) {
            var word = words.get(i);
            if (word.length() < SHORTEST) continue;
            hashes[at++] = (long) word.hashCode() << 32 | i;
            for (int cut = 0; cut < word.length(); cut++) hashes[at++] = (long) without(word, cut) << 32 | i;
            var sound = metaphone.doubleMetaphone(word);
            if (sound.length() >= 2)
                sounds.computeIfAbsent(sound, _ -> new ArrayList<>()).add(i);
        }
        shortened = Arrays.copyOf(hashes, at);
        Arrays.parallelSort(shortened);
    }

    /// Words one edit away: a letter more, less, other, or two swapped; and those that sound alike.
    ///
    /// Words that share what is left when one letter of each is left out are looked at more closely.
    List<Integer> nearly(String word) {
        var near = new ArrayList<Integer>();
        if (word.length() < SHORTEST) return near;
        gather(word.hashCode(), word, near);
        for (int cut = 0; cut < word.length(); cut++) gather(without(word, cut), word, near);
        for (int alike : sounds.getOrDefault(new DoubleMetaphone().doubleMetaphone(word), List.of())) {
            if (!words.get(alike).equals(word) && !near.contains(alike) && soundsClose(word, words.get(alike))) {
                near.add(alike);
            }
        }
        return near;
    }

    private void gather(int hash, String word, List<Integer> near) {
        int at = Arrays.binarySearch(shortened, (long) hash << 32);
        if (at < 0) at = -at - 1;
        for (; at < shortened.length && (int) (shortened[at] >> 32) == hash; at++) {
            int found = (int) shortened[at];
            if (!near.contains(found) && isOneEdit(word, words.get(found))) near.add(found);
        }
    }

    private static int without(String word, int cut) {
        int hash = 0;
        for (int i = 0; i < word.length(); i++) if (i != cut) hash = 31 * hash + word.charAt(i);
        return hash;
    }

    /// Whether two words that are not the same differ by one slip of the finger.
    static boolean isOneEdit(String one, String other) {
        int a = one.length();
        int b = other.length();
        if (Math.abs(a - b) > 1 || one.equals(other)) return false;
        int start = 0;
        while (start < a && start < b && one.charAt(start) == other.charAt(start)) start++;
        int end = 0;
        while (end < a - start && end < b - start && one.charAt(a - 1 - end) == other.charAt(b - 1 - end)) end++;
        if (Math.max(a, b) - start - end > 2) return false; // most pairs end here
        return EDITS.apply(one, other) == 1;
    }

    static boolean soundsAlike(String one, String other) {
        return new DoubleMetaphone().isDoubleMetaphoneEqual(one, other);
    }

    static boolean soundsClose(String one, String other) {
        return Math.abs(one.length() - other.length()) <= 2 && one.charAt(0) == other.charAt(0);
    }
}
