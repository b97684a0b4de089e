package org.quis.detect;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.quis.access.MisuseKind;

/// How often a duty leaves no trace in the tables: counted among colleagues, since nearly all of them do their work.
///
/// Where one call in ten was never entered, every tenth access looks like a look without a reason. What is to be
/// expected so is no lead.
final class Gaps {
    /// Weight of all work beside one kind of it: twenty accesses say something about a kind, three say little.
    private static final double STEADY = 20;

    private final Map<Integer, Workload.Known> works = new HashMap<>();
    private final Map<MisuseKind, Integer> tied = new EnumMap<>(MisuseKind.class);
    private int accounts;
    private final Map<Long, Integer> unknownOrders = new HashMap<>(); // accounts, by target
    private double cited;
    private double contradicted;
    private double covered;
    private double uncovered;
    private double with;
    private double without;

    private Gaps() {}

    static Gaps of(Collection<Measures> measures) {
        var gaps = new Gaps();
        for (var one : measures) gaps.add(one.workload());
        return gaps;
    }

    private void add(Workload workload) {
        accounts++;
        workload.works().forEach((work, known) -> {
            works.merge(work, known, Workload.Known::plus);
            with += known.with();
            without += known.without();
        });
        workload.tied().forEach((tie, count) -> tied.merge(tie, count, Integer::sum));
        cited += workload.cited();
        contradicted += workload.contradicted();
        covered += workload.covered();
        uncovered += workload.unknownOrders().size();
        for (long target : workload.unknownOrders()) unknownOrders.merge(target, 1, Integer::sum);
    }

    /// Accesses without a known duty for each that has one, in a kind of work.
    double odds(int work) {
        var known = works.getOrDefault(work, NOTHING);
        return (known.without() + STEADY * odds()) / (known.with() + STEADY);
    }

    /// Accesses with a known duty of somebody tied to the user in this way, for each account.
    double tied(MisuseKind tie) {
        return (double) tied.getOrDefault(tie, 0) / Math.max(1, accounts);
    }

    /// Accesses without a known duty for each that has one, in all work.
    double odds() {
        return (without + 1) / (with + 1);
    }

    /// Accesses of a kind of work that have a known duty, for each account.
    double dutied(int work) {
        return (double) works.getOrDefault(work, NOTHING).with() / Math.max(1, accounts);
    }

    private static final Workload.Known NOTHING = new Workload.Known(0, 0);

    /// The share of accesses of a kind of work that have no known duty.
    double share(int work) {
        double odds = odds(work);
        return odds / (1 + odds);
    }

    /// Of accesses that cite a case, the share that the data contradict.
    double contradicted() {
        return contradicted / Math.max(1, cited);
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
