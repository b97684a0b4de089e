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
/// @param unit          of the account's holder; -1 where it is not known
/// @param works         by kind of work: accesses with a known duty, and without
/// @param tied          accesses with a known duty of somebody who is tied to the user as well, by the kind of tie
/// @param cited         accesses that cite a case which was checked
/// @param contradicted  those of them without a known duty whose case the data contradict, by how they do
/// @param covered       accesses that a known order covers
/// @param unknownOrders targets for whom orders were cited that are in no table
/// @param matched       by the number of a Sigma rule: accesses without a known duty that it matches
public record Workload(
        int unit,
        Map<Integer, Known> works,
        Map<MisuseKind, Integer> tied,
        int cited,
        Map<StatedReason.Standing, Integer> contradicted,
        int covered,
        Set<Long> unknownOrders,
        Map<Integer, Integer> matched) {

    /// @param with    accesses with a known duty
    /// @param without accesses without one
    public record Known(int with, int without) {
        static final Known NOTHING = new Known(0, 0);
        private static final Known ONE_WITH = new Known(1, 0);
        private static final Known ONE_WITHOUT = new Known(0, 1);

        Known plus(Known other) {
            return new Known(with + other.with, without + other.without);
        }
    }

    static Workload of(History history) {
        var works = new HashMap<Integer, Known>();
        var tied = new EnumMap<MisuseKind, Integer>(MisuseKind.class);
        var contradicted = new EnumMap<StatedReason.Standing, Integer>(StatedReason.Standing.class);
        var orders = new HashSet<Long>();
        var matched = new HashMap<Integer, Integer>();
        int unit = -1;
        int cited = 0;
        int covered = 0;
        for (var look : history.looks()) {
            var ruling = look.ruling();
            if (look.automatic() || ruling.verdict() == Verdict.UNRESOLVED) continue;
            unit = ruling.unit();
            works.merge(look.work(), look.isExplained() ? Known.ONE_WITH : Known.ONE_WITHOUT, Known::plus);
            if (!look.isExplained()) look.matched().stream().forEach(rule -> matched.merge(rule, 1, Integer::sum));
            var tie = ruling.tie();
            if (tie != null && look.isExplained()) tied.merge(tie, 1, Integer::sum);
            if (ruling.stated() != StatedReason.Standing.UNCHECKED) cited++;
            if (isContradicted(ruling)) contradicted.merge(ruling.stated(), 1, Integer::sum);
            if (ruling.is(Circumstance.COVERED)) covered++;
            if (ruling.is(Circumstance.ORDER_UNKNOWN)) orders.add(look.target());
        }
        return new Workload(
                unit,
                Map.copyOf(works),
                Map.copyOf(tied),
                cited,
                Map.copyOf(contradicted),
                covered,
                Set.copyOf(orders),
                Map.copyOf(matched));
    }

    static boolean isContradicted(Ruling ruling) {
        return ruling.isContradicted() && ruling.duty() == Ruling.Duty.NONE;
    }

    /// Accesses without a known duty.
    int without() {
        return works.values().stream().mapToInt(Known::without).sum();
    }

    /// Accesses of a kind of work that have a known duty.
    int dutied(int work) {
        return works.getOrDefault(work, Known.NOTHING).with();
    }
}
