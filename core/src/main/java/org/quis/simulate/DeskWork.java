package org.quis.simulate;

import java.util.function.Consumer;

/// Those who work for others' needs: records clerks at the counter, dispatchers at the telephone,
/// commanders reading reports.
final class DeskWork {
    private final World world;
    private final Inquiries cases;
    private final Chance chance;

    DeskWork(World world, Inquiries cases, Chance chance) {
        this.world = world;
        this.cases = cases;
        this.chance = chance;
    }

    /// Copies of reports for those entitled to them, by appointment; or a case's paper.
    void counter(Shift shift, long second, Consumer<Access> log) {
        if (chance.happens(0.35)) {
            cases.perform(shift, second, log);
            return;
        }
        var who = shift.account();
        var person = world.casework.citizen();
        long end = second + chance.between(600, 2_400);
        boolean medical = chance.happens(0.1);
        var trace = world.events.appointment(new Events.Appointment(who, "person", person.id(), second - 120, end));
        var stated = world.reasons.duty(who, medical ? "custody" : "desk");
        var database = medical ? Database.MEDICAL : Database.RMS;
        look(shift, second, database, Action.QUERY, world.typing.name(who, person), stated, trace, log);
        long at = second + chance.between(20, 200);
        look(shift, at, database, Action.VIEW, new Subject("person", person.id()), stated, trace, log);
        if (chance.happens(0.6)) {
            var action = switch (chance.weighted(40, 25, 15, 17, 3)) {
                case 0 -> Action.PRINT;
                case 1 -> Action.DISCLOSE;
                case 2 -> Action.EXPORT;
                case 3 -> Action.UPDATE;
                default -> Action.DELETE; // sealed or expunged, as a court ordered
            };
            look(
                    shift,
                    at + chance.between(30, 300),
                    database,
                    action,
                    new Subject("person", person.id()),
                    stated,
                    trace,
                    log);
        }
    }

    /// A caller, an address, what is known of it.
    void telephone(Shift shift, long second, Consumer<Access> log) {
        var who = shift.account();
        var caller = world.casework.citizen();
        var trace = Calls.enter(world, who, second, caller, chance);
        var stated = world.reasons.duty(who, "call");
        var address = world.typing.subject(who, caller, Facet.ADDRESS);
        look(shift, second + chance.between(10, 90), Database.CAD, Action.QUERY, address, stated, trace, log);
        if (chance.happens(0.5)) {
            var facet = Facet.ALL.get(chance.weighted(0, 55, 10, 35));
            long at = second + chance.between(60, 600);
            look(shift, at, Database.RMS, Action.QUERY, world.typing.subject(who, caller, facet), stated, trace, log);
        }
    }

    /// Reports to be reviewed, and once in a while somebody's file before their yearly talk.
    void review(Shift shift, long second, Consumer<Access> log) {
        if (chance.happens(0.85)) {
            cases.perform(shift, second, log);
            return;
        }
        var who = shift.account();
        var subordinate = chance.pick(world.agency.accounts()).person();
        long talk = second + chance.between(600, 7_200);
        var trace =
                world.events.appointment(new Events.Appointment(who, "person", subordinate.id(), talk, talk + 2_700));
        var stated = world.reasons.duty(who, "staff");
        look(shift, second, Database.STAFF, Action.VIEW, new Subject("person", subordinate.id()), stated, trace, log);
    }

    private void look(
            Shift shift,
            long at,
            Database in,
            Action action,
            Subject subject,
            Stated stated,
            Trace trace,
            Consumer<Access> log) {
        var how = world.connections.atWork(shift, at);
        log.accept(world.look(shift.account(), at, how, in, action, subject, stated)
                .traced(trace));
    }
}
