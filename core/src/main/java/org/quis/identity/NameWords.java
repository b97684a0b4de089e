package org.quis.identity;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.codec.language.DoubleMetaphone;

/// Every word that occurs in a name, how many people bear it, and which words are nearly the same.
///
/// Once indexed, words are numbered in the order of the alphabet, so that those with one initial are neighbours.
final class NameWords {
    private static final DoubleMetaphone METAPHONE = new DoubleMetaphone();
    private static final int SHORTEST = 3; // below, one edit makes any name of any other
    private static final int MOST_NEAR = 64;
    static final int INITIALS = 27; // a to z, and all others

    private final Map<String, Integer> numbers = new HashMap<>();
    private String[] words = new String[1024];
    private int[] bearers = new int[1024];
    private int count;
    private long[] shortened = {}; // hash of a word with a letter left out << 32 | word, sorted
    private final Map<String, int[]> sounds = new HashMap<>();

    /// The number of a word, given to it at first sight.
    int add(String word) {
        var known = numbers.putIfAbsent(word, count);
        if (known != null) return known;
        if (count == words.length) {
            words = Arrays.copyOf(words, count * 2);
            bearers = Arrays.copyOf(bearers, count * 2);
        }
        words[count] = word;
        return count++;
    }

    void bear(int word) {
        bearers[word]++;
    }

    /// @return -1 where nobody is called so
    int find(String word) {
        return numbers.getOrDefault(word, -1);
    }

    String word(int number) {
        return words[number];
    }

    int count() {
        return count;
    }

    /// How many people bear a word.
    int bearers(int word) {
        return bearers[word];
    }

    /// The first word that does not come before a text in the alphabet. Only once indexed.
    int ceiling(String text) {
        int at = Arrays.binarySearch(words, 0, count, text);
        return at < 0 ? -at - 1 : at;
    }

    /// Call once all words are known.
    ///
    /// @return the new number of each word, by its old one
    int[] index() {
        var old = Arrays.copyOf(words, count);
        var borne = Arrays.copyOf(bearers, count);
        words = old.clone();
        Arrays.parallelSort(words);
        for (int i = 0; i < count; i++) numbers.put(words[i], i);
        var renumbered = new int[count];
        bearers = new int[count];
        for (int i = 0; i < count; i++) {
            renumbered[i] = find(old[i]);
            bearers[renumbered[i]] = borne[i];
        }
        shorten();
        sound();
        return renumbered;
    }

    private void shorten() {
        int size = 0;
        for (var word : words) size += word.length() + 1;
        var hashes = new long[size];
        int at = 0;
        for (int i = 0; i < count; i++) {
            var word = words[i];
            if (word.length() < SHORTEST) continue;
            hashes[at++] = entry(word.hashCode(), i);
            for (int cut = 0; cut < word.length(); cut++) hashes[at++] = entry(without(word, cut), i);
        }
        shortened = Arrays.copyOf(hashes, at);
        Arrays.parallelSort(shortened);
    }

    private void sound() {
        sounds.clear();
        for (int i = 0; i < count; i++) {
            if (words[i].length() < SHORTEST) continue;
            var sound = METAPHONE.doubleMetaphone(words[i]);
            if (sound.length() < 2) continue;
            var alike = sounds.getOrDefault(sound, new int[0]);
            var more = Arrays.copyOf(alike, alike.length + 1);
            more[alike.length] = i;
            sounds.put(sound, more);
        }
    }

    /// Whether a word is a single letter that may stand for a name; a Chinese surname of one sign is a name.
    static boolean isInitial(String word) {
        return word.length() == 1 && Character.isLowerCase(word.charAt(0));
    }

    static int initial(String word) {
        char first = word.charAt(0);
        return first >= 'a' && first <= 'z' ? first - 'a' : INITIALS - 1;
    }

    interface Near {
        void word(int number, boolean oneSlip);
    }

    /// Words one edit away: a letter more, less, other, or two swapped; and those that sound alike.
    ///
    /// Words that share what is left when one letter of each is left out are looked at more closely. One may be met
    /// twice, and the word itself not at all.
    void nearly(String word, Near near) {
        if (word.length() < SHORTEST) return;
        gather(word.hashCode(), word, near);
        for (int cut = 0; cut < word.length(); cut++) gather(without(word, cut), word, near);
        int met = 0;
        for (int alike : sounds.getOrDefault(METAPHONE.doubleMetaphone(word), new int[0])) {
            if (words[alike].equals(word) || !soundsClose(word, words[alike])) continue;
            near.word(alike, false);
            if (++met == MOST_NEAR) return;
        }
    }

    private void gather(int hash, String word, Near near) {
        int at = Arrays.binarySearch(shortened, (long) hash << 32);
        if (at < 0) at = -at - 1;
        for (int met = 0; at < shortened.length && (int) (shortened[at] >> 32) == hash && met < MOST_NEAR; at++) {
            int found = (int) shortened[at];
            if (!Slips.isOne(word, words[found])) continue;
            near.word(found, true);
            met++;
        }
    }

    private static long entry(int hash, int word) {
        return (long) hash << 32 | word;
    }

    private static int without(String word, int cut) {
        int hash = 0;
        for (int i = 0; i < word.length(); i++) if (i != cut) hash = 31 * hash + word.charAt(i);
        return hash;
    }

    /// Who hears a name gets its beginning right, and about its length.
    private static boolean soundsClose(String one, String other) {
        return Math.abs(one.length() - other.length()) <= 2 && one.charAt(0) == other.charAt(0);
    }
}
