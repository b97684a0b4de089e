package org.quis.identity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds people by name, after I. P. Fellegi and A. B. Sunter, "A theory for record linkage" (1969): each agreement
/// adds
/// log₂ of how much likelier it is for the person meant than for anybody, each disagreement takes away.
///
/// That two share a rare surname says much, "Smith" says little: the chance of agreeing by accident is the word's
/// frequency among the people known. Only those who share a word that may be a surname and the initial of another word
/// are compared, or the day of birth.
public final class Names {
    private static final int MOST_COMPARED = 4_000;
    private static final int MOST_CANDIDATES = 50;
    private static final int SHORTEST = 6; // letters of a whole name in which one slip does not make another
    private static final double LEAST = 0.002;
    /// The share of people looked up who are in the people table: what speaks against a match by default.
    private static final double KNOWN = 0.9;

    private final NamePeople people = new NamePeople();
    private NameScore score = new NameScore(people);

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
        score = new NameScore(people);
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
                if (NameWords.isOneEdit(letters, family + given) || NameWords.isOneEdit(letters, given + family)) {
                    return true;
                }
            }
        }
        return false;
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

    public int count() {
        return people.count();
    }

    /// @param birth every date that the typed date of birth may mean, likeliest first; empty where none was typed
    /// @return likeliest first
    public List<Candidate> find(String typed, List<LocalDate> birth) {
        if (people.count() == 0) return List.of();
        var name = NameText.of(typed);
        if (name.words().isEmpty()) return List.of();
        if (name.words().size() == 1) name = split(name);
        var readings = new ArrayList<NameText>();
        readings.add(name);
        readings.addAll(name.joined());
        var days = birth.stream().mapToInt(day -> (int) day.toEpochDay()).toArray();
        var found = new Found();
        for (var reading : readings) compare(reading, exact(reading, days), days, found);
        if (found.best < score.clear()) {
            for (var reading : readings) compare(reading, near(reading), days, found);
        }
        return found.candidates();
    }

    private static final class Scored {
        final int person;
        double bits;

        Scored(int person, double bits) {
            this.person = person;
            this.bits = bits;
        }
    }

    private final class Found {
        private final java.util.HashMap<Integer, Scored> scored = new java.util.HashMap<>();
        double best = Double.NEGATIVE_INFINITY;

        void add(int person, double bits) {
            var known = scored.computeIfAbsent(person, _ -> new Scored(person, bits));
            known.bits = Math.max(known.bits, bits);
            best = Math.max(best, bits);
        }

        List<Candidate> candidates() {
            double nobody = Math.log(people.count() * (1 - KNOWN) / KNOWN) / Math.log(2);
            double sum = Math.pow(2, nobody);
            for (var one : scored.values()) sum += Math.pow(2, one.bits);
            double total = sum;
            return scored.values().stream()
                    .map(one -> new Candidate(people.node(one.person), Math.pow(2, one.bits) / total))
                    .filter(one -> one.probability() >= LEAST)
                    .sorted(Comparator.comparingDouble(Candidate::probability)
                            .reversed()
                            .thenComparing(Candidate::node))
                    .limit(MOST_CANDIDATES)
                    .toList();
        }
    }

    private void compare(NameText name, Set<Integer> with, int[] days, Found found) {
        for (int person : with) {
            double bits = score.of(name, person) + score.ofBirth(days, person);
            if (bits > 0) found.add(person, bits);
        }
    }

    /// Those who have one word as a surname and another's initial, or one of its nicknames', and those born that day.
    private Set<Integer> exact(NameText name, int[] days) {
        var with = new HashSet<Integer>();
        for (var family : name.words()) {
            if (family.length() == 1) continue;
            int word = people.words().find(family);
            if (word >= 0) add(name, family, word, with);
        }
        for (int day : days) people.bornOn(day, with, MOST_COMPARED);
        return with;
    }

    /// Those whose surname is nearly one of the words, or who have the surname and another initial.
    private Set<Integer> near(NameText name) {
        var with = new HashSet<Integer>();
        for (var family : name.words()) {
            if (family.length() < 3) continue;
            for (int word : people.words().nearly(family)) add(name, family, word, with);
            int word = people.words().find(family);
            if (word >= 0) people.withFamily(word, with, MOST_COMPARED);
        }
        return with;
    }

    private void add(NameText name, String family, int word, Set<Integer> with) {
        long initials = 0;
        boolean more = false;
        for (var given : name.words()) {
            if (given.equals(family) && !more) {
                more = true; // the same word twice is a name, too
                continue;
            }
            initials |= 1L << NamePeople.initial(given);
            for (var other : Nicknames.of(given)) initials |= 1L << NamePeople.initial(other);
        }
        for (int initial = 0; initial < 32; initial++) {
            if ((initials >> initial & 1) != 0) people.withFamily(word, initial, with, MOST_COMPARED);
        }
    }

    /// `johndoe` where the space was lost: at the place where both halves are known.
    private NameText split(NameText name) {
        var word = name.words().getFirst();
        if (people.words().find(word) >= 0) return name;
        for (int cut = 2; cut <= word.length() - 2; cut++) {
            var first = word.substring(0, cut);
            var rest = word.substring(cut);
            if (people.words().find(first) >= 0 && people.words().find(rest) >= 0) {
                return new NameText(Arrays.asList(first, rest), -1);
            }
        }
        return name;
    }
}
