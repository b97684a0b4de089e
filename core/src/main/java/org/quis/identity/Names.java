package org.quis.identity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Finds people by name, after I. P. Fellegi and A. B. Sunter, "A theory for record linkage" (1969): each agreement
/// adds log₂ of how much likelier it is for the person meant than for anybody, each disagreement takes away.
///
/// That two share a rare surname says much, "Smith" says little: the chance of agreeing by accident is the word's
/// frequency among the people known. Compared are those born on the day that was typed, and those who share a word
/// that may be a surname and another; where these leave doubt, those with words that are nearly the same.
public final class Names {
    private static final int SHORTEST = 6; // letters of a whole name in which one slip does not make another

    private final NamePeople people = new NamePeople();

    /// Makes somebody known.
    ///
    /// @param node        what a [Candidate] will call them
    /// @param formerNames separated by `;`, empty for none
    public void add(int node, String name, String formerNames, @Nullable LocalDate birth) {
        people.add(node, name, formerNames, birth);
    }

    /// Call once, when everybody is known and before anybody is looked for.
    public void index() {
        people.index();
    }

    /// Whether a word is part of somebody's name.
    public boolean isWord(String word) {
        var plain = NameText.of(word).words();
        return plain.size() == 1 && people.words().find(plain.getFirst()) >= 0;
    }

    /// Whether a typed name may well be somebody's, where few are in question: their family name beside their initial,
    /// or all the letters in place with a slip or a space in the wrong one.
    public boolean mayMean(String typed, int node) {
        int person = people.find(node);
        if (person < 0) return false;
        var name = NameText.of(typed);
        var letters = String.join("", name.words());
        for (int f = 0; f < people.wordCount(person); f++) {
            if (people.role(person, f) != NamePeople.FAMILY) continue;
            var family = people.words().word(people.word(person, f));
            for (int g = 0; g < people.wordCount(person); g++) {
                if (people.role(person, g) != NamePeople.GIVEN) continue;
                var given = people.words().word(people.word(person, g));
                boolean initial = name.words().stream()
                        .anyMatch(word -> !word.equals(family) && word.charAt(0) == given.charAt(0));
                if (initial && name.words().contains(family)) return true;
                if (letters.equals(family + given) || letters.equals(given + family)) return true;
                if (letters.length() < SHORTEST) continue;
                if (Slips.isOne(letters, family + given) || Slips.isOne(letters, given + family)) return true;
            }
        }
        return false;
    }

    /// Whether somebody may be born on a day that was typed, slips allowed; also where either is not known.
    public boolean mayBeBorn(int node, List<LocalDate> typed) {
        int person = people.find(node);
        return person < 0 || new TypedBirth(typed).bits(people.birth(person)) > Weights.BIRTH_DIFFERS;
    }

    /// How many people bear the rarest family name that two people share; 0 where they share none.
    public int bearersOfShared(int node, int other) {
        int one = people.find(node);
        int two = people.find(other);
        int fewest = 0;
        if (one < 0 || two < 0) return fewest;
        for (int f = 0; f < people.wordCount(one); f++) {
            if (people.role(one, f) != NamePeople.FAMILY) continue;
            int word = people.word(one, f);
            for (int g = 0; g < people.wordCount(two); g++) {
                if (people.word(two, g) != word || people.role(two, g) != NamePeople.FAMILY) continue;
                int bearers = people.words().bearers(word);
                fewest = fewest == 0 ? bearers : Math.min(fewest, bearers);
            }
        }
        return fewest;
    }

    /// The share of people who bear a family name of this one.
    public double familyShare(int node) {
        int person = people.find(node);
        if (person < 0) return 0;
        double bearers = 0;
        for (int i = 0; i < people.wordCount(person); i++) {
            if (people.role(person, i) == NamePeople.FAMILY) {
                bearers += people.words().bearers(people.word(person, i));
            }
        }
        return Math.min(1, bearers / people.count());
    }

    /// The day somebody was born, in days since 1970-01-01; empty where that is not known.
    public OptionalInt born(int node) {
        int person = people.find(node);
        if (person < 0 || people.birth(person) == NamePeople.NO_DAY) return OptionalInt.empty();
        return OptionalInt.of(people.birth(person));
    }

    public int count() {
        return people.count();
    }

    /// @param birth every date that the typed date of birth may mean, likeliest first; empty where none was typed
    /// @return likeliest first
    public List<Candidate> find(String typed, List<LocalDate> birth) {
        var name = NameText.of(typed);
        if (people.count() == 0 || name.words().isEmpty()) return List.of();
        var found = new Found(people, readings(name), new TypedBirth(birth));
        found.born();
        if (found.isClear() || found.isSomebodySurely()) return found.candidates();
        found.named();
        if (found.isClear() || birth.isEmpty() && found.isSomebody()) return found.candidates();
        found.nearlyNamed();
        return found.candidates();
    }

    private List<TypedName> readings(NameText name) {
        var words = new HashMap<String, TypedWord>();
        var readings = new ArrayList<TypedName>();
        readings.add(new TypedName(name, words, people, 0));
        for (var joined : name.joined()) readings.add(new TypedName(joined, words, people, 0));
        for (var guess : Respaced.of(name, people.words())) {
            readings.add(new TypedName(guess, words, people, Weights.RESPACED));
        }
        return readings;
    }
}
