package org.quis.detect;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.quis.access.MisuseKind;
import org.quis.explain.StatedReason;

/// How often a duty leaves no trace in the tables: counted among colleagues, since nearly all of them do their work.
///
/// Where one call in ten was never entered, every tenth access looks like a look without a reason. What is to be
/// expected so is no lead.
final class Gaps {
    /// Weight of all work beside one kind of it: twenty accesses say something about a kind, three say little.
    private static final double STEADY = 20;

    /// The accounts of one unit, and what they did on duty.
    private static final class Unit {
        private final Map<Integer, Integer> works = new HashMap<>();
        private final Map<MisuseKind, Integer> tied = new EnumMap<>(MisuseKind.class);
        private int accounts;
    }

    private final Map<Integer, Workload.Known> works = new HashMap<>();
    private final Map<Integer, Unit> units = new HashMap<>();
    private final Map<StatedReason.Standing, Integer> contradicted = new EnumMap<>(StatedReason.Standing.class);
    private final Map<Long, Integer> unknownOrders = new HashMap<>(); // accounts, by target
    private final Map<Integer, Integer> matched = new HashMap<>(); // by the number of a Sigma rule
    private Workload.Known all = Workload.Known.NOTHING;
    private double cited;
    private double covered;
    private double uncovered;

    private Gaps() {}

    static Gaps of(Collection<Measures> measures) {
        var gaps = new Gaps();
        for (var one : measures) gaps.add(one.workload());
        return gaps;
    }

    private void add(Workload workload) {
        var unit = units.computeIfAbsent(workload.unit(), _ -> new Unit());
        unit.accounts++;
        workload.works().forEach((work, known) -> {
            works.merge(work, known, Workload.Known::plus);
            unit.works.merge(work, known.with(), Integer::sum);
            all = all.plus(known);
        });
        workload.tied().forEach((tie, count) -> unit.tied.merge(tie, count, Integer::sum));
        cited += workload.cited();
        workload.contradicted().forEach((standing, count) -> contradicted.merge(standing, count, Integer::sum));
        workload.matched().forEach((rule, count) -> matched.merge(rule, count, Integer::sum));
        covered += workload.covered();
        uncovered += workload.unknownOrders().size();
        for (long target : workload.unknownOrders()) unknownOrders.merge(target, 1, Integer::sum);
    }

    /// Accesses without a known duty for each that has one, in all work.
    double odds() {
        return (all.without() + 1.0) / (all.with() + 1.0);
    }

    /// The same in a kind of work.
    double odds(int work) {
        var known = works.getOrDefault(work, Workload.Known.NOTHING);
        return (known.without() + STEADY * odds()) / (known.with() + STEADY);
    }

    /// The share of accesses of a kind of work that have no known duty.
    double share(int work) {
        double odds = odds(work);
        return odds / (1 + odds);
    }

    /// Accesses of a kind of work that have a known duty, for each account of a unit.
    double dutied(int unit, int work) {
        var of = units.get(unit);
        return of == null ? 0 : (double) of.works.getOrDefault(work, 0) / of.accounts;
    }

    /// Accesses with a known duty of somebody tied to the user in a way, for each account of a unit.
    double tied(int unit, MisuseKind tie) {
        var of = units.get(unit);
        return of == null ? 0 : (double) of.tied.getOrDefault(tie, 0) / of.accounts;
    }

    /// Of colleagues' accesses without a known duty, the share that a Sigma rule matches: how often a missing entry
    /// makes
    /// one look like what the rule is about.
    ///
    /// @param own the account's, which is left out
    double matching(int rule, Workload own) {
        int others = matched.getOrDefault(rule, 0) - own.matched().getOrDefault(rule, 0);
        return others / Math.max(1.0, all.without() - own.without());
    }

    /// Of accesses that cite a case, the share that the data contradict in a way.
    double contradicted(StatedReason.Standing standing) {
        return contradicted.getOrDefault(standing, 0) / Math.max(1, cited);
    }

    /// Orders cited that are in no table, for each access that an order covers.
    double unknownOrders() {
        return uncovered / Math.max(1, covered);
    }

    /// How many accounts cite an order for a target that is in no table.
    int citingUnknownOrder(long target) {
        return unknownOrders.getOrDefault(target, 0);
    }
}
