package org.quis.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.quis.simulate.Words;

/// Invented people with names as unevenly spread as real ones: a few surnames are everywhere and most are rare.
///
/// The words are the simulator's, and some put together from syllables; how often each is borne follows Zipf's law. Kin
/// share a surname, twins a day of birth as well, and a few sons their father's whole name.
final class Crowd {
    private static final int RARE_FAMILIES = 40_000;
    private static final int RARE_GIVEN = 3_000;
    private static final double RARE_FAMILY = 0.5; // the share of people whose surname is not on a list
    private static final double RARE_FIRST = 0.12;
    private static final int YOUNGEST = 2010;

    /// @param formerFamily empty where there is none
    record Person(String given, String middle, String family, String formerFamily, LocalDate born) {
        String full() {
            return middle.isEmpty() ? given + " " + family : given + " " + middle + " " + family;
        }

        String formerNames() {
            return formerFamily.isEmpty() ? "" : given + " " + formerFamily;
        }
    }

    interface Each {
        void person(int number, Person person);
    }

    private record Origin(boolean doubles, Drawn women, Drawn men, Drawn families) {}

    private final List<Origin> origins = new ArrayList<>();
    private final double[] weights;
    private final Drawn rareFamilies;
    private final Drawn rareGiven;

    Crowd() {
        var lines = Words.lines("names");
        weights = new double[lines.size() / 4];
        for (int i = 0; i < weights.length; i++) {
            var head = lines.get(4 * i).split(" ");
            weights[i] = Double.parseDouble(head[2]) + (i == 0 ? 0 : weights[i - 1]);
            origins.add(new Origin(
                    head[1].equals("valley"),
                    new Drawn(list(lines.get(4 * i + 1)), 4),
                    new Drawn(list(lines.get(4 * i + 2)), 4),
                    new Drawn(list(lines.get(4 * i + 3)), 8)));
        }
        var parts = Words.lines("family-parts");
        rareFamilies = new Drawn(composed(list(parts.get(0)), list(parts.get(1)), RARE_FAMILIES), 40);
        var opening = List.of("Al", "Be", "Ca", "De", "El", "Fi", "Ga", "Ha", "Jo", "Ka", "Le", "Ma", "Na", "Ro", "Ta");
        var middle = List.of("", "la", "ri", "mo", "ne", "sha", "vi", "du", "li", "ro", "ya", "ke");
        var closing =
                List.of("na", "ra", "us", "lyn", "ton", "ly", "den", "sha", "ris", "ka", "vin", "mie", "dan", "o");
        rareGiven = new Drawn(composed(opening, middle, closing), 20);
    }

    private static List<String> composed(List<String> beginnings, List<String> ends, int most) {
        var names = new ArrayList<String>();
        for (var end : ends) for (var beginning : beginnings) names.add(beginning + end);
        for (var last : ends) {
            for (var end : ends) for (var beginning : beginnings) names.add(beginning + end + last);
        }
        for (var between : List.of("er", "en", "in", "s")) {
            for (var last : ends) {
                for (var end : ends) for (var beginning : beginnings) names.add(beginning + end + between + last);
            }
        }
        return names.subList(0, Math.min(most, names.size()));
    }

    private static List<String> composed(List<String> openings, List<String> middles, List<String> closings) {
        var names = new ArrayList<String>();
        for (var middle : middles) {
            for (var closing : closings) for (var opening : openings) names.add(opening + middle + closing);
        }
        return names.subList(0, Math.min(RARE_GIVEN, names.size()));
    }

    /// The same seed makes the same people.
    void each(int count, long seed, Each each) {
        var random = new SplittableRandom(seed);
        Person before = null;
        for (int number = 0; number < count; number++) {
            var person = next(before, random);
            each.person(number, person);
            before = person;
        }
    }

    private Person next(@Nullable Person before, SplittableRandom random) {
        if (before != null && random.nextDouble() < 0.35) {
            double kin = random.nextDouble();
            var other = anybody(random);
            if (kin < 0.01 && before.born().getYear() < YOUNGEST - 30) { // a junior
                return new Person(before.given(), other.middle(), before.family(), "", later(before.born(), random));
            }
            var born = kin < 0.03 ? before.born() : other.born();
            return new Person(other.given(), other.middle(), before.family(), other.formerFamily(), born);
        }
        return anybody(random);
    }

    private static LocalDate later(LocalDate born, SplittableRandom random) {
        return born.plusDays(7_000 + random.nextInt(4_000));
    }

    /// Somebody who is kin of nobody: a stranger has names as common as everybody's.
    Person anybody(SplittableRandom random) {
        double at = random.nextDouble() * weights[weights.length - 1];
        int of = 0;
        while (weights[of] < at) of++;
        var origin = origins.get(of);
        var first = random.nextBoolean() ? origin.women() : origin.men();
        var given = random.nextDouble() < RARE_FIRST ? rareGiven.draw(random) : first.draw(random);
        var middle = random.nextDouble() < 0.6 ? first.draw(random) : "";
        if (middle.equals(given)) middle = "";
        var family = family(origin, random);
        var former = random.nextDouble() < 0.2 ? family(origin, random) : "";
        double hyphen = random.nextDouble();
        if (!former.isEmpty() && hyphen < 0.15) family = former + "-" + family;
        var born = LocalDate.of(1935, 1, 1).plusDays(random.nextInt(365 * (YOUNGEST - 1935)));
        return new Person(given, middle, family, former, born);
    }

    private String family(Origin origin, SplittableRandom random) {
        var family = random.nextDouble() < RARE_FAMILY
                ? rareFamilies.draw(random)
                : origin.families().draw(random);
        boolean two = origin.doubles() && random.nextDouble() < 0.35;
        return two ? family + " " + origin.families().draw(random) : family;
    }

    /// Words that are drawn in proportion to 1 / (rank + shift).
    private static final class Drawn {
        private final List<String> words;
        private final double[] reached;

        Drawn(List<String> words, double shift) {
            this.words = words;
            reached = new double[words.size()];
            double sum = 0;
            for (int i = 0; i < reached.length; i++) reached[i] = sum += 1 / (i + 1 + shift);
        }

        String draw(SplittableRandom random) {
            int at = Arrays.binarySearch(reached, random.nextDouble() * reached[reached.length - 1]);
            return words.get(Math.min(at < 0 ? -at - 1 : at, reached.length - 1));
        }
    }

    private static List<String> list(String line) {
        return Words.split(line.substring(line.indexOf(':') + 1));
    }
}
