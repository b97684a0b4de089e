package org.quis.simulate;

import java.util.List;

/// What was said to get in: a number that is nobody's, a purpose that is forbidden, an order that is not
/// there; and records that no purpose opens.
final class PretextStories {
    private PretextStories() {}

    static final List<Story> PUBLIC_FIGURE = List.of((stage, episode) -> { // it was in the news
        var who = stage.anyone();
        var shift = stage.shift(who);
        long at = stage.moment(shift);
        var figure = stage.chance.pick(stage.world.marked.figures()).person();
        var stated = stage.cover(who);
        episode.look(shift, at, Database.RMS, Action.QUERY, stage.subject(who, figure, Facet.NAME), stated);
        if (stage.chance.happens(0.4)) {
            var record = stage.subject(who, figure, Facet.PERSON);
            episode.look(shift, at + 60, Database.RMS, Action.VIEW, record, stated);
        }
    });

    static final List<Story> CANARY = List.of((stage, episode) -> {
        var who = stage.anyone();
        var shift = stage.shift(who);
        var decoy = stage.chance.pick(stage.world.marked.canaries()).person();
        var facet = stage.chance.oneOf(Facet.NAME, Facet.PERSON, Facet.PERSON);
        var action = facet == Facet.PERSON ? Action.VIEW : Action.QUERY;
        var subject = stage.subject(who, decoy, facet);
        episode.look(shift, stage.moment(shift), Database.RMS, action, subject, stage.cover(who));
    });

    static final List<Story> FALSE_REASON = List.of(
            (stage, episode) -> { // no such case
                var who = stage.anyone();
                claim(stage, episode, who, stage.shift(who), stage.world.casework.unknownNumber());
            },
            (stage, episode) -> { // closed before
                var who = stage.anyone();
                var shift = stage.world.rota.of(who).getLast();
                var day = stage.world.days.dateOf(shift.start()).minusDays(5);
                var closed = stage.world.casework.all().stream()
                        .filter(file -> file.closed() != null && file.closed().isBefore(day) && !file.isAssigned(who))
                        .toList();
                claim(stage, episode, who, shift, stage.chance.pick(closed).number());
            },
            (stage, episode) -> { // a colleague's case, about others
                var who = stage.anyone();
                var shift = stage.shift(who);
                var day = stage.world.days.dateOf(shift.start());
                var others = stage.world.casework.all().stream()
                        .filter(file -> file.workedOn(day) && !file.isAssigned(who))
                        .toList();
                claim(stage, episode, who, shift, stage.chance.pick(others).number());
            });

    private static void claim(Stage stage, Episode episode, Account who, Shift shift, String number) {
        var target = stage.stranger(who);
        var stated = new Stated(stage.chance.oneOf("suspect workup", "case follow up", "investigation"), number, "");
        long at = stage.moment(shift);
        episode.look(shift, at, Database.CCH, Action.QUERY, stage.subject(who, target, Facet.NAME), stated);
        if (stage.chance.happens(0.5)) {
            episode.look(shift, at + 70, Database.ALPR, Action.QUERY, stage.subject(who, target, Facet.PLATE), stated);
        }
    }

    static final List<Story> PROHIBITED = List.of((stage, episode) -> {
        var who = stage.anyone();
        var shift = stage.shift(who);
        var target = stage.stranger(who);
        var stated = stage.world.reasons.prohibited();
        long at = stage.moment(shift);
        episode.look(shift, at, Database.ALPR, Action.QUERY, stage.subject(who, target, Facet.PLATE), stated);
        if (stage.chance.happens(0.4)) {
            episode.look(shift, at + 90, Database.RMS, Action.QUERY, stage.subject(who, target, Facet.NAME), stated);
        }
    });

    static final List<Story> NO_AUTHORITY = List.of(
            (stage, episode) -> guarded(stage, episode, ""),
            (stage, episode) -> guarded(stage, episode, stage.world.casework.authorityId()),
            (stage, episode) -> { // the order was for someone else's records
                var of = stage.world.casework.all().stream()
                        .flatMap(file -> file.authorities().stream())
                        .filter(CaseFile.Authority::entered)
                        .toList();
                guarded(stage, episode, stage.chance.pick(of).id());
            });

    /// A real case and a real suspect, and no leave to look there.
    private static void guarded(Stage stage, Episode episode, String cited) {
        var who = stage.anyone(one -> one.unit() == Unit.DETECTIVES && stage.hasCase(one));
        var worked = stage.worked(who);
        var target = stage.stranger(who);
        worked.file().involve(target, "person of interest", true);
        var database = stage.chance.oneOf(Database.COMMS, Database.FINANCE, Database.TRAVEL);
        var facet = database == Database.COMMS ? Facet.PHONE : Facet.NAME;
        long at = stage.moment(worked.shift());
        for (int i = stage.chance.between(1, 2); i > 0; i--) {
            var stated = stage.world
                    .reasons
                    .duty(who, "case", worked.file().kind(), worked.file().number(), true)
                    .citing(cited);
            episode.look(worked.shift(), at, database, Action.QUERY, stage.subject(who, target, facet), stated);
            at += stage.chance.between(60, 900);
        }
    }
}
