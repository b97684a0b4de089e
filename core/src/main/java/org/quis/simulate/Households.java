package org.quis.simulate;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Fills a town with people who live together: alone, in couples, in families, sharing a flat.
final class Households {
    /// The share of ties that found their way into the agency's table.
    static final double RECORDED = 0.85;

    private final People people;
    private final Town town;
    private final Names names;
    private final Chance chance;
    private final Deque<Town.Home> empty = new ArrayDeque<>();

    Households(People people, Town town, Names names, Chance chance) {
        this.people = people;
        this.town = town;
        this.names = names;
        this.chance = chance;
    }

    void settle(int population) {
        while (people.all().size() < population) {
            switch (chance.weighted(26, 22, 32, 8, 7, 5)) {
                case 0 -> single(chance.between(19, 88));
                case 1 -> couple(chance.between(22, 85));
                case 2 -> children(couple(chance.between(26, 55)));
                case 3 -> children(List.of(single(chance.between(22, 50))));
                case 4 -> roommates();
                default -> elderWithChild();
            }
        }
    }

    /// A home nobody lives in yet.
    Town.Home home() {
        if (empty.isEmpty()) empty.addAll(town.nextDoor());
        return empty.remove();
    }

    Person single(int age) {
        var origin = names.origin(chance);
        return person(origin, chance.happens(0.5), names.family(origin, chance), age, home(), movedIn(age));
    }

    /// Someone of a given family, in a home of their own.
    Person ofFamily(String family, int age) {
        boolean woman = chance.happens(0.5);
        return person(names.origin(chance), woman, family, age, home(), movedIn(age));
    }

    private List<Person> couple(int age) {
        var first = names.origin(chance);
        var second = chance.happens(0.75) ? first : names.origin(chance);
        var home = home();
        int younger = Math.max(19, age - chance.between(-4, 5));
        var since = movedIn(Math.min(age, younger));
        boolean sameSex = chance.happens(0.05);
        var him = person(first, sameSex && chance.happens(0.5), names.family(first, chance), age, home, since);
        var name = names.of(second, sameSex ? him.woman() : !him.woman(), names.family(second, chance), chance);
        boolean married = chance.happens(0.75);
        if (married) {
            var family = him.name().family();
            switch (chance.weighted(65, 10, 25)) {
                case 0 -> name = name.married(family);
                case 1 -> name = name.married(name.family() + "-" + family);
                default -> {} // keeps the name
            }
        }
        var her = people.add(name, sameSex ? him.woman() : !him.woman(), younger, home, since);
        people.tie(him, married ? Tie.Kind.SPOUSE : Tie.Kind.PARTNER, her, since, null, recorded());
        return List.of(him, her);
    }

    private void children(List<Person> parents) {
        var first = parents.getFirst();
        int oldest = first.ageOn(people.today()) - 20;
        var siblings = new ArrayList<Person>();
        for (int i = chance.between(1, 3); i > 0; i--) {
            int age = chance.between(0, Math.clamp(oldest, 1, 24));
            var born = people.today().minusYears(age);
            var child = person(
                    names.origin(chance), chance.happens(0.5), first.name().family(), age, first.home(), born);
            for (var parent : parents) people.tie(child, Tie.Kind.PARENT, parent, born, null, recorded());
            for (var sibling : siblings) people.tie(child, Tie.Kind.SIBLING, sibling, born, null, recorded());
            siblings.add(child);
        }
    }

    private void roommates() {
        var home = home();
        var since = people.today().minusDays(chance.between(100, 1_500));
        var together = new ArrayList<Person>();
        for (int i = chance.between(2, 3); i > 0; i--) {
            var origin = names.origin(chance);
            int age = chance.between(19, 34);
            var mate = person(origin, chance.happens(0.5), names.family(origin, chance), age, home, since);
            for (var other : together) people.tie(mate, Tie.Kind.ROOMMATE, other, since, null, recorded());
            together.add(mate);
        }
    }

    private void elderWithChild() {
        var elder = single(chance.between(66, 92));
        int age = elder.ageOn(people.today()) - chance.between(22, 38);
        var child = person(
                names.origin(chance), chance.happens(0.5), elder.name().family(), age, elder.home(), movedIn(age));
        people.tie(child, Tie.Kind.PARENT, elder, child.born(), null, recorded());
    }

    private Person person(Names.Origin origin, boolean woman, String family, int age, Town.Home home, LocalDate since) {
        return people.add(names.of(origin, woman, family, chance), woman, age, home, since);
    }

    private LocalDate movedIn(int age) {
        return people.today().minusDays(chance.between(200, Math.min(9_000, 300 + (age - 17) * 300)));
    }

    private boolean recorded() {
        return chance.happens(RECORDED);
    }
}
