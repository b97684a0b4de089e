package org.quis.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds phrases that were typed with one slip of the finger: a letter more, less, other, or two swapped.
///
/// Asked of every reason that was not read before, so what does not resemble any is told by its first and last letters.
final class SlippedPhrases {
    /// Letters of a phrase in which two swapped make no other; a short one has too many neighbours that are words.
    private static final int SWAPPING = 8;
    /// And letters of one in which no slip does.
    private static final int SLIPPING = 10;

    private final Set<String> phrases;
    private final int mostWords;
    private final Map<Integer, List<String>> byShape = new HashMap<>(); // words, and letters with those less and more

    SlippedPhrases(Collection<String> phrases) {
        this.phrases = new HashSet<>(phrases);
        int most = 0;
        for (var phrase : this.phrases) {
            if (phrase.length() < SWAPPING) continue;
            int words = (int) phrase.chars().filter(letter -> letter == ' ').count() + 1;
            most = Math.max(most, words);
            for (int letters = phrase.length() - 1; letters <= phrase.length() + 1; letters++) {
                byShape.computeIfAbsent(shape(words, letters), _ -> new ArrayList<>())
                        .add(phrase);
            }
        }
        mostWords = most;
    }

    private static int shape(int words, int letters) {
        return words << 16 | letters;
    }

    /// The text with the first slip put right; empty where there is none.
    ///
    /// @param text  the words, a space between each and the next
    String mended(String text, List<String> words) {
        for (int first = 0, from = 0;
                first < words.size();
                from += words.get(first++).length() + 1) {
            int to = from - 1;
            for (int last = first; last < words.size() && last < first + mostWords; last++) {
                to += words.get(last).length() + 1;
                for (var phrase : byShape.getOrDefault(shape(last - first + 1, to - from), List.of())) {
                    if (isSlip(text, from, to, phrase)) return text.substring(0, from) + phrase + text.substring(to);
                }
            }
        }
        return "";
    }

    private boolean isSlip(String text, int from, int to, String phrase) {
        int typed = to - from;
        int shorter = Math.min(typed, phrase.length());
        int start = 0;
        while (start < shorter && text.charAt(from + start) == phrase.charAt(start)) start++;
        int end = 0;
        while (end < shorter - start && text.charAt(to - 1 - end) == phrase.charAt(phrase.length() - 1 - end)) end++;
        if (Math.max(typed, phrase.length()) - start - end > 2) return false; // nearly always
        var part = text.substring(from, to);
        if (phrases.contains(part) || ReasonReader.distance(part, phrase) != 1) return false;
        return phrase.length() >= SLIPPING || isSwapped(part, phrase);
    }

    private static boolean isSwapped(String typed, String phrase) {
        return Arrays.equals(
                typed.chars().sorted().toArray(), phrase.chars().sorted().toArray());
    }
}
