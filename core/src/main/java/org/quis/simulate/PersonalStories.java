package org.quis.simulate;

import java.util.List;
import java.util.function.Predicate;

/// Looks at one's own life through the agency's eyes.
final class PersonalStories {
    private PersonalStories() {}

    static final List<Story> SELF = List.of(
            (stage, episode) -> { // what does it say about me?
                var who = stage.anyone();
                var shift = stage.shift(who);
                long at = stage.moment(shift);
                var stated = stage.cover(who);
                episode.look(
                        shift, at, Database.RMS, Action.QUERY, stage.subject(who, who.person(), Facet.NAME), stated);
                var own = stage.subject(who, who.person(), Facet.PERSON);
                episode.look(shift, at + 45, Database.RMS, Action.VIEW, own, stated);
            },
            (stage, episode) -> { // where do the readers see my car?
                var who = stage.anyone(
                        one -> !stage.world.people.vehiclesOf(one.person()).isEmpty());
                var shift = stage.shift(who);
                var plate = stage.subject(who, who.person(), Facet.PLATE);
                episode.look(shift, stage.moment(shift), Database.ALPR, Action.QUERY, plate, stage.cover(who));
            },
            (stage, episode) -> { // were there calls to my address?
                var who = stage.anyone();
                var shift = stage.shift(who);
                var address = stage.subject(who, who.person(), Facet.ADDRESS);
                episode.look(shift, stage.moment(shift), Database.CAD, Action.QUERY, address, stage.cover(who));
            });

    static final List<Story> FAMILY =
            List.of((stage, episode) -> tied(stage, episode, tie -> tie.kind().isFamily() && tie.until() == null, 2));

    static final List<Story> FORMER_PARTNER =
            List.of((stage, episode) -> tied(stage, episode, tie -> tie.kind().isFormer(), 2));

    static final List<Story> FRIEND =
            List.of((stage, episode) -> tied(stage, episode, tie -> tie.kind() == Tie.Kind.FRIEND, 2));

    /// Curiosity or worry about someone close: a name, a car, an address, within one sitting.
    private static void tied(Stage stage, Episode episode, Predicate<Tie> kind, int most) {
        // mostly ties the agency knows of; an unrecorded one cannot be found, only suspected
        boolean known = stage.chance.happens(0.9);
        Predicate<Tie> fits = tie -> kind.test(tie) && (tie.recorded() || !known);
        Predicate<Person> grown = person -> person.ageOn(stage.world.days.first()) >= 16;
        var who = stage.anyone(one -> stage.tied(one, fits).stream().anyMatch(grown));
        var person =
                stage.chance.pick(stage.tied(who, fits).stream().filter(grown).toList());
        sitting(stage, episode, who, person, stage.chance.between(1, most));
    }

    static final List<Story> NEIGHBOR = List.of(
            (stage, episode) -> {
                var who = stage.anyone(one -> !stage.neighbors(one).isEmpty());
                sitting(stage, episode, who, stage.chance.pick(stage.neighbors(who)), stage.chance.between(1, 2));
            },
            (stage, episode) -> { // whose car is that outside my house?
                var who = stage.anyone(one -> !stage.neighbors(one).isEmpty());
                var shift = stage.shift(who);
                var plate = stage.subject(who, stage.chance.pick(stage.neighbors(who)), Facet.PLATE);
                episode.look(shift, stage.moment(shift), Database.DMV, Action.QUERY, plate, stage.cover(who));
            });

    static final List<Story> COWORKER = List.of(
            (stage, episode) -> {
                var who = stage.anyone();
                sitting(
                        stage,
                        episode,
                        who,
                        stage.chance.pick(stage.coworkers(who)).person(),
                        1);
            },
            (stage, episode) -> { // before the promotion board meets
                var who = stage.anyone();
                var shift = stage.shift(who);
                var rival = stage.chance.pick(stage.coworkers(who)).person();
                long at = stage.moment(shift);
                var subject = stage.subject(who, rival, Facet.PERSON);
                episode.look(shift, at, Database.STAFF, Action.VIEW, subject, stage.cover(who));
            });

    private static void sitting(Stage stage, Episode episode, Account who, Person person, int looks) {
        var shift = stage.shift(who);
        long at = stage.moment(shift);
        var stated = stage.cover(who);
        for (int i = 0; i < looks; i++) {
            switch (i == 0 ? stage.chance.weighted(70, 30) : stage.chance.between(1, 3)) {
                case 0 ->
                    episode.look(shift, at, Database.RMS, Action.QUERY, stage.subject(who, person, Facet.NAME), stated);
                case 1 ->
                    episode.look(
                            shift, at, Database.ALPR, Action.QUERY, stage.subject(who, person, Facet.PLATE), stated);
                case 2 ->
                    episode.look(
                            shift, at, Database.CAD, Action.QUERY, stage.subject(who, person, Facet.ADDRESS), stated);
                default ->
                    episode.look(
                            shift, at, Database.RMS, Action.VIEW, stage.subject(who, person, Facet.PERSON), stated);
            }
            at += stage.chance.between(25, 240);
        }
    }
}
