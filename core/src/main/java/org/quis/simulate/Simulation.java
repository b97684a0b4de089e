package org.quis.simulate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.quis.access.MisuseKind;

/// Invents an agency and a log of what it looked up.
///
/// 1. The world is built, and the stories are told: they put people into cases, and calls on the day's
///    list, so they come before any table is written.
/// 2. The settled tables are written.
/// 3. Day by day, shifts are worked; what lies before midnight is written and forgotten. Only a day of
///    duty and the planted stories are ever in memory.
public final class Simulation {
    private Simulation() {}

    /// Writes `log.csv`, `labels.csv` and every reference table into a folder, over what was there.
    ///
    /// @throws IOException where a file could not be written
    public static Simulated write(SimulationOptions options, Path dir) throws IOException {
        Files.createDirectories(dir);
        try {
            return invent(options, dir);
        } catch (UncheckedIOException e) { // the CSV writer's way of saying so
            throw e.getCause();
        }
    }

    private static Simulated invent(SimulationOptions options, Path dir) throws IOException {
        int accesses = options.accesses();
        var world = new World(options, Playbill.episodes(accesses));
        var timeline = new Timeline<Access>();
        var stage = new Stage(world, world.chance.fork());
        Playbill.perform(world, stage, accesses, access -> timeline.add(access.second(), access));
        var reference = new Reference(world, dir);
        reference.write();
        try (var chronicle = new Chronicle(dir)) {
            var duty = new Duty(world, accesses - timeline.size(), world.chance.fork());
            var silence = new Silence();
            for (int day = 0; day < world.days.count(); day++) {
                var shifts = world.rota.on(day);
                duty.day(shifts, access -> timeline.add(access.second(), silence.label(access)));
                if (day == world.days.count() - 1) {
                    duty.finish(shifts, access -> timeline.add(access.second(), silence.label(access)));
                }
                // the shifts of tomorrow begin in the morning; nothing they do lies before this
                drain(world, timeline, chronicle, world.days.start(world.days.day(day + 1)) + 3_600);
            }
            drain(world, timeline, chronicle, Long.MAX_VALUE);
            return new Simulated(
                    accesses,
                    Collections.unmodifiableMap(chronicle.byLabel()),
                    Collections.unmodifiableSet(chronicle.episodes()),
                    reference.missing() + world.rota.missing() + world.events.missing(),
                    world.events.late());
        }
    }

    private static void drain(World world, Timeline<Access> timeline, Chronicle chronicle, long until) {
        timeline.until(until, chronicle::access);
        world.events.stops.until(until, chronicle::stop);
        world.events.dispatches.until(until, chronicle::dispatch);
        world.events.appointments.until(until, chronicle::appointment);
    }

    /// Labels what is done by those who never say why: duty, perhaps, and nobody will ever know.
    private static final class Silence {
        private final Map<Account, String> episodes = new HashMap<>();

        Access label(Access access) {
            if (!access.who().habits().silent()) return access;
            var label = MisuseKind.NO_REASON.label();
            var episode = episodes.computeIfAbsent(access.who(), _ -> label + "-" + (episodes.size() + 1));
            return access.labelled(label, episode);
        }
    }
}
