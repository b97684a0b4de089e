package org.quis.simulate;

import java.util.function.Consumer;

/// A case on the desk: the same few people again and again, for weeks, from every side.
final class Inquiries implements Work {
    private final World world;
    private final Chance chance;

    Inquiries(World world, Chance chance) {
        this.world = world;
        this.chance = chance;
    }

    @Override
    public void perform(Shift shift, long second, Consumer<Access> log) {
        var who = shift.account();
        var day = world.days.dateOf(second);
        // now and then one helps out on a case that is not one's own, and nobody writes it down
        var found = chance.happens(0.97) ? world.casework.openFor(who, day) : world.casework.anyOpen(day);
        if (found.isEmpty()) return;
        var file = found.get();
        if (!file.isAssigned(who)) world.events.helpedUnassigned();
        if (who.unit() == Unit.DETECTIVES && chance.happens(0.06)) interview(who, second, file);
        long at = second;
        int looks = who.unit() == Unit.ANALYSIS ? chance.between(3, 8) : chance.between(1, 4);
        for (int i = 0; i < looks; i++) {
            var person = chance.frequent(file.involved()).person();
            look(shift, at, file, person, log);
            at += chance.between(20, 400);
        }
    }

    private void interview(Account who, long second, CaseFile file) {
        var person = chance.pick(file.involved()).person();
        long start = second + chance.between(900, 5_400);
        world.events.appointment(new Events.Appointment(who, "person", person.id(), start, start + 2_700));
    }

    private void look(Shift shift, long at, CaseFile file, Person person, Consumer<Access> log) {
        var who = shift.account();
        boolean paper = who.unit() == Unit.RECORDS || who.unit() == Unit.COMMAND; // reports, not people's traces
        var database =
                switch (paper ? chance.weighted(92, 0, 0, 0, 0, 0, 8) : chance.weighted(48, 12, 14, 12, 8, 2, 2)) {
                    case 0 -> Database.RMS;
                    case 1 -> Database.DMV;
                    case 2 -> Database.ALPR;
                    case 3 -> Database.CCH;
                    case 4 -> guarded(file);
                    case 5 -> Database.FACE;
                    default -> Database.VIDEO;
                };
        var authority = "";
        if (database.requiresAuthority) {
            var day = world.days.dateOf(at);
            var allowed = file.authorities().stream()
                    .filter(one -> one.database() == database && one.allows(day))
                    .findFirst();
            if (allowed.isEmpty()) return; // an honest detective waits for the judge
            person = allowed.get().subject();
            authority = allowed.get().id();
        }
        var action = Action.QUERY;
        var subject = switch (database) {
            case RMS -> {
                action = switch (chance.weighted(45, 40, 4, 4, 4, 3)) {
                    case 0 -> Action.QUERY;
                    case 1 -> Action.VIEW;
                    case 2 -> Action.EXPORT;
                    case 3 -> Action.PRINT;
                    case 4 -> Action.UPDATE;
                    default -> Action.CREATE;
                };
                if (action == Action.QUERY) yield byWhatever(who, person);
                yield chance.happens(0.3) ? new Subject("record", file.report()) : new Subject("person", person.id());
            }
            case DMV, ALPR -> world.typing.subject(who, person, Facet.PLATE);
            case COMMS -> world.typing.subject(who, person, Facet.PHONE);
            case VIDEO -> new Subject("record", file.report());
            case FACE -> new Subject("person", person.id());
            default -> world.typing.name(who, person);
        };
        var topic = who.unit() == Unit.ANALYSIS ? "analysis" : "case";
        var stated = world.reasons.duty(who, topic, file.kind(), file.number(), database.requiresCase);
        var how = world.connections.atWork(shift, at);
        log.accept(world.look(who, at, how, database, action, subject, stated.citing(authority))
                .traced(file.trace(who, subject.kind().equals("record") ? null : person)));
    }

    private Subject byWhatever(Account who, Person person) {
        return world.typing.subject(who, person, Facet.ALL.get(chance.weighted(5, 65, 8, 10, 12)));
    }

    private static Database guarded(CaseFile file) {
        return file.authorities().isEmpty()
                ? Database.RMS
                : file.authorities().getFirst().database();
    }
}
