package org.quis.detect;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// One account that behaves like two people: awake around the clock, or in two places in turn. One lead per account.
final class AccountShared implements Detector {
    private static final long MINUTE = 60_000;

    private final Rule rule;

    AccountShared(Rules rules) {
        rule = rules.rule("account-shared");
    }

    @Override
    public List<Lead> examine(Scene scene) {
        var looks = new LinkedHashSet<Look>();
        var facts = new ArrayList<Fact>();
        var clock = Clock.of(scene.history(), scene.calendar(), rule);
        if (clock.mostHours() >= rule.number("hours")) {
            looks.addAll(clock.looks());
            facts.add(Fact.evidence("active in %s within %s, from %s on"
                    .formatted(
                            Counted.of(clock.mostHours(), "different hour"),
                            Counted.of((long) rule.number("window_hours"), "hour"),
                            scene.calendar().date(clock.fromMillis()))));
        }
        var turns = turns(scene.history(), rule);
        if (turns.size() >= rule.number("turns")) {
            turns.forEach(turn -> looks.addAll(turn.looks()));
            facts.add(Fact.evidence("%s between two places and back within %s"
                    .formatted(
                            Counted.of(turns.size(), "turn"),
                            Counted.of((long) rule.number("turn_minutes"), "minute"))));
        }
        if (looks.isEmpty()) {
            return List.of();
        }
        long places = scene.history().looks().stream()
                .mapToInt(Look::place)
                .filter(place -> place != 0)
                .distinct()
                .count();
        facts.add(
                places == 1
                        ? Fact.counterEvidence("every access came from the same place")
                        : places == 0
                                ? Fact.counterEvidence("the log does not say from where the account was used")
                                : Fact.evidence(
                                        "used from %s in all".formatted(Counted.of(places, "different place"))));
        facts.add(Fact.counterEvidence(rule.falsePositives()));
        return List.of(new Lead(rule, 0, List.copyOf(looks), turns.isEmpty() ? "hours_awake" : "place_turns", facts));
    }

    /// The most different hours by hand within a window, and the looks of all windows that reach the rule.
    record Clock(int mostHours, long fromMillis, List<Look> looks) {
        static Clock of(History history, Calendar calendar, Rule rule) {
            int window = (int) rule.number("window_hours");
            double enough = rule.number("hours");
            var all = history.looks();
            var hours = new long[all.size()];
            var first = new int[all.size()]; // the first look of that hour
            int size = 0;
            for (int i = 0; i < all.size(); i++) {
                if (!all.get(i).automatic()) {
                    // real hours, not the clock's: a night in autumn has one hour twice
                    long hour = Math.floorDiv(all.get(i).timeMillis(), 60 * MINUTE);
                    if (size == 0 || hours[size - 1] != hour) {
                        hours[size] = hour;
                        first[size++] = i;
                    }
                }
            }
            int most = 0;
            long from = 0;
            int taken = 0;
            var looks = new ArrayList<Look>();
            for (int end = 0, start = 0; end < size; end++) {
                while (hours[end] - hours[start] >= window) {
                    start++;
                }
                int here = end - start + 1;
                if (here > most) {
                    most = here;
                    from = all.get(first[start]).timeMillis();
                }
                if (here >= enough) {
                    int stop = end + 1 < size ? first[end + 1] : all.size();
                    for (int i = Math.max(taken, first[start]); i < stop; i++) {
                        if (!all.get(i).automatic()) {
                            looks.add(all.get(i));
                        }
                    }
                    taken = stop;
                }
            }
            return new Clock(most, from, looks);
        }
    }

    /// From one place to another and back.
    record Turn(List<Look> looks) {}

    /// Turns that took no longer than the rule's minutes. Each starts after the one before it has ended.
    static List<Turn> turns(History history, Rule rule) {
        long longest = (long) (rule.number("turn_minutes") * MINUTE);
        var turns = new ArrayList<Turn>();
        Look before = null; // the last look here
        Look away = null; // the last look there, once we are there
        for (var look : history.looks()) {
            if (look.automatic() || look.place() == 0) {
                continue;
            }
            if (before == null || (away == null && look.place() == before.place())) {
                before = look;
            } else if (away == null || look.place() == away.place()) {
                away = look;
            } else if (look.place() == before.place() && look.timeMillis() - before.timeMillis() <= longest) {
                turns.add(new Turn(List.of(before, away, look)));
                before = look;
                away = null;
            } else {
                before = away;
                away = look;
            }
        }
        return turns;
    }
}
