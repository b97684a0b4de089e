package org.quis.simulate;

import java.util.List;
import java.util.function.Consumer;

/// Shares a number of accesses out over all shifts, and lets each be earned by a piece of work.
///
/// Everyone owes so many accesses a shift, by the pace of their unit. Work comes in pieces of several
/// accesses, so what is over or under is carried to their next shift. Who has nothing to do, such as a
/// detective without a case, leaves it to the next in line.
final class Duty {
    /// Accesses that one who never gives a reason makes in all: enough for a habit.
    private static final int SILENT_ACCESSES = 9;

    private static final int TRIES = 40;

    private final World world;
    private final PatrolWork patrol;
    private final Inquiries cases;
    private final DeskWork desk;
    private final Chance chance;
    private final int budget;
    private final double perPace;
    private final double[] owed;
    private double left;
    private int done;

    Duty(World world, int budget, Chance chance) {
        this.world = world;
        this.budget = budget;
        this.chance = chance;
        cases = new Inquiries(world, chance.fork());
        patrol = new PatrolWork(world, cases, chance.fork());
        desk = new DeskWork(world, cases, chance.fork());
        owed = new double[world.agency.accounts().size()];
        double pace = 0;
        int silent = 0;
        for (var account : world.agency.accounts()) {
            owed[account.number()] = chance.between(0.0, 1.0);
            if (account.habits().silent()) silent += SILENT_ACCESSES;
            else pace += world.rota.of(account).size() * account.unit().pace;
        }
        perPace = Math.max(0, budget - silent) / pace;
    }

    /// Everything done in the shifts that begin on a day.
    void day(List<Shift> shifts, Consumer<Access> log) {
        for (var shift : shifts) work(shift, log);
    }

    /// What rounding left over, so that the log has exactly the rows asked for.
    void finish(List<Shift> shifts, Consumer<Access> log) {
        while (done < budget) perform(chance.pick(shifts), log);
    }

    private void work(Shift shift, Consumer<Access> log) {
        var who = shift.account();
        double debt = owed[who.number()];
        if (who.habits().silent()) {
            debt += (double) SILENT_ACCESSES / world.rota.of(who).size();
        } else {
            debt += who.unit().pace * perPace + left;
            left = 0;
        }
        for (int tries = 0; debt >= 1 && tries < TRIES; tries++) debt -= perform(shift, log);
        if (debt >= 1) {
            left += debt - 0.5;
            debt = 0.5;
        }
        owed[who.number()] = debt;
    }

    /// One piece of work somewhere in the shift; tells how many accesses it took.
    private int perform(Shift shift, Consumer<Access> log) {
        int before = done;
        long second = chance.between(shift.start() + 300, shift.end() - 1_500);
        Consumer<Access> counted = access -> {
            if (done == budget) return; // the log is full
            done++;
            log.accept(access);
        };
        switch (shift.account().unit()) {
            case PATROL -> patrol.perform(shift, second, counted);
            case DETECTIVES, ANALYSIS -> cases.perform(shift, second, counted);
            case COMMAND -> desk.review(shift, second, counted);
            case RECORDS -> desk.counter(shift, second, counted);
            case DISPATCH -> desk.telephone(shift, second, counted);
        }
        return done - before;
    }
}
