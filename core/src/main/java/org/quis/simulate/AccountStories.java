package org.quis.simulate;

import java.util.List;
import java.util.Objects;

/// The account is right and the hand, or the hour, is wrong.
final class AccountStories {
    private static final int HOUR = 3_600;

    private AccountStories() {}

    static final List<Story> OFF_DUTY = List.of(
            (stage, episode) -> { // on leave, from the sofa
                var world = stage.world;
                var away = world.rota.leave().stream()
                        .filter(leave -> !leave.kind().equals("training"))
                        .filter(leave -> leave.account().activeOn(leave.from()))
                        .filter(leave -> leave.account().activeOn(leave.to()))
                        .filter(leave -> !leave.account().habits().silent())
                        .toList();
                var leave = stage.chance.pick(away);
                long at = world.days.at(leave.from().plusDays(1), stage.chance.between(9, 21));
                atHome(stage, episode, leave.account(), at + stage.chance.between(0, 3_000));
            },
            (stage, episode) -> { // hours after the shift
                var who = stage.anyone();
                while (true) {
                    long at = stage.shift(who).end() + stage.chance.between(4 * HOUR, 7 * HOUR);
                    boolean clear = !stage.world.rota.onDuty(who, at - 2 * HOUR)
                            && !stage.world.rota.onDuty(who, at + 2 * HOUR);
                    if (at < stage.world.days.end() && clear) {
                        atHome(stage, episode, who, at);
                        return;
                    }
                }
            });

    private static void atHome(Stage stage, Episode episode, Account who, long from) {
        long at = from;
        for (int i = stage.chance.between(1, 3); i > 0; i--) {
            var how = stage.world.connections.remote(who, from);
            var subject = stage.subject(who, stage.stranger(who), stage.chance.oneOf(Facet.NAME, Facet.PLATE));
            var database = subject.kind().equals("plate") ? Database.DMV : Database.RMS;
            episode.look(who, at, how, database, Action.QUERY, subject, stage.cover(who));
            at += stage.chance.between(40, 500);
        }
    }

    static final List<Story> FORMER_USER = List.of((stage, episode) -> { // nobody closed the account
        var world = stage.world;
        var who = stage.chance.pick(world.agency.former());
        var left = Objects.requireNonNull(who.activeTo(), "of former users");
        if (left.isBefore(world.days.first())) left = world.days.first();
        long from = world.days.at(left.plusDays(3), 8);
        long at = stage.chance.between(from, world.days.end() - 6 * HOUR);
        for (int i = stage.chance.between(1, 3); i > 0; i--) {
            var how = world.connections.remote(who, at);
            var subject = stage.subject(who, stage.stranger(who), Facet.NAME);
            episode.look(who, at, how, Database.RMS, Action.QUERY, subject, stage.cover(who));
            at += stage.chance.between(40, 600);
        }
    });

    static final List<Story> SHARED = List.of(
            (stage, episode) -> { // the account is at work in two places at once
                var who = stage.anyone(one -> one.unit() != Unit.COMMAND);
                var shift = stage.shift(who);
                long at = stage.chance.between(shift.start() + 2 * HOUR, shift.end() - 2 * HOUR);
                var own = stage.world.casework.citizen();
                Calls.enter(stage.world, who, at - 300, own, stage.chance);
                var stated = stage.world.reasons.duty(who, "call");
                for (int i = 0; i < 5; i++) {
                    var how = stage.world.connections.foreign(who, at);
                    var subject = stage.subject(who, stage.stranger(who), Facet.NAME);
                    episode.look(who, at, how, Database.RMS, Action.QUERY, subject, stage.cover(who));
                    if (i % 2 == 0) {
                        var facet = i == 0 ? Facet.ADDRESS : Facet.NAME;
                        var at1 = at + stage.chance.between(20, 90);
                        episode.duty(shift, at1, Database.RMS, Action.QUERY, stage.subject(who, own, facet), stated);
                    }
                    at += stage.chance.between(100, 400);
                }
            },
            (stage, episode) -> { // and at night, when its holder sleeps, from a machine that is not theirs
                var who = stage.anyone(one -> one.unit() == Unit.RECORDS || one.unit() == Unit.DETECTIVES);
                for (var shift : stage.shifts(who, 2, 14)) {
                    var night = stage.world.days.dateOf(shift.start()).plusDays(1);
                    long at = stage.world.days.at(night, 2) + stage.chance.between(0, 4_000);
                    for (int i = 0; i < 2; i++) {
                        var how = stage.world.connections.foreign(who, at);
                        var subject = stage.subject(who, stage.stranger(who), Facet.NAME);
                        episode.look(who, at, how, Database.RMS, Action.QUERY, subject, stage.cover(who));
                        at += stage.chance.between(60, 500);
                    }
                }
            });
}
