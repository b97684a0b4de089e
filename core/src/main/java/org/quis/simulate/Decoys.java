package org.quis.simulate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Innocent accesses that look like misuse until one reads the reference data. Here every trace of duty
/// was entered: whoever accuses these has not looked.
final class Decoys {
    private static final int HOUR = 3_600;

    private Decoys() {}

    /// Each is named for what it could be mistaken for.
    static Map<String, Story> all() {
        var all = new LinkedHashMap<String, Story>();
        all.put("self_namesake", (stage, episode) -> {
            var who = stage.anyone(one -> one.unit() == Unit.DETECTIVES && stage.hasCase(one));
            Scenes.work(stage, episode, who, Scenes.namesake(stage, who.person()), 3);
        });
        all.put("family_at_a_call", (stage, episode) -> {
            var who = stage.anyone(
                    one -> one.unit() == Unit.PATROL && !family(stage, one).isEmpty());
            Scenes.call(stage, episode, stage.shift(who), stage.chance.pick(family(stage, who)));
        });
        all.put("former_partner_at_a_stop", (stage, episode) -> {
            var who = stage.anyone(one -> !drivingExes(stage, one).isEmpty());
            Scenes.stop(
                    stage, episode, stage.shift(who), drivingExes(stage, who).getFirst());
        });
        all.put("friend_at_the_counter", (stage, episode) -> {
            var who = stage.anyone(
                    one -> !stage.tied(one, tie -> tie.kind().isFriend()).isEmpty());
            var friend = stage.chance.pick(stage.tied(who, tie -> tie.kind().isFriend()));
            Scenes.counter(stage, episode, stage.shift(who), friend, Action.PRINT);
        });
        all.put("neighbor_in_a_case", (stage, episode) -> {
            var who = stage.anyone(one -> one.unit() == Unit.DETECTIVES
                    && stage.hasCase(one)
                    && !stage.neighbors(one).isEmpty());
            Scenes.work(stage, episode, who, stage.chance.pick(stage.neighbors(who)), 4);
        });
        all.put("coworker_burgled", (stage, episode) -> {
            var who = stage.anyone(one -> one.unit() == Unit.PATROL);
            Scenes.call(
                    stage,
                    episode,
                    stage.shift(who),
                    stage.chance.pick(stage.coworkers(who)).person());
        });
        all.put("suspect_for_weeks", (stage, episode) -> {
            var who = stage.anyone(one -> one.unit() == Unit.DETECTIVES && stage.hasCase(one));
            Scenes.work(stage, episode, who, stage.stranger(who), 8);
        });
        all.put("figure_as_victim", (stage, episode) -> {
            var who = stage.anyone(one -> one.unit() == Unit.DETECTIVES && stage.hasCase(one));
            Scenes.work(
                    stage,
                    episode,
                    who,
                    stage.chance.pick(stage.world.marked.figures()).person(),
                    3);
        });
        all.put("canary_namesake", (stage, episode) -> {
            var who = stage.anyone(one -> one.unit() == Unit.PATROL);
            var canary = stage.chance.pick(stage.world.marked.canaries()).person();
            Scenes.call(stage, episode, stage.shift(who), Scenes.namesake(stage, canary));
        });
        all.put("case_number_slip", Decoys::slip);
        all.put("forbidden_word", (stage, episode) -> {
            var who = stage.anyone(one -> one.unit() == Unit.PATROL);
            var shift = stage.shift(who);
            var resident = stage.stranger(who);
            long at = Scenes.enterCall(stage, shift, resident);
            var subject = stage.subject(who, resident, Facet.NAME);
            episode.look(shift, at, Database.RMS, Action.QUERY, subject, stage.world.reasons.innocent());
        });
        all.put("authority_renewed", Decoys::renewed);
        all.put("overtime", (stage, episode) -> {
            var who = stage.anyone(one -> longShift(stage, one) != null);
            var shift = longShift(stage, who);
            if (shift == null) return; // cast to have one
            var resident = stage.stranger(who);
            long at = shift.end() - 40 * 60;
            Scenes.enterCall(stage, shift, resident, at);
            var stated = stage.world.reasons.duty(who, "call");
            episode.look(shift, at + 120, Database.RMS, Action.QUERY, stage.subject(who, resident, Facet.NAME), stated);
        });
        all.put("second_machine_in_turn", (stage, episode) -> {
            var who = stage.anyone(one -> one.unit() == Unit.PATROL);
            var shift = stage.shift(who);
            var resident = stage.stranger(who);
            long at = shift.end() - 20 * 60;
            Scenes.enterCall(stage, shift, resident, at);
            var stated = stage.world.reasons.duty(who, "call");
            var how = stage.world.connections.trainingRoom(who, at);
            var subject = stage.subject(who, resident, Facet.PERSON);
            episode.look(who, shift.end() + 600, how, Database.RMS, Action.CREATE, subject, stated);
        });
        all.put("busy_analyst", Decoys::canvass);
        all.put("copy_for_the_insured", (stage, episode) -> {
            var who = stage.anyone(one -> one.unit() == Unit.RECORDS);
            Scenes.counter(stage, episode, stage.shift(who), stage.stranger(who), Action.DISCLOSE);
        });
        all.put("correction_for_a_relative", (stage, episode) -> {
            var who = stage.anyone(one -> !family(stage, one).isEmpty());
            Scenes.counter(stage, episode, stage.shift(who), stage.chance.pick(family(stage, who)), Action.UPDATE);
        });
        all.put("colleague_helping", (stage, episode) -> {
            var who = stage.anyone(one -> one.unit() == Unit.PATROL || one.unit() == Unit.DETECTIVES);
            var lead = stage.anyone(one -> one.unit() == Unit.DETECTIVES && stage.hasCase(one));
            var file = stage.worked(lead).file();
            stage.world.casework.assign(file, who, "assisting", true);
            var person = file.involved().getFirst().person();
            for (var shift : stage.world.rota.of(who)) {
                if (!file.workedOn(stage.world.days.dateOf(shift.start()))) continue;
                Scenes.look(stage, episode, shift, stage.moment(shift), file, person);
                return;
            }
        });
        return all;
    }

