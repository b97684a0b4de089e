package org.quis.simulate;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Everything that is true before the first access is made.
///
/// Built in the order in which it depends on itself: a town, those who work for it, when they work, on what.
final class World {
    final Days days;
    final People people;
    final Agency agency;
    final Rota rota;
    final Casework casework;
    final Marked marked;
    final Typing typing;
    final Reasons reasons;
    final Connections connections;
    final Events events;
    final Households households;
    final Chance chance;

    World(SimulationOptions options, int silentUsers) {
        chance = new Chance(options.seed());
        days = new Days(options.firstDay(), options.days(), options.zone());
        people = new People(options.firstDay(), chance.fork());
        int population = Math.clamp(options.accesses() / 2L, 6_000, 50_000);
        var town = new Town(population / 2, chance.fork());
        households = new Households(people, town, new Names(), chance.fork());
        households.settle(population / 2);
        marked = Marked.among(people, households, chance.fork());
        households.settle(population);
        var acquaintances = new Acquaintances(people, households, chance.fork());
        acquaintances.spread();
        var candidates = List.copyOf(candidates(options.users() + 10));
        candidates.forEach(acquaintances::surround);
        agency = new Agency(options.users(), silentUsers, candidates, days, chance.fork());
        rota = new Rota(agency, days, chance.fork());
        typing = new Typing(people, chance.fork());
        reasons = new Reasons(typing, chance.fork());
        int cases = Math.max(150, options.accesses() / 60);
        casework = new Casework(cases, agency, people, reasons, days, chance.fork());
        connections = new Connections(options.seed(), options.users());
        events = new Events(options.gaps(), chance.fork());
    }

    /// Adults of working age.
    private Set<Person> candidates(int count) {
        var candidates = new LinkedHashSet<Person>();
        while (candidates.size() < count) {
            var person = chance.pick(people.adults());
            int age = person.ageOn(days.first());
            if (age >= 23 && age <= 61) candidates.add(person);
        }
        return candidates;
    }

    /// One look, as the log will have it. Some are refused, some fail, and a slip finds nothing.
    Access look(
            Account who,
            long second,
            Connection how,
            Database database,
            Action action,
            Subject subject,
            Stated stated) {
        var outcome = switch (chance.weighted(98.6, 0.8, 0.6)) {
            case 0 -> "success";
            case 1 -> "denied";
            default -> "error";
        };
        int results = subject.hits();
        if (action != Action.QUERY) results = 1;
        else if (subject.kind().equals("plate") && database == Database.ALPR) results = chance.below(40);
        else if (chance.happens(0.06)) results = 0;
        if (!outcome.equals("success")) results = 0;
        return new Access(
                second, who, how, database, action, subject, stated, results, outcome, Access.DUTY, "", Trace.NONE);
    }
}
