package org.quis.identity;

import java.util.ArrayList;
import java.util.List;

/// Guesses at a name whose spaces slipped: `johndoe`, `JOH NDOE`, `Ash ford`. Only where a word is nobody's as it
/// stands,
/// and all words are somebody's after.
final class Respaced {
    private static final int MOST = 6;

    private final NameWords words;
    private final List<NameText> guesses = new ArrayList<>(2);

    private Respaced(NameWords words) {
        this.words = words;
    }

    static List<NameText> of(NameText name, NameWords words) {
        var respaced = new Respaced(words);
        for (int i = 0; i < name.words().size(); i++) {
            var word = name.words().get(i);
            if (NameWords.isInitial(word) || respaced.isKnown(word)) continue;
            respaced.cut(name, i, i + 1, word, 2, word.length() - 2);
            respaced.beside(name, i - 1, word);
            respaced.beside(name, i, word);
        }
        return respaced.guesses;
    }

    /// The space between a word and the next belongs a letter to the left, or to the right, or nowhere.
    private void beside(NameText name, int left, String unknown) {
        if (left < 0 || left + 1 >= name.words().size()) return;
        var first = name.words().get(left);
        var both = first + name.words().get(left + 1);
        cut(name, left, left + 2, both, first.length() - 1, first.length() - 1);
        cut(name, left, left + 2, both, first.length() + 1, first.length() + 1);
        boolean comma = name.family() == left + 1;
        if (!comma && isKnown(both) && both.length() > unknown.length()) guess(name, left, left + 2, List.of(both));
    }

    private void cut(NameText name, int from, int to, String letters, int first, int last) {
        for (int cut = Math.max(1, first); cut <= last && cut < letters.length(); cut++) {
            var left = letters.substring(0, cut);
            var right = letters.substring(cut);
            if (isKnown(left) && isKnown(right)) guess(name, from, to, List.of(left, right));
        }
    }

    private void guess(NameText name, int from, int to, List<String> others) {
        if (guesses.size() == MOST) return;
        boolean across = name.family() == from + 1 && to == from + 2; // the comma moves with the space
        var guess = name.with(from, to, others);
        if (across) guess = new NameText(guess.words(), from + 1);
        if (!guesses.contains(guess)) guesses.add(guess);
    }

    private boolean isKnown(String word) {
        return word.length() > 1 && words.find(word) >= 0;
    }
}
