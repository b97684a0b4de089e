package org.quis.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds of every name, whoever is known and whatever is typed.
class NameLawsTest {
    private static final List<String> GIVEN = List.of("Ann", "Bo", "Carl", "Dee", "Eve", "José", "Jo Ann", "Ng");
    private static final List<String> FAMILY =
            List.of("Li", "Smith", "Smyth", "de la Cruz", "O'Hara", "van Dyke-Roe", "Núñez", "Doe", "Lee");

    private record Known(int node, String name, LocalDate born) {}

    private static List<Known> people(Random random) {
        var people = new ArrayList<Known>();
        int count = 1 + random.nextInt(60);
        for (int i = 0; i < count; i++) {
            people.add(new Known(
                    i * 3,
                    GIVEN.get(random.nextInt(GIVEN.size())) + " " + FAMILY.get(random.nextInt(FAMILY.size())),
                    LocalDate.of(1950 + random.nextInt(3), 1 + random.nextInt(12), 1 + random.nextInt(28))));
        }
        return people;
    }

    private static Names index(List<Known> people) {
        var names = new Names();
        for (var one : people) names.add(one.node(), one.name(), "", one.born());
        names.index();
        return names;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whoever_is_known_is_a_candidate_for_their_own_name(long seed) {
        var people = people(new Random(seed));
        var names = index(people);
        for (var one : people) {
            var nodes = names.find(one.name(), List.of(one.born())).stream()
                    .map(Candidate::node)
                    .toList();
            assertTrue(nodes.contains(one.node()), one + " is not among " + nodes);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void probabilities_are_sorted_and_leave_room_for_somebody_unknown(long seed) {
        var random = new Random(seed);
        var people = people(random);
        var names = index(people);
        for (var one : people) {
            var born = random.nextBoolean() ? List.of(one.born()) : List.<LocalDate>of();
            double sum = 0;
            double before = 1;
            for (var candidate : names.find(one.name(), born)) {
                assertTrue(candidate.probability() > 0 && candidate.probability() <= before, candidate.toString());
                before = candidate.probability();
                sum += before;
            }
            assertTrue(sum < 1, "all of " + sum + " for those known, nothing for a stranger");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void in_which_order_people_became_known_does_not_matter(long seed) {
        var random = new Random(seed);
        var people = people(random);
        var shuffled = new ArrayList<>(people);
        Collections.shuffle(shuffled, random);
        var names = index(people);
        var others = index(shuffled);
        for (var one : people) {
            var found = names.find(one.name(), List.of());
            var again = others.find(one.name(), List.of());
            assertEquals(nodes(found), nodes(again));
            for (int i = 0; i < found.size(); i++) {
                assertEquals(found.get(i).probability(), again.get(i).probability(), 1e-9);
            }
        }
    }

    private static List<Integer> nodes(List<Candidate> found) {
        return found.stream().map(Candidate::node).sorted().toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32})
    void nothing_typed_breaks_any_of_the_readers_or_keeps_them_long(long seed) {
        var random = new Random(seed);
        var names = index(people(random));
        var phones = new PhoneText("US");
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int i = 0; i < 4_000; i++) {
                var typed = noise(random);
                names.find(typed, BirthDates.read(typed, 2026));
                names.mayMean(typed, 0);
                var address = AddressText.of(typed);
                assertEquals(address, AddressText.ofKey(address.key()), typed);
                address.squeezed();
                PlateText.key(typed);
                phones.key(typed);
                CaseText.key(typed);
                CaseText.aliases(typed);
                CaseText.lookups(typed);
                CaseText.within(typed);
            }
        });
    }

    private static String noise(Random random) {
        var pieces = List.of(
                "Smith",
                "o'",
                ",",
                " ",
                "-",
                "#",
                "12",
                "1980-02-14",
                "02/30/99",
                "St",
                "Apt",
                "née",
                "\u0301",
                "\uD83D",
                "王",
                "\u202E",
                "Jr.",
                "de la",
                "24-001234",
                "\t",
                "\0",
                "²",
                "١٢",
                "|",
                "%",
                "+1 202 555 0143",
                "ﬁ");
        var typed = new StringBuilder();
        int length = random.nextInt(random.nextInt(40) == 0 ? 600 : 9);
        for (int i = 0; i < length; i++) {
            typed.append(
                    random.nextInt(6) == 0
                            ? String.valueOf((char) random.nextInt(0x10000))
                            : pieces.get(random.nextInt(pieces.size())));
        }
        return typed.toString();
    }
}
