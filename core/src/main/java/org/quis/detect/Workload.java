package org.quis.detect;

import java.util.Collection;
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
/// Accesses for which only a colleague had a duty count as without one, until it is known whose work that is: see
/// [#lending].
///
/// @param unit          of the account's holder; -1 where it is not known
/// @param post          what the holder does, as a number that those of one unit and role share; -1 likewise
/// @param works         by kind of work: accesses with a known duty, and without
/// @param all           the sum of them
/// @param tied          accesses with a known duty of somebody who is tied to the user as well, by the kind of tie
/// @param cited         accesses that cite a case which was checked
/// @param contradicted  those of them without a known duty whose case the data contradict, by how they do
/// @param covered       accesses that a known order covers
/// @param unknownOrders targets for whom orders were cited that are in no table
/// @param matched       accesses that Sigma rules match
/// @param beside        what of all this there is of accesses for which only a colleague had a duty
/// @param lends         whether a colleague's duty counts as the account's
/// @param unrelated     those that cite the user's own case for somebody whom it does not concern
/// @param dutyPhrases   forbidden purposes that were stated where a duty was known, as fingerprints of the reason
/// @param strangers     targets that nobody and nothing in the tables bears; the first few hundred
public record Workload(
        int unit,
        int post,
        Map<Integer, Known> works,
        Known all,
        Map<MisuseKind, Integer> tied,
        int cited,
        Map<StatedReason.Standing, Integer> contradicted,
        int covered,
        Set<Long> unknownOrders,
        Matched matched,
        Beside beside,
        boolean lends,
        int unrelated,
        Set<Long> dutyPhrases,
        Set<Long> strangers) {

    private static final int MOST_STRANGERS = 500;

    /// Of accesses for which only a colleague had a duty.
    ///
    /// @param works   by kind of work
    /// @param tied    of somebody tied to the user as well, by the kind of tie
    /// @param matched by the number of a Sigma rule that matches them
    public record Beside(Map<Integer, Integer> works, Map<MisuseKind, Integer> tied, Map<Integer, Integer> matched) {
        public Beside {
            works = Map.copyOf(works);
            tied = Map.copyOf(tied);
            matched = Map.copyOf(matched);
        }
    }

    /// Accesses that a Sigma rule matches, by its number.
    ///
    /// @param without those without a known duty; `with` those with one
    public record Matched(Map<Integer, Integer> without, Map<Integer, Integer> with) {
        public Matched {
            without = Map.copyOf(without);
            with = Map.copyOf(with);
        }
    }

    /// @param with    accesses with a known duty
    /// @param without accesses without one
    public record Known(int with, int without) {
        static final Known NOTHING = new Known(0, 0);
        private static final Known ONE_WITH = new Known(1, 0);
        private static final Known ONE_WITHOUT = new Known(0, 1);

        /// An account that was measured anew may have more than it brought into the sum.
        Known minus(Known other) {
            return new Known(Math.max(0, with - other.with), Math.max(0, without - other.without));
        }

        int count() {
            return with + without;
        }

        Known lent(int some) {
            return new Known(with + some, without - some);
        }

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
        var matchedOnDuty = new HashMap<Integer, Integer>();
        var besideWorks = new HashMap<Integer, Integer>();
        var besideTied = new EnumMap<MisuseKind, Integer>(MisuseKind.class);
        var besideMatched = new HashMap<Integer, Integer>();
        var strangers = new HashSet<Long>();
        int unit = -1;
        int post = -1;
        int cited = 0;
        int covered = 0;
        int unrelated = 0;
        var phrases = new HashSet<Long>();
        for (var look : history.looks()) {
            var ruling = look.ruling();
            if (look.automatic()) continue;
            boolean stranger = ruling.is(Circumstance.SUBJECT_UNKNOWN);
            if (stranger && strangers.size() < MOST_STRANGERS) strangers.add(look.target());
            if (ruling.verdict() == Verdict.UNRESOLVED) continue;
            unit = ruling.unit();
            post = ruling.post();
            works.merge(look.work(), look.isExplained() ? Known.ONE_WITH : Known.ONE_WITHOUT, Known::plus);
            var matching = look.isExplained() ? matchedOnDuty : matched;
            look.matched().stream().forEach(rule -> matching.merge(rule, 1, Integer::sum));
            var tie = ruling.tie();
            if (tie != null && look.isExplained()) tied.merge(tie, 1, Integer::sum);
            if (look.isBorrowing()) {
                besideWorks.merge(look.work(), 1, Integer::sum);
                if (tie != null) besideTied.merge(tie, 1, Integer::sum);
                look.matched().stream().forEach(rule -> besideMatched.merge(rule, 1, Integer::sum));
            }
            if (ruling.stated() != StatedReason.Standing.UNCHECKED) cited++;
            if (CaseWorn.isUnrelated(look)) unrelated++;
            if (look.reasonClass() == ReasonClass.PROHIBITED && look.isExplained()) phrases.add(look.reason());
            if (isContradicted(ruling)) contradicted.merge(ruling.stated(), 1, Integer::sum);
            if (ruling.is(Circumstance.COVERED)) covered++;
            if (ruling.is(Circumstance.ORDER_UNKNOWN)) orders.add(look.target());
        }
        return new Workload(
                unit,
                post,
                Map.copyOf(works),
                sum(works.values()),
                Map.copyOf(tied),
                cited,
                Map.copyOf(contradicted),
                covered,
                Set.copyOf(orders),
                new Matched(matched, matchedOnDuty),
                new Beside(besideWorks, besideTied, besideMatched),
                false,
                unrelated,
                Set.copyOf(phrases),
                Set.copyOf(strangers));
    }

    /// The same, where colleagues' duties are the account's work.
    Workload lending() {
        if (lends) return this;
        var works = new HashMap<>(this.works);
        beside.works.forEach((work, some) -> works.computeIfPresent(work, (_, known) -> known.lent(some)));
        var tied = new HashMap<>(this.tied);
        beside.tied.forEach((tie, some) -> tied.merge(tie, some, Integer::sum));
        var matched = new HashMap<>(this.matched.without);
        beside.matched.forEach((rule, some) -> matched.merge(rule, -some, Integer::sum));
        return new Workload(
                unit,
                post,
                Map.copyOf(works),
                sum(works.values()),
                Map.copyOf(tied),
                cited,
                contradicted,
                covered,
                unknownOrders,
                new Matched(matched, this.matched.with),
                beside,
                true,
                unrelated,
                dutyPhrases,
                strangers);
    }

    private static Known sum(Collection<Known> works) {
        return works.stream().reduce(Known.NOTHING, Known::plus);
    }

    Known of(int work) {
        return works.getOrDefault(work, Known.NOTHING);
    }

    /// Accesses with a known duty.
    int with() {
        return all.with();
    }

    /// Accesses for which only a colleague had a duty.
    int besides() {
        return beside.works.values().stream().mapToInt(Integer::intValue).sum();
    }

    static boolean isContradicted(Ruling ruling) {
        return ruling.isContradicted() && ruling.duty() == Ruling.Duty.NONE;
    }

    /// Accesses without a known duty.
    int without() {
        return all.without();
    }

    /// Accesses of a kind of work that have a known duty.
    int dutied(int work) {
        return of(work).with();
    }
}
