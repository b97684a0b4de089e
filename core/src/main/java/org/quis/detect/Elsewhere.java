package org.quis.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.quis.explain.Verdict;

/// What an account did at places that are not its own within minutes of a use elsewhere, where colleagues' accounts
/// hardly ever do so: another person's hands, perhaps.
///
/// @param visits   from another's place, or nobody's
/// @param expected visits like these, by what colleagues do
record Elsewhere(Means means, Whose whose, List<Visit> visits, double expected) {

    /// Those that reach the rule; mostly none.
    static List<Elsewhere> of(Scene scene, Rule rule, long gapMillis) {
        var found = new ArrayList<Elsewhere>();
        for (var means : Means.values()) {
            for (var whose : Whose.values()) {
                if (whose.isStrange()) of(scene, rule, gapMillis, means, whose).ifPresent(found::add);
            }
        }
        return found;
    }

    private static Optional<Elsewhere> of(Scene scene, Rule rule, long gapMillis, Means means, Whose whose) {
        var screens = scene.peers().screens(means);
        var own = scene.measures().whereabouts(means);
        int count = screens.beside(whose, own);
        if (count == 0) return Optional.empty();
        var visits = Visit.of(scene.history(), means, AccountShared.besideMillis(rule), gapMillis).stream()
                .filter(visit -> visit.beside() && screens.whose(visit.place(), own) == whose)
                .filter(visit -> means == Means.DEVICE || saysMoreThanDevice(scene, visit))
                .toList();
        double expected = screens.expected(whose, own);
        boolean often = visits.size() >= rule.number("visits")
                && screens.asMany(whose, count) <= rule.number("rare_share")
                && isSurprising(scene, visits, count, expected, rule);
        if (often) return Optional.of(new Elsewhere(means, whose, visits, expected));
        var atOnce = visits.stream()
                .filter(visit -> isAtOnce(visit, whose, screens, rule))
                .toList();
        return atOnce.isEmpty() ? Optional.empty() : Optional.of(new Elsewhere(means, whose, atOnce, expected));
    }

    /// Whether so many are unlikely by chance, also given how much of it is known work; in natural logarithms.
    private static boolean isSurprising(Scene scene, List<Visit> visits, int count, double expected, Rule rule) {
        double byChance = Expected.excess(count, expected);
        double enough = rule.number("surprise");
        return byChance >= enough && byChance + strangeness(scene.history(), visits, rule) >= enough;
    }

    /// A single visit says enough where work elsewhere went on before and after several looks there, and colleagues
    /// hardly ever do so: a telephone is looked at once.
    private static boolean isAtOnce(Visit visit, Whose whose, Screens screens, Rule rule) {
        int looks = visit.looks().size();
        return visit.amid()
                && looks >= rule.number(whose == Whose.NOBODYS ? "looks_at_once" : "looks_at_anothers")
                && screens.asManyAmid(whose, looks) <= rule.number("rare_share");
    }

    List<Look> looks() {
        return visits.stream().flatMap(visit -> visit.looks().stream()).toList();
    }

    /// An address says where somebody was if the device does not: all machines have one name, or none.
    private static boolean saysMoreThanDevice(Scene scene, Visit visit) {
        var screens = scene.peers().screens(Means.DEVICE);
        var own = scene.measures().whereabouts(Means.DEVICE);
        return visit.looks().stream()
                .mapToInt(look -> look.connection().device())
                .allMatch(device -> device == 0 || screens.whose(device, own) == Whose.SHARED);
    }

    /// Another's work is less often a duty of the account's holder: what is known of the looks, as a logarithm of odds.
    private static double strangeness(History history, List<Visit> visits, Rule rule) {
        var here = visits.stream().flatMap(visit -> visit.looks().stream()).toList();
        if (here.stream().allMatch(look -> look.ruling().verdict() == Verdict.UNRESOLVED)) return 0;
        long known = here.stream().filter(Look::isExplained).count();
        long all = history.looks().stream().filter(Look::isExplained).count();
        double usual = (all - known + 1.0) / (history.looks().size() - here.size() + 2.0);
        double anothers = usual * rule.number("known_share");
        return known * Math.log(anothers / usual) + (here.size() - known) * Math.log((1 - anothers) / (1 - usual));
    }
}
