package org.quis.simulate;

import java.util.List;

/// Records leave the house, in bulk or one by one, or do not stay as they were.
final class TakingStories {
    private TakingStories() {}

    static final List<Story> BULK = List.of(
            (stage, episode) -> { // a list of strangers in a quarter of an hour
                var who = stage.anyone(one -> one.unit() == Unit.PATROL || one.unit() == Unit.RECORDS);
                var shift = stage.shift(who);
                long at = stage.moment(shift);
                for (int i = stage.chance.between(15, 18); i > 0; i--) {
                    harvest(stage, episode, shift, at);
                    at += stage.chance.between(25, 75);
                }
            },
            (stage, episode) -> { // two or three every shift, so that it never shows
                var who = stage.anyone(one -> one.unit() != Unit.ANALYSIS && one.unit() != Unit.DETECTIVES);
                for (var shift : stage.shifts(who, 7, 16)) {
                    long at = stage.moment(shift);
                    for (int i = 0; i < 2; i++) {
                        harvest(stage, episode, shift, at);
                        at += stage.chance.between(25, 120);
                    }
                }
            });

    private static void harvest(Stage stage, Episode episode, Shift shift, long at) {
        var who = shift.account();
        var subject = stage.subject(who, stage.stranger(who), Facet.PERSON);
        var action = stage.chance.happens(0.15) ? Action.EXPORT : Action.VIEW;
        episode.look(shift, at, Database.RMS, action, subject, stage.cover(who));
    }

    static final List<Story> DISCLOSURE =
            List.of((stage, episode) -> { // crash reports for a body shop, a favour for a lawyer
                var who = stage.anyone(one -> one.unit() == Unit.RECORDS || one.unit() == Unit.PATROL);
                var shift = stage.shift(who);
                long at = stage.moment(shift);
                for (int i = stage.chance.between(1, 2); i > 0; i--) {
                    var subject = stage.subject(who, stage.stranger(who), Facet.PERSON);
                    var action = stage.chance.oneOf(Action.EXPORT, Action.PRINT, Action.DISCLOSE);
                    episode.look(shift, at, Database.RMS, action, subject, stage.cover(who));
                    at += stage.chance.between(60, 300);
                }
            });

    static final List<Story> ALTERATION = List.of(
            (stage, episode) -> { // a citation in the family goes away
                var who = stage.anyone(one -> !kin(stage, one).isEmpty());
                var relative = stage.chance.pick(kin(stage, who));
                change(stage, episode, who, relative, stage.chance.oneOf(Action.UPDATE, Action.DELETE));
            },
            (stage, episode) -> { // and one's own
                var who = stage.anyone();
                change(stage, episode, who, who.person(), Action.UPDATE);
            },
            (stage, episode) -> { // or, for a price, a stranger's
                var who = stage.anyone(one -> one.unit() == Unit.RECORDS || one.unit() == Unit.PATROL);
                change(stage, episode, who, stage.stranger(who), Action.DELETE);
            });

    private static void change(Stage stage, Episode episode, Account who, Person of, Action action) {
        var shift = stage.shift(who);
        var subject = stage.subject(who, of, Facet.PERSON);
        episode.look(shift, stage.moment(shift), Database.RMS, action, subject, stage.cover(who));
    }

    private static List<Person> kin(Stage stage, Account who) {
        return stage.tied(who, tie -> tie.kind().isFamily() && tie.recorded()).stream()
                .filter(person -> person.ageOn(stage.world.days.first()) >= 16)
                .toList();
    }
}
