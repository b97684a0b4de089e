package org.quis.simulate;

import java.util.List;
import java.util.function.Consumer;

/// Shares a number of accesses out over all shifts, and lets each be earned by a piece of work.
final class Duty {
    /// Accesses that one who never gives a reason makes in all: enough for a habit.
    private static final int SILENT_ACCESSES = 9;

    private final World world;
    private final PatrolWork patrol;
    private final CaseWork cases;
    private final DeskWork desk;
    private final Chance chance;
    private final int budget;
    private final double silentPace;
    private final double total;
    private double due;
    private int done;

    Duty(World world, int budget, Chance chance) {
        this.world = world;
        this.budget = budget;
        this.chance = chance;
        cases = new CaseWork(world, chance.fork());
        patrol = new PatrolWork(world, cases, chance.fork());
        desk = new DeskWork(world, cases, chance.fork());
        double others = 0;
        int silentShifts = 0;
        int silentUsers = 0;
        for (var account : world.agency.accounts()) {
            int shifts = world.rota.of(account).size();
            if (account.habits().silent()) {
                silentUsers++;
                silentShifts += shifts;
            } else {
                others += shifts * account.unit().pace;
            }
        }
        double silent = others * SILENT_ACCESSES * silentUsers / budget;
        silentPace = silentShifts == 0 ? 0 : silent / silentShifts;
        total = others + silent;
    }

    /// Everything done in the shifts that begin on a day.
    void day(List<Shift> shifts, Consumer<Access> log) {
        for (var shift : shifts) {
            var who = shift.account();
            due += who.habits().silent() ? silentPace : who.unit().pace;
            work(shift, Math.round(budget * (due / total)), log);
        }
    }

    /// What rounding and cancelled work left over, so that the log has exactly the rows asked for.
    void finish(List<Shift> shifts, Consumer<Access> log) {
        while (done < budget) work(chance.pick(shifts), done + 1, log);
    }

    private void work(Shift shift, long until, Consumer<Access> log) {
        for (int tries = 0; done < until && tries < 40; tries++) {
            long second = chance.between(shift.start() + 300, shift.end() - 1_500);
            perform(shift, second, access -> {
                if (done == budget) return; // the log is full
                done++;
                log.accept(access);
            });
        }
    }

    private void perform(Shift shift, long second, Consumer<Access> log) {
        switch (shift.account().unit()) {
            case PATROL -> patrol.perform(shift, second, log);
            case DETECTIVES, ANALYSIS -> cases.perform(shift, second, log);
            case COMMAND -> desk.review(shift, second, log);
            case RECORDS -> desk.counter(shift, second, log);
            case DISPATCH -> desk.telephone(shift, second, log);
        }
    }
}
