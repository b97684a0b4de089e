package org.quis.identity;

import java.util.Arrays;

/// Which words of names a typed word may mean, and how much each speaks for whoever bears it, in bits.
///
/// By Bayes: how likely those who bear a word are to type this, against how likely anybody is, which is what all the
/// bearers of all the words it may mean come to.
final class TypedWord {
    private static final int SHORTEST_CUT = 2;
    private static final int MOST_CUT = 400;

    final String text;
    private final NamePeople people;
    private final int initialFrom; // words that a single letter may stand for
    private final int initialTo;
    private final double initialBits;
    private int[] meant = new int[8]; // sorted once settled
    private double[] asGiven = new double[8]; // shares, then bits
    private double[] asFamily = new double[8];
    private int count;
    private boolean slipsRead;

    TypedWord(String text, NamePeople people) {
        this.text = text;
        this.people = people;
        var words = people.words();
        initialBits = -Weights.log2(people.initialShare(text));
        boolean initial = NameWords.isInitial(text);
        initialFrom = initial ? words.ceiling(text) : 0;
        initialTo = initial ? words.ceiling(text + Character.MAX_VALUE) : 0;
        read(false);
    }

    /// From now on, words that are nearly the same count as well. Reading them takes longer.
    void readSlips() {
        if (!slipsRead) read(true);
    }

    private void read(boolean slips) {
        slipsRead = slips;
        count = 0;
        var words = people.words();
        int exact = words.find(text);
        if (exact >= 0) mean(exact, Weights.AS_IT_IS, Weights.AS_IT_IS);
        for (var name : Nicknames.of(text)) {
            int word = words.find(name);
            if (word >= 0) mean(word, Weights.NICKNAME / Nicknames.of(name).size(), 0);
        }
        if (slips) {
            words.nearly(text, (word, oneSlip) -> {
                double share = oneSlip ? Slips.share(text, words.word(word)) : Weights.SOUND / 10;
                mean(word, share, share);
            });
            cutShort(words);
        }
        settle();
    }

    /// `Mo` for Mohammed: the beginning of a given name, where few names begin so.
    private void cutShort(NameWords words) {
        if (text.length() < SHORTEST_CUT || isInitial()) return;
        int from = words.ceiling(text);
        int to = words.ceiling(text + Character.MAX_VALUE);
        if (to - from > MOST_CUT) return;
        for (int word = from; word < to; word++) {
            if (words.word(word).length() > text.length()) mean(word, Weights.CUT_SHORT, 0);
        }
    }

    private void mean(int word, double givenShare, double familyShare) {
        for (int i = 0; i < count; i++) {
            if (meant[i] != word) continue;
            asGiven[i] = Math.max(asGiven[i], givenShare);
            asFamily[i] = Math.max(asFamily[i], familyShare);
            return;
        }
        if (count == meant.length) {
            meant = Arrays.copyOf(meant, count * 2);
            asGiven = Arrays.copyOf(asGiven, count * 2);
            asFamily = Arrays.copyOf(asFamily, count * 2);
        }
        int at = count++;
        for (; at > 0 && meant[at - 1] > word; at--) {
            meant[at] = meant[at - 1];
            asGiven[at] = asGiven[at - 1];
            asFamily[at] = asFamily[at - 1];
        }
        meant[at] = word;
        asGiven[at] = givenShare;
        asFamily[at] = familyShare;
    }

    private void settle() {
        double anybody = Weights.UNHEARD_OF;
        double all = Math.max(1, people.count());
        for (int i = 0; i < count; i++) anybody += asGiven[i] * people.words().bearers(meant[i]) / all;
        for (int i = 0; i < count; i++) {
            asGiven[i] = Weights.log2(asGiven[i] / anybody);
            asFamily[i] = Weights.log2(asFamily[i] / anybody);
        }
    }

    boolean isInitial() {
        return initialTo > 0;
    }

    interface Word {
        void meant(int number);
    }

    void eachMeant(Word each) {
        for (int i = 0; i < count; i++) each.meant(meant[i]);
    }

    interface Range {
        /// @param to the first word after
        void words(int from, int to);
    }

    /// The words it may mean, in the order of the alphabet; an initial means many.
    void eachRange(Range each) {
        if (isInitial()) {
            each.words(initialFrom, initialTo);
            return;
        }
        for (int i = 0; i < count; i++) each.words(meant[i], meant[i] + 1);
        int letter = people.words().find(text.substring(0, 1)); // somebody on record with an initial only
        if (letter >= 0) each.words(letter, letter + 1);
    }

    /// @return negative infinity where it cannot mean that word
    double bits(int word, int role) {
        if (isInitial()) {
            return role != NamePeople.FAMILY && word >= initialFrom && word < initialTo
                    ? initialBits
                    : Double.NEGATIVE_INFINITY;
        }
        if (role == NamePeople.PARTICLE) return Math.min(Weights.PARTICLE, bits(word));
        return role == NamePeople.FAMILY ? asFamily(word) : bits(word);
    }

    private double bits(int word) {
        int at = Arrays.binarySearch(meant, 0, count, word);
        if (at >= 0) return asGiven[at];
        var theirs = people.words().word(word);
        boolean initial = NameWords.isInitial(theirs) && theirs.charAt(0) == text.charAt(0); // all that is on record
        return initial ? initialBits : Double.NEGATIVE_INFINITY;
    }

    private double asFamily(int word) {
        int at = Arrays.binarySearch(meant, 0, count, word);
        return at < 0 ? Double.NEGATIVE_INFINITY : asFamily[at];
    }
}
