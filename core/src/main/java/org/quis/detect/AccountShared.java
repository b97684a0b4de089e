package org.quis.detect;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// One account that behaves like two people: awake around the clock, or at a place that is not its own while it is in
/// use at another. One lead per account.
final class AccountShared implements Detector {
    private static final long MINUTE = 60_000;

    private final Rule rule;
    private final long gapMillis;
    private final Background.Sites sites;

    AccountShared(Rules rules, Background.Sites sites) {
        rule = rules.rule("account-shared");
        gapMillis = rules.sessionGapMillis();
        this.sites = sites;
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
        var elsewhere = Elsewhere.of(scene, rule, gapMillis);
        for (var one : elsewhere) {
            looks.addAll(one.looks());
            facts.addAll(facts(one));
        }
        var journeys = Journey.impossible(scene.history(), sites, rule);
        for (var journey : journeys) looks.addAll(journey.looks());
        if (!journeys.isEmpty()) facts.add(Fact.evidence(said(journeys)));
        if (looks.isEmpty()) {
            return List.of();
        }
        long places = scene.history().looks().stream()
                .mapToInt(Look::place)
                .filter(place -> place != 0)
                .distinct()
                .count();
        if (places == 0) facts.add(Fact.counterEvidence("the log does not say from where the account was used"));
        if (places == 1) facts.add(Fact.counterEvidence("every access came from the same place"));
        facts.add(Fact.counterEvidence(rule.falsePositives()));
        var measure = elsewhere.isEmpty() ? "hours_awake" : "";
        return List.of(new Lead(rule, 0, List.copyOf(looks), measure, facts));
    }

    private static String said(List<Journey> journeys) {
        var first = journeys.getFirst();
        return "%s faster than possible; the first from %s to %s, %.0f km, in %s"
                .formatted(
                        Counted.of(journeys.size(), "journey"),
                        first.start().name(),
                        first.end().name(),
                        first.start().kilometresTo(first.end()),
                        Counted.of(first.millis() / MINUTE, "minute"));
    }

    private List<Fact> facts(Elsewhere one) {
        var facts = new ArrayList<Fact>();
        var looks = one.looks();
        facts.add(Fact.evidence("%s %s within %s of a use elsewhere, where what colleagues do lets one expect %s"
                .formatted(
                        Counted.of(one.visits().size(), "time"),
                        where(one),
                        Counted.of((long) rule.number("beside_minutes"), "minute"),
                        one.expected() < 0.1 ? "hardly any" : "%.1f".formatted(one.expected()))));
        long known = looks.stream().filter(Look::isExplained).count();
        if (known > 0) {
            facts.add(Fact.counterEvidence(
                    "%d of %s from there with a known duty".formatted(known, Counted.of(looks.size(), "access"))));
        }
        return facts;
    }

    private static String where(Elsewhere one) {
        if (one.means() == Means.SESSION) return "in a second session";
        var means = one.means() == Means.DEVICE ? "device" : "address";
        return one.whose() == Whose.ANOTHERS
                ? "at a " + means + " that others use"
                : "at a " + means + " that nobody else uses";
    }

    /// How close two uses have to be that may be two people's.
    static long besideMillis(Rule rule) {
        return (long) (rule.number("beside_minutes") * MINUTE);
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
}
