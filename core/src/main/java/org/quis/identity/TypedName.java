package org.quis.identity;

import java.util.List;
import java.util.Map;

/// A typed name in one reading, weighed against people.
final class TypedName {
    final NameText text;
    final List<TypedWord> words;
    private final NamePeople people;
    private final double prior;
    private boolean wholly;

    /// @param words shared between the readings of what was typed
    /// @param prior bits for this reading: none as it was typed, fewer for a guess at its spaces
    TypedName(NameText text, Map<String, TypedWord> words, NamePeople people, double prior) {
        this.text = text;
        this.words = text.words().stream()
                .map(word -> words.computeIfAbsent(word, _ -> new TypedWord(word, people)))
                .toList();
        this.people = people;
        this.prior = prior;
    }

    /// Whether the person asked about last has every word that was typed, a given and a family name among them.
    boolean agreedWholly() {
        return wholly;
    }

    /// How much it speaks for a person, in bits.
    double bits(int person) {
        int theirs = people.wordCount(person);
        int used = 0; // as bits, too
        double bits = prior;
        int missedWords = 0;
        int missedInitials = 0;
        boolean given = false;
        boolean middle = false;
        boolean family = false;
        boolean former = false;
        int firstRole = -1;
        int lastRole = -1;
        for (int t = 0; t < words.size(); t++) {
            var word = words.get(t);
            double best = Double.NEGATIVE_INFINITY;
            int at = -1;
            for (int i = 0; i < theirs; i++) {
                if ((used >> i & 1) != 0) continue;
                double one = word.bits(people.word(person, i), people.role(person, i));
                if (one > best) {
                    best = one;
                    at = i;
                }
            }
            if (at < 0) {
                if (NameParts.PARTICLES.contains(word.text)) continue;
                if (word.isInitial()) missedInitials++;
                else missedWords++;
                continue;
            }
            used |= 1 << at;
            bits += best;
            int role = people.role(person, at);
            if (role == NamePeople.PARTICLE) continue;
            boolean whole = !word.isInitial();
            given |= role == NamePeople.GIVEN;
            middle |= role == NamePeople.MIDDLE && whole;
            family |= role != NamePeople.GIVEN && whole;
            former |= role == NamePeople.FORMER;
            if (firstRole < 0) firstRole = role;
            lastRole = role;
            bits += comma(t, role);
        }
        wholly = (given || middle) && family && missedWords + missedInitials == 0;
        if (used == 0) return Double.NEGATIVE_INFINITY;
        if (!given) bits += middle ? Weights.SECOND_NAME : Weights.MISSED_NAME;
        if (!family) bits += Weights.MISSED_NAME;
        boolean otherOrder = firstRole == NamePeople.FAMILY && lastRole == NamePeople.GIVEN;
        if (text.family() < 0 && otherOrder) bits += Weights.OTHER_ORDER;
        return bits + unused(person, used, former, missedWords, missedInitials);
    }

    private double comma(int typed, int role) {
        if (text.family() < 0) return 0;
        boolean before = typed < text.family();
        boolean against = before ? role == NamePeople.GIVEN : role == NamePeople.FAMILY;
        return against ? Weights.AGAINST_COMMA : 0;
    }

    /// What they are called besides, and what was typed besides.
    private double unused(int person, int used, boolean former, int missedWords, int missedInitials) {
        boolean hasMiddle = false;
        boolean familyUsed = false;
        boolean familyLeft = false;
        for (int i = 0; i < people.wordCount(person); i++) {
            int role = people.role(person, i);
            hasMiddle |= role == NamePeople.MIDDLE;
            if (role != NamePeople.FAMILY) continue;
            if ((used >> i & 1) != 0) familyUsed = true;
            else familyLeft = true;
        }
        double bits = 0;
        if (familyUsed && familyLeft) bits += Weights.HALF_NAME;
        else if (former && familyLeft) bits += Weights.FORMER_NAME;
        if (hasMiddle) return bits + missedWords * Weights.MISSED_WORD + missedInitials * Weights.MISSED_INITIAL;
        boolean one = missedWords + missedInitials == 1; // no more than one middle name may be missing
        if (one) return bits + (missedWords == 1 ? Weights.UNRECORDED_WORD : Weights.UNRECORDED_INITIAL);
        return bits + missedWords * Weights.MISSED_WORD + missedInitials * Weights.MISSED_INITIAL;
    }
}
