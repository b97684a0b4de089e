package org.quis.simulate;

import java.util.Locale;

/// Which machine and session somebody uses: a function of who and when, so that everything a user does in
/// one shift, duty or not, hangs together. Cars have terminals, desks have workstations, some carry laptops.
final class Connections {
    private final long salt;
    private final int cars;

    Connections(long salt, int users) {
        this.salt = salt;
        this.cars = Math.max(8, users / 8);
    }

    /// At work: one or two sessions a shift, on one machine.
    Connection atWork(Shift shift, long second) {
        var who = shift.account();
        if (atHome(shift)) return remote(who, second);
        if (inTheInterviewRoom(who, second)) return tablet(who, second);
        long relogin = shift.start() + Math.floorMod(mix(who.number(), shift.number()), 20_000L) + 6_000;
        return connect(mix(who.number(), shift.number() * 2L + (second < relogin ? 0 : 1)), machine(who, shift));
    }

    /// Some detectives carry a tablet and leave the desk's session open behind them: two sessions at once,
    /// one pair of hands.
    private boolean inTheInterviewRoom(Account who, long second) {
        return who.unit() == Unit.DETECTIVES && who.number() % 5 == 0 && mix(who.number(), second / 3_600) % 10 == 0;
    }

    private Connection tablet(Account who, long second) {
        var machine = new Machine(
                "10.30.0." + (1 + who.number() % 250), String.format(Locale.ROOT, "tab-%03d", who.number()));
        return connect(mix(who.number(), second / 14_400 + 4_000_003), machine);
    }

    /// Whoever has no counter to stand at works from home one day in sixteen.
    private boolean atHome(Shift shift) {
        return switch (shift.account().unit()) {
            case DETECTIVES, ANALYSIS, COMMAND -> mix(shift.account().number(), shift.number() + 500_000L) % 16 == 0;
            case PATROL, RECORDS, DISPATCH -> false;
        };
    }

    /// From somewhere else with the same account: home, a hotel, a friend's.
    Connection remote(Account who, long second) {
        int host = 1 + (int) Math.floorMod(mix(who.number(), 77), 250L);
        var machine = new Machine("203.0.113." + host, String.format(Locale.ROOT, "lt-%03d", who.number()));
        return connect(mix(who.number(), second / 14_400 + 1_000_003), machine);
    }

    /// Somebody else's hands on the account, at a machine the holder never uses.
    Connection foreign(Account who, long second) {
        int host = 1 + (int) Math.floorMod(mix(who.number(), 78), 250L);
        var machine = new Machine(
                "198.51.100." + host, String.format(Locale.ROOT, "pc-%04x", mix(who.number(), 79) & 0xffff));
        return connect(mix(who.number(), second / 14_400 + 2_000_003), machine);
    }

    /// The training room, where anyone may sit after their shift's machine.
    Connection trainingRoom(Account who, long second) {
        return connect(mix(who.number(), second / 14_400 + 3_000_003), new Machine("10.10.9.9", "ws-training"));
    }

    private record Machine(String ip, String device) {}

    private Machine machine(Account who, Shift shift) {
        if (who.unit() == Unit.PATROL) {
            int car = (int) Math.floorMod(who.number() * 7L + shift.number() / 4, (long) cars);
            return new Machine(
                    String.format(Locale.ROOT, "10.20.%d.%d", car / 200, 1 + car % 200),
                    String.format(Locale.ROOT, "mdt-%02d", car + 1));
        }
        int desk = who.number();
        return new Machine(
                String.format(Locale.ROOT, "10.10.%d.%d", desk / 200, 1 + desk % 200),
                String.format(Locale.ROOT, "ws-%03d", desk));
    }

    private static Connection connect(long session, Machine machine) {
        return new Connection(
                String.format(Locale.ROOT, "s-%08x", session & 0xffffffffL), machine.ip(), machine.device());
    }

    /// SplitMix64's finaliser.
    private long mix(long who, long what) {
        long z = salt + who * 0x9e3779b97f4a7c15L + what * 0xd1342543de82ef95L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
