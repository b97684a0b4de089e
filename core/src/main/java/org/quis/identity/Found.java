package org.quis.identity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// The people found so far for one typed name, and what speaks for each.
final class Found {
    private static final int MOST_ALIKE = 2_000; // compared of those who share two words; the rest counts as they do
    private static final int MOST_COMPARED = 20_000;
    private static final int MOST_CANDIDATES = 50;
    private static final double SURELY = 8;
    private static final double LEAST = 0.002;

    private final NamePeople people;
    private final List<TypedName> readings;
    private final TypedBirth birth;
    private final double nobody; // as many people, all equally likely, as weigh as much as somebody not known
    private int[] slots = new int[128]; // person + 1, by hash
    private int[] persons = new int[64];
    private double[] bits = new double[64];
    private int count;
    private double best = Double.NEGATIVE_INFINITY;
    private boolean wholly; // whether the one compared last bears every word typed
    private double calledSo; // the weight of those who bear every word typed
    private double uncompared; // the weight of those there was no time for

    Found(NamePeople people, List<TypedName> readings, TypedBirth birth) {
        this.people = people;
        this.readings = readings;
        this.birth = birth;
        this.nobody = people.count() * (1 - Weights.KNOWN) / Weights.KNOWN;
    }

    /// Nobody else can be meant.
    boolean isClear() {
        return best >= Weights.log2(people.count()) + Weights.CLEAR;
    }

    /// It is likelier than not that one is meant who is called just so.
    boolean isSomebody() {
        return calledSo >= nobody;
    }

    /// Somebody is called just so and born that day, and weighs far more than everybody not known.
    boolean isSomebodySurely() {
        return calledSo >= SURELY * nobody;
    }

    private double weight() {
        double sum = uncompared;
        for (int i = 0; i < count; i++) sum += Math.pow(2, bits[i]);
        return sum;
    }

    /// Those born on a day that was typed.
    void born() {
        for (int day : birth.days()) {
            int end = people.bornFrom(day + 1);
            for (int at = people.bornFrom(day); at < end && count < MOST_COMPARED; at++) compare(people.born(at));
        }
    }

    /// Those who have one word for a surname, and another or one of its nicknames.
    void named() {
        for (var reading : readings) {
            for (var family : reading.words) {
                int word = people.words().find(family.text);
                if (word >= 0 && !family.isInitial()) beside(reading, family, word);
            }
        }
    }

    /// Those whose names are nearly the same.
    void nearlyNamed() {
        for (var reading : readings) for (var word : reading.words) word.readSlips();
        for (int i = 0; i < count; i++) bits[i] = bits(persons[i]);
        for (int i = 0; i < count; i++) best = Math.max(best, bits[i]);
        for (var reading : readings) {
            for (var family : reading.words) {
                if (!family.isInitial()) family.eachMeant(word -> beside(reading, family, word));
            }
        }
    }

    private void beside(TypedName reading, TypedWord family, int word) {
        if (reading.words.size() == 1) {
            range(people.pairsFrom(word, 0), people.pairsFrom(word, Integer.MAX_VALUE));
            return;
        }
        boolean same = false;
        for (var other : reading.words) {
            if (other == family && !same) {
                same = true; // the same word twice is a name, too
                continue;
            }
            other.eachRange((from, to) -> range(people.pairsFrom(word, from), people.pairsFrom(word, to)));
        }
    }

    /// The first of them are compared; the rest is taken to weigh as much, since their order says nothing.
    private void range(int from, int to) {
        int end = count >= MOST_COMPARED ? from : Math.min(to, from + MOST_ALIKE);
        double sum = 0;
        for (int at = from; at < end; at++) sum += Math.pow(2, compare(people.paired(at)));
        if (end > from) uncompared += sum / (end - from) * (to - end);
    }

    private double compare(int person) {
        int slot = person * 0x9E3779B9 >>> 7 & slots.length - 1;
        for (; slots[slot] != 0; slot = slot + 1 & slots.length - 1) {
            if (slots[slot] == person + 1) return Double.NEGATIVE_INFINITY; // compared already
        }
        slots[slot] = person + 1;
        if (count == persons.length) grow();
        persons[count] = person;
        double weighs = bits(person);
        bits[count++] = weighs;
        if (wholly) calledSo += Math.pow(2, weighs);
        best = Math.max(best, weighs);
        return weighs;
    }

    private void grow() {
        persons = Arrays.copyOf(persons, count * 2);
        bits = Arrays.copyOf(bits, count * 2);
        slots = new int[slots.length * 2];
        for (int i = 0; i < count; i++) {
            int slot = persons[i] * 0x9E3779B9 >>> 7 & slots.length - 1;
            while (slots[slot] != 0) slot = slot + 1 & slots.length - 1;
            slots[slot] = persons[i] + 1;
        }
    }

    private double bits(int person) {
        double most = Double.NEGATIVE_INFINITY;
        wholly = false;
        for (var reading : readings) {
            most = Math.max(most, reading.bits(person));
            wholly |= reading.agreedWholly();
        }
        return most + birth.bits(people.birth(person));
    }

    List<Candidate> candidates() {
        double all = weight() + nobody;
        var candidates = new ArrayList<Candidate>();
        for (int i = 0; i < count; i++) {
            double probability = Math.pow(2, bits[i]) / all;
            if (probability >= LEAST) candidates.add(new Candidate(people.node(persons[i]), probability));
        }
        candidates.sort(
                Comparator.comparingDouble(Candidate::probability).reversed().thenComparingInt(Candidate::node));
        return List.copyOf(candidates.subList(0, Math.min(candidates.size(), MOST_CANDIDATES)));
    }
}
