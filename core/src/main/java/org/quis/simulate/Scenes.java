package org.quis.simulate;

/// Pieces of duty of which every trace was entered: what decoys are made of.
final class Scenes {
    private static final int HOUR = 3_600;

    private Scenes() {}

    /// Puts someone into a case the user really has, and works it.
    static void work(Stage stage, Episode episode, Account who, Person person, int looks) {
        var file = stage.worked(who).file();
        file.involve(person, stage.chance.oneOf("witness", "suspect", "victim"), true);
        stage.world.casework.assign(file, who, "support", true);
        int done = 0;
        for (var shift : stage.world.rota.of(who)) {
            if (done == looks) return;
            if (!file.workedOn(stage.world.days.dateOf(shift.start()))) continue;
            look(stage, episode, shift, stage.moment(shift), file, person);
            done++;
        }
    }

    static void look(Stage stage, Episode episode, Shift shift, long at, CaseFile file, Person person) {
        var who = shift.account();
        var stated = stage.world.reasons.duty(who, "case", file.kind(), file.number(), stage.chance.happens(0.5));
        var facet = stage.chance.oneOf(Facet.NAME, Facet.NAME, Facet.ADDRESS, Facet.PERSON);
        var action = facet == Facet.PERSON ? Action.VIEW : Action.QUERY;
        episode.look(shift, at, Database.RMS, action, stage.subject(who, person, facet), stated);
    }

    static void call(Stage stage, Episode episode, Shift shift, Person resident) {
        var who = shift.account();
        long at = enterCall(stage, shift, resident);
        var stated = stage.world.reasons.duty(who, "call");
        episode.look(shift, at, Database.CAD, Action.QUERY, stage.subject(who, resident, Facet.ADDRESS), stated);
        episode.look(shift, at + 150, Database.RMS, Action.QUERY, stage.subject(who, resident, Facet.NAME), stated);
    }

    static long enterCall(Stage stage, Shift shift, Person resident) {
        return enterCall(stage, shift, resident, stage.moment(shift)) + 120;
    }

    static long enterCall(Stage stage, Shift shift, Person resident, long at) {
        var line = resident.home().line();
        var call = new Events.Dispatch(shift.account(), at, at + HOUR, line, "person", resident.id());
        stage.world.events.dispatches.add(at, call);
        return at;
    }

    static void stop(Stage stage, Episode episode, Shift shift, Person driver) {
        var who = shift.account();
        long at = stage.moment(shift);
        var plate = stage.world.people.vehiclesOf(driver).getFirst().plate();
        var place = stage.chance.pick(stage.world.people.adults()).home().line();
        stage.world.events.stops.add(at, new Events.Stop(who, at, plate, place));
        var stated = stage.world.reasons.duty(who, "stop");
        episode.look(shift, at + 50, Database.DMV, Action.QUERY, stage.world.typing.plate(who, plate), stated);
        episode.look(shift, at + 140, Database.RMS, Action.QUERY, stage.subject(who, driver, Facet.NAME), stated);
    }

    static void counter(Stage stage, Episode episode, Shift shift, Person person, Action action) {
        var who = shift.account();
        long at = stage.moment(shift);
        var appointment = new Events.Appointment(who, "person", person.id(), at - 300, at + 1_500);
        stage.world.events.appointments.add(at - 300, appointment);
        var stated = stage.world.reasons.duty(who, "desk");
        episode.look(shift, at, Database.RMS, Action.QUERY, stage.subject(who, person, Facet.NAME), stated);
        episode.look(shift, at + 200, Database.RMS, action, stage.subject(who, person, Facet.PERSON), stated);
    }

    /// Somebody else with the same name, elsewhere in town.
    static Person namesake(Stage stage, Person of) {
        var home = stage.world.households.home();
        int age = stage.chance.between(19, 80);
        var since = stage.world.days.first().minusDays(stage.chance.between(300, 3_000));
        return stage.world.people.add(of.name(), of.woman(), age, home, since);
    }
}
