package org.quis.simulate;

import java.util.function.Consumer;

/// The street: stops, calls, hot-list alerts, and now and then a case of one's own.
final class PatrolWork implements Work {
    private final World world;
    private final Inquiries cases;
    private final Chance chance;

    PatrolWork(World world, Inquiries cases, Chance chance) {
        this.world = world;
        this.cases = cases;
        this.chance = chance;
    }

    @Override
    public void perform(Shift shift, long second, Consumer<Access> log) {
        switch (chance.weighted(46, 44, 3, 7)) {
            case 0 -> stop(shift, second, log);
            case 1 -> call(shift, second, log);
            case 2 -> alert(shift, second, log);
            default -> cases.perform(shift, second, log);
        }
    }

    /// A plate within minutes of the stop, then often whoever sits behind the wheel.
    private void stop(Shift shift, long second, Consumer<Access> log) {
        var who = shift.account();
        var owner = world.casework.citizen();
        var vehicles = world.people.vehiclesOf(owner);
        var plate = vehicles.isEmpty() || chance.happens(0.08)
                ? world.people.strangersPlate()
                : chance.pick(vehicles).plate();
        var trace = world.events.stop(
                who, second, plate, chance.pick(world.people.adults()).home());
        var typed = world.typing.plate(who, plate);
        boolean owned = vehicles.stream().anyMatch(vehicle -> vehicle.plate().equals(plate));
        if (owned) typed = typed.about(owner);
        long at = second + chance.between(-40, 170);
        var stated = world.reasons.duty(who, "stop");
        var database = chance.happens(0.85) ? Database.DMV : Database.ALPR;
        look(shift, at, database, Action.QUERY, typed, stated, trace, log);
        if (chance.happens(0.5) && !vehicles.isEmpty()) {
            var driver = chance.happens(0.15) ? someoneAtHome(owner) : owner;
            at += chance.between(40, 260);
            if (!owned) trace = Trace.MISSING; // no register says whose car it was
            look(shift, at, Database.RMS, Action.QUERY, world.typing.name(who, driver), stated, trace, log);
            if (chance.happens(0.2)) {
                at += chance.between(15, 60);
                look(shift, at, Database.RMS, Action.VIEW, new Subject("person", driver.id()), stated, trace, log);
            }
        }
    }

    private Person someoneAtHome(Person owner) {
        return world.people.tiesOf(owner).stream()
                .map(tie -> tie.besides(owner))
                .filter(other -> other.home().sameDoor(owner.home()))
                .findFirst()
                .orElse(owner);
    }

    /// A call for service: the address, who lives there, who rang.
    private void call(Shift shift, long second, Consumer<Access> log) {
        var who = shift.account();
        var resident = world.casework.citizen();
        var trace = Calls.enter(world, who, second, resident, chance);
        var stated = world.reasons.duty(who, "call");
        long at = second + chance.between(20, 600);
        look(
                shift,
                at,
                Database.CAD,
                Action.QUERY,
                world.typing.subject(who, resident, Facet.ADDRESS),
                stated,
                trace,
                log);
        if (chance.happens(0.6)) {
            at += chance.between(30, 500);
            var facet = Facet.ALL.get(chance.weighted(5, 65, 15, 15));
            look(shift, at, Database.RMS, Action.QUERY, world.typing.subject(who, resident, facet), stated, trace, log);
        }
        if (chance.happens(0.1)) {
            at += chance.between(300, 2_400);
            look(shift, at, Database.RMS, Action.CREATE, new Subject("person", resident.id()), stated, trace, log);
        }
    }

    /// The reader saw a listed plate, and the officer confirms it. No table tells.
    private void alert(Shift shift, long second, Consumer<Access> log) {
        var who = shift.account();
        var vehicles = world.people.vehiclesOf(world.casework.citizen());
        var plate = vehicles.isEmpty()
                ? world.people.strangersPlate()
                : vehicles.getFirst().plate();
        var stated = world.reasons.duty(who, "hotlist");
        look(
                shift,
                second,
                Database.ALPR,
                Action.QUERY,
                new Subject("plate", plate.replace("-", "")),
                stated,
                Trace.MISSING,
                log);
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
