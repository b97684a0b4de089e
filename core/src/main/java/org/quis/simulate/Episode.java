package org.quis.simulate;

import java.util.function.Consumer;

/// One planted story as it enters the log: whatever is looked up through it carries its label.
final class Episode {
    private final String id;
    private final String label;
    private final World world;
    private final Consumer<Access> log;

    Episode(String id, String label, World world, Consumer<Access> log) {
        this.id = id;
        this.label = label;
        this.world = world;
        this.log = log;
    }

    /// From the machine of the shift.
    void look(Shift shift, long at, Database in, Action action, Subject subject, Stated stated) {
        look(shift.account(), at, world.connections.atWork(shift, at), in, action, subject, stated);
    }

    void look(Account who, long at, Connection how, Database in, Action action, Subject subject, Stated stated) {
        log.accept(world.look(who, at, how, in, action, subject, stated)
                .labelled(label, id)
                .traced(label.equals(Access.DUTY) ? Trace.ENTERED : Trace.NONE));
    }

    /// Duty within the story that is not itself the misuse.
    void duty(Shift shift, long at, Database in, Action action, Subject subject, Stated stated) {
        var how = world.connections.atWork(shift, at);
        log.accept(world.look(shift.account(), at, how, in, action, subject, stated));
    }
}
