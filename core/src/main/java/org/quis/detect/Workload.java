package org.quis.detect;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.quis.access.MisuseKind;
import org.quis.explain.Circumstance;
import org.quis.explain.Ruling;
import org.quis.explain.StatedReason;
import org.quis.explain.Verdict;

/// How much of an account's work has a known duty, by kind of work: one act on one database. Empty without reference
/// data.
///
/// @param works         by kind of work: accesses with a known duty, and without
/// @param tied          accesses with a known duty of somebody who is tied to the user as well, by the kind of tie
/// @param cited         accesses that cite a case which was checked
/// @param contradicted  of these, those that the data contradict
/// @param covered       accesses that a known order covers
/// @param unknownOrders targets for whom orders were cited that are in no table
public record Workload(
        Map<Integer, Known> works,
        Map<MisuseKind, Integer> tied,
        int cited,
        int contradicted,
        int covered,
        Set<Long> unknownOrders) {

    /// @param with    accesses with a known duty
    /// @param without accesses without one
    record Known(int with, int without) {
        Known plus(Known other) {
            return new Known(with + other.with, without + other.without);
        }
    }

    private static final Known ONE_WITH = new Known(1, 0);
    private static final Known ONE_WITHOUT = new Known(0, 1);

    static Workload of(History history) {
        var works = new HashMap<Integer, Known>();
        var tied = new EnumMap<MisuseKind, Integer>(MisuseKind.class);
        var orders = new HashSet<Long>();
        int cited = 0;
        int contradicted = 0;
        int covered = 0;
        for (var look : history.looks()) {
            var ruling = look.ruling();
            if (look.automatic() || ruling.verdict() == Verdict.UNRESOLVED) continue;
            works.merge(look.work(), look.isExplained() ? ONE_WITH : ONE_WITHOUT, Known::plus);
            var tie = ruling.tie();
            if (tie != null && look.isExplained()) tied.merge(tie, 1, Integer::sum);
            if (ruling.stated() != StatedReason.Standing.UNCHECKED) cited++;
            if (isContradicted(ruling)) contradicted++;
            if (ruling.is(Circumstance.COVERED)) covered++;
            if (ruling.is(Circumstance.ORDER_UNKNOWN)) orders.add(look.target());
        }
        return new Workload(Map.copyOf(works), Map.copyOf(tied), cited, contradicted, covered, Set.copyOf(orders));
    }

    static boolean isContradicted(Ruling ruling) {
        return ruling.isContradicted() && ruling.duty() == Ruling.Duty.NONE;
    }

    /// Accesses of a kind of work that have a known duty.
    int dutied(int work) {
        var known = works.get(work);
        return known == null ? 0 : known.with();
    }
}
