package org.quis.simulate;

import java.util.List;

/// Ties that cross doors: former partners who shared a home once, kin who moved out, friends.
final class Acquaintances {
    private final People people;
    private final Households households;
    private final Chance chance;

    Acquaintances(People people, Households households, Chance chance) {
        this.people = people;
        this.households = households;
        this.chance = chance;
    }

    /// Ties for the town at large.
    void spread() {
        for (var person : List.copyOf(people.adults())) {
            if (chance.happens(0.05)) formerPartner(person, chance.pick(people.adults()));
            if (chance.happens(0.20)) friend(person);
        }
    }

    /// The ties of one who will have an account. They are known better than other people's: an agency
    /// asks its own for them.
    void surround(Person person) {
        int age = person.ageOn(people.today());
        if (chance.happens(0.55)) {
            var ex = households.single(Math.max(20, age + chance.between(-6, 6)));
            formerPartner(person, ex);
            parent(ex);
        }
        if (chance.happens(0.6)) parent(person);
        if (chance.happens(0.6)) {
            var sibling = households.ofFamily(person.name().family(), Math.max(18, age + chance.between(-8, 8)));
            people.tie(person, Tie.Kind.SIBLING, sibling, person.born(), null, recorded());
        }
        if (chance.happens(0.2)) {
            var cousin = households.ofFamily(person.name().family(), chance.between(18, 70));
            people.tie(person, Tie.Kind.RELATIVE, cousin, person.born(), null, recorded());
        }
        for (int i = chance.between(1, 3); i > 0; i--) friend(person);
        var kin = people.tiesOf(person).stream()
                .filter(tie -> tie.kind().isFamily())
                .toList();
        if (!kin.isEmpty() && chance.happens(0.7)) {
            var contact = chance.pick(kin).besides(person);
            people.tie(
                    person, Tie.Kind.EMERGENCY_CONTACT, contact, people.today().minusDays(700), null, true);
        }
    }

    private void formerPartner(Person one, Person other) {
        if (one.equals(other) || Math.abs(one.born().getYear() - other.born().getYear()) > 12) return;
        if (one.ageOn(people.today()) < 20 || other.ageOn(people.today()) < 20) return;
        var kind = chance.happens(0.55) ? Tie.Kind.FORMER_SPOUSE : Tie.Kind.FORMER_PARTNER;
        var until = people.today().minusDays(chance.between(40, 1_500));
        var grown = (one.born().isAfter(other.born()) ? one : other).born().plusYears(18);
        if (until.minusDays(200).isBefore(grown)) return;
        var since = until.minusDays(chance.between(400, 3_000));
        if (since.isBefore(grown)) since = grown;
        people.tie(one, kind, other, since, until, recorded());
        var together = households.home();
        people.lived(one, together, since.plusDays(60), until.minusDays(10));
        people.lived(other, together, since.plusDays(60), until.minusDays(10));
    }

    private void parent(Person child) {
        int age = child.ageOn(people.today()) + chance.between(20, 36);
        if (age > 95) return;
        var former = child.name().formerFamilies();
        var parent = households.ofFamily(former.isEmpty() ? child.name().family() : former.getFirst(), age);
        people.tie(child, Tie.Kind.PARENT, parent, child.born(), null, recorded());
    }

    private void friend(Person person) {
        var other = chance.pick(people.adults());
        if (other.equals(person)
                || Math.abs(other.born().getYear() - person.born().getYear()) > 15) return;
        people.tie(
                person, Tie.Kind.FRIEND, other, people.today().minusDays(chance.between(200, 4_000)), null, recorded());
    }

    private boolean recorded() {
        return chance.happens(Households.RECORDED);
    }
}
