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
/// @param surprise how unlikely so many are by chance and by how much of it is known work, in natural logarithms
record Elsewhere(Means means, Whose whose, List<Visit> visits, double expected, double surprise) {

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
        if (count == 0 || screens.asMany(whose, count) > rule.number("rare_share")) return Optional.empty();
        boolean single = count < rule.number("visits");
        if (single && whose != Whose.NOBODYS) return Optional.empty();
        double expected = screens.expected(whose, own);
        double byChance = Expected.excess(count, expected);
        if (!single && byChance < rule.number("surprise")) return Optional.empty();
        var visits = Visit.of(scene.history(), means, AccountShared.besideMillis(rule), gapMillis).stream()
                .filter(visit -> visit.beside() && screens.whose(visit.place(), own) == whose)
                .filter(visit -> means == Means.DEVICE || saysMoreThanDevice(scene, visit))
                .toList();
        double surprise = byChance + strangeness(scene.history(), visits, rule);
        boolean enough = single
                ? isAtOnce(visits, rule)
                : visits.size() >= rule.number("visits") && surprise >= rule.number("surprise");
        return enough ? Optional.of(new Elsewhere(means, whose, visits, expected, surprise)) : Optional.empty();
    }

    /// A single visit says enough where work elsewhere went on before and after several looks there.
    private static boolean isAtOnce(List<Visit> visits, Rule rule) {
        return visits.size() == 1
                && visits.getFirst().amid()
                && visits.getFirst().looks().size() >= rule.number("looks_at_once");
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
