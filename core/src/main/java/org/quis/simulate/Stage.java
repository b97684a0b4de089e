package org.quis.simulate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Casting and timing for the stories: who, on which shift, about whom.
final class Stage {
    private static final int ENOUGH_SHIFTS = 12;

    final World world;
    final Chance chance;
    private final Set<Account> cast = new HashSet<>();

    Stage(World world, Chance chance) {
        this.world = world;
        this.chance = chance;
    }

    Account anyone() {
        return anyone(_ -> true);
    }

    /// One in service with a regular rota; those who are in no story yet come first.
    Account anyone(Predicate<Account> fits) {
        var fitting = world.agency.accounts().stream()
                .filter(who -> !who.habits().silent())
                .filter(who -> world.rota.of(who).size() >= ENOUGH_SHIFTS)
                .filter(fits)
                .toList();
        if (fitting.isEmpty()) throw new IllegalStateException("nobody fits the story; the agency is too small");
        var fresh = fitting.stream().filter(who -> !cast.contains(who)).toList();
        var who = chance.pick(fresh.isEmpty() ? fitting : fresh);
        cast.add(who);
        return who;
    }

    Shift shift(Account who) {
        return chance.pick(world.rota.of(who));
    }

    /// Some shifts in order, spread over at most so many days.
    List<Shift> shifts(Account who, int count, int withinDays) {
        var own = world.rota.of(who);
        int span = Math.max(count, withinDays * own.size() / world.days.count());
        int from = own.size() <= span ? 0 : chance.below(own.size() - span);
        var window = new ArrayList<>(own.subList(from, Math.min(own.size(), from + span)));
        while (window.size() > count) window.remove(chance.below(window.size()));
        return Collections.unmodifiableList(window);
    }

    long moment(Shift shift) {
        return chance.between(shift.start() + 600, shift.end() - 1_800);
    }

    Stated cover(Account who) {
        return world.reasons.cover(who);
    }

    Subject subject(Account who, Person person, Facet facet) {
        return world.typing.subject(who, person, facet);
    }

    /// Somebody this user has nothing to do with.
    Person stranger(Account who) {
        while (true) {
            var person = world.casework.citizen();
            boolean tied = world.people.tiesOf(who.person()).stream()
                    .anyMatch(tie -> tie.besides(who.person()).equals(person));
            if (world.casework.concerns(who, person)) continue;
            if (!tied && !person.home().near(who.person().home()) && !world.agency.employs(person)) return person;
        }
    }

    List<Person> tied(Account who, Predicate<Tie> kind) {
        return world.people.tiesOf(who.person()).stream()
                .filter(kind)
                .map(tie -> tie.besides(who.person()))
                .distinct()
                .toList();
    }

    /// Neighbours who are nothing else besides.
    List<Person> neighbors(Account who) {
        var ties = tied(who, _ -> true);
        return world.people.neighborsOf(who.person()).stream()
                .filter(person -> person.ageOn(world.days.first()) >= 18)
                .filter(person -> !ties.contains(person) && !world.agency.employs(person))
                .toList();
    }

    List<Account> coworkers(Account who) {
        return world.agency.accounts().stream()
                .filter(other -> !other.equals(who))
                .filter(other -> other.organization().equals(who.organization()))
                .filter(other -> other.activeOn(world.days.first()) && other.activeTo() == null)
                .toList();
    }

    /// A shift of somebody, and a case they have on that day.
    record Worked(Shift shift, CaseFile file) {}

    Worked worked(Account who) {
        for (var shift : world.rota.of(who)) {
            var file = world.casework.openFor(who, world.days.dateOf(shift.start()));
            if (file.isPresent() && chance.happens(0.1)) return new Worked(shift, file.get());
        }
        for (var shift : world.rota.of(who)) {
            var file = world.casework.openFor(who, world.days.dateOf(shift.start()));
            if (file.isPresent()) return new Worked(shift, file.get());
        }
        throw new IllegalStateException("`" + who.id() + "` has no case; cast with hasCase");
    }

    boolean hasCase(Account who) {
        return world.rota.of(who).stream().anyMatch(shift -> casesOn(who, shift).isPresent());
    }

    private Optional<CaseFile> casesOn(Account who, Shift shift) {
        return world.casework.openFor(who, world.days.dateOf(shift.start()));
    }
}