    /// The right case with two digits swapped.
    private static void slip(Stage stage, Episode episode) {
        var who = stage.anyone(one -> one.unit() == Unit.DETECTIVES && stage.hasCase(one));
        var worked = stage.worked(who);
        stage.world.casework.assign(worked.file(), who, "support", true);
        var person = worked.file().involved().getFirst().person();
        worked.file().involve(person, "suspect", true);
        var number = worked.file().number();
        int last = number.length() - 1;
        var swapped = number.substring(0, last - 1) + number.charAt(last) + number.charAt(last - 1);
        var stated = new Stated(worked.file().kind() + " follow up", swapped, "");
        long at = stage.moment(worked.shift());
        var subject = stage.subject(who, person, Facet.NAME);
        episode.look(worked.shift(), at, Database.CCH, Action.QUERY, subject, stated);
    }

    /// The first order ran out, and a second was signed in time.
    private static void renewed(Stage stage, Episode episode) {
        var who = stage.anyone(one -> one.unit() == Unit.DETECTIVES && stage.hasCase(one));
        var worked = stage.worked(who);
        var file = worked.file();
        stage.world.casework.assign(file, who, "support", true);
        var suspect = file.involved().getFirst().person();
        var day = stage.world.days.dateOf(worked.shift().start());
        for (int i = 1; i >= 0; i--) {
            var issued = day.minusDays(5 + 30L * i);
            file.allow(new CaseFile.Authority(
                    stage.world.casework.authorityId(),
                    "court_order",
                    "Corran County Court",
                    issued,
                    issued.plusDays(30),
                    Database.COMMS,
                    suspect,
                    true));
        }
        var stated = stage.world
                .reasons
                .duty(who, "case", file.kind(), file.number(), true)
                .citing(file.authorities().getLast().id());
        long at = stage.moment(worked.shift());
        var subject = stage.subject(who, suspect, Facet.PHONE);
        episode.look(worked.shift(), at, Database.COMMS, Action.QUERY, subject, stated);
    }

    /// A canvass: everyone on one street, because a case says so.
    private static void canvass(Stage stage, Episode episode) {
        var who = stage.anyone(one -> one.unit() == Unit.ANALYSIS && stage.hasCase(one));
        var worked = stage.worked(who);
        var file = worked.file();
        stage.world.casework.assign(file, who, "analyst", true);
        long at = worked.shift().start() + HOUR;
        for (int i = 0; i < 14; i++) {
            var person = stage.stranger(who);
            file.involve(person, "canvassed", true);
            var stated = stage.world.reasons.duty(who, "analysis", file.kind(), file.number(), true);
            var subject = stage.subject(who, person, Facet.PERSON);
            episode.look(worked.shift(), at, Database.RMS, Action.VIEW, subject, stated);
            at += stage.chance.between(30, 110);
        }
    }

    private static List<Person> family(Stage stage, Account who) {
        return stage.tied(who, tie -> tie.kind().isFamily() && tie.recorded()).stream()
                .filter(person -> person.ageOn(stage.world.days.first()) >= 18)
                .toList();
    }

    private static List<Person> drivingExes(Stage stage, Account who) {
        return stage.tied(who, tie -> tie.kind().isFormer()).stream()
                .filter(ex -> !stage.world.people.vehiclesOf(ex).isEmpty())
                .toList();
    }

    private static @Nullable Shift longShift(Stage stage, Account who) {
        int usual = who.unit().aroundTheClock ? 8 * HOUR : 9 * HOUR;
        return stage.world.rota.of(who).stream()
                .filter(shift -> shift.enteredEnd() - shift.start() > usual)
                .findFirst()
                .orElse(null);
    }
}
