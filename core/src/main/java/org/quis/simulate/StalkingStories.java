package org.quis.simulate;

import java.util.ArrayList;
import java.util.List;

/// Returning to one person for weeks: by name, by plate, by telephone, by where she lives now.
final class StalkingStories {
    private StalkingStories() {}

    private static final Facet[] WAYS = {Facet.NAME, Facet.PLATE, Facet.ADDRESS, Facet.PHONE, Facet.PLATE};

    static final List<Story> REPEATED = List.of(
            (stage, episode) -> { // she left; he watches where her car is, then where her mother lives
                var who = stage.anyone(one -> !exes(stage, one).isEmpty());
                var ex = exes(stage, who).getFirst();
                var mother = stage.world.people.tiesOf(ex).stream()
                        .filter(tie ->
                                tie.kind() == Tie.Kind.PARENT && tie.person().equals(ex))
                        .map(Tie::other)
                        .findFirst();
                var targets = new ArrayList<>(List.of(ex, ex, ex, ex, ex, ex));
                mother.ifPresent(parent -> {
                    targets.add(2, parent);
                    targets.add(parent);
                });
                watch(stage, episode, who, targets, 35);
            },
            (stage, episode) -> { // someone seen once at a traffic stop
                var who = stage.anyone(one -> one.unit() == Unit.PATROL);
                var seen = driver(stage, who);
                watch(stage, episode, who, List.of(seen, seen, seen, seen, seen, seen, seen), 28);
            },
            (stage, episode) -> { // the reporter who asked too many questions
                var who = stage.anyone(one -> one.unit() == Unit.COMMAND || one.unit() == Unit.DETECTIVES);
                var reporter = driver(stage, who);
                watch(stage, episode, who, List.of(reporter, reporter, reporter, reporter, reporter, reporter), 45);
            });

    private static List<Person> exes(Stage stage, Account who) {
        return stage.tied(who, tie -> tie.kind().isFormer()).stream()
                .filter(ex -> !stage.world.people.vehiclesOf(ex).isEmpty())
                .toList();
    }

    private static Person driver(Stage stage, Account who) {
        while (true) {
            var person = stage.stranger(who);
            if (!stage.world.people.vehiclesOf(person).isEmpty()
                    && !person.phone().isEmpty()) return person;
        }
    }

    private static void watch(Stage stage, Episode episode, Account who, List<Person> targets, int withinDays) {
        var shifts = stage.shifts(who, targets.size(), withinDays);
        for (int i = 0; i < targets.size(); i++) {
            var shift = shifts.get(Math.min(i, shifts.size() - 1));
            var facet = WAYS[i % WAYS.length];
            var database = switch (facet) {
                case PLATE -> Database.ALPR;
                case ADDRESS -> Database.CAD;
                default -> Database.RMS;
            };
            var subject = stage.subject(who, targets.get(i), facet);
            episode.look(shift, stage.moment(shift), database, Action.QUERY, subject, stage.cover(who));
        }
    }
}
