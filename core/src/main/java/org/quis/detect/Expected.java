package org.quis.detect;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.Predicate;
import org.quis.access.MisuseKind;
import org.quis.explain.Ruling;

/// How many accesses without a known duty one account is expected to have though each had one.
///
/// For every access with a known duty of a kind of work there are so many whose entry is missing ([Gaps#odds]): an
/// account that does such work all day has some, one that never does has none.
final class Expected {
    /// That an account never had such work may be chance, where colleagues have it.
    private static final double COLLEAGUES = 0.3;

    private final History history;
    private final Workload workload;
    private final Gaps gaps;

    Expected(History history, Workload workload, Gaps gaps) {
        this.history = history;
        this.workload = workload;
        this.gaps = gaps;
    }

    /// How usual it is that an access of a kind of work has no known duty.
    double usual(int work) {
        return gaps.usual(work, workload);
    }

    /// Of a kind of work.
    double of(int work) {
        return workload.dutied(work) * gaps.odds(work, workload);
    }

    /// Whether hardly anybody else ever did such work, in a house that does much.
    boolean isRare(int work) {
        return gaps.isRare(work, workload);
    }

    /// Whether hardly anybody else cites a case that the data contradict in such a way, in a house that cites many.
    boolean isRarelyCited(Ruling ruling) {
        return ruling.isContradicted() && gaps.isRarelyCited(ruling.stated(), workload);
    }

    /// Of an act: by how often the account does the like on duty, on whatever database, and its colleagues there.
    double act(List<Look> looks, Predicate<Look> kind) {
        long with = history.looks().stream()
                .filter(look -> look.isExplained() && kind.test(look))
                .count();
        int[] works = looks.stream().mapToInt(Look::work).distinct().toArray();
        double expected = 0;
        for (int work : works) {
            double dutied = (double) with / works.length + COLLEAGUES * gaps.dutied(workload.unit(), work);
            long others = workload.of(work).count()
                    - looks.stream().filter(look -> look.work() == work).count();
            double unknown = others * gaps.usual(work, workload); // where the post's duties are in no table
            expected += Math.max(dutied * gaps.odds(work, workload), unknown);
        }
        return expected;
    }

    /// Of people tied to the user in a way: a part of what a colleague has on average counts as the account's own. And
    /// who looks at many without a known duty looks at some of these, as often as duty leads anybody to them.
    double tied(List<Look> looks, MisuseKind tie) {
        double own = alike(looks, look -> look.ruling().tie() == tie)
                + COLLEAGUES * gaps.tied(workload.unit(), tie) * gaps.odds();
        return Math.max(own, (workload.without() - looks.size()) * gaps.tiedShare(tie));
    }

    private double alike(List<Look> looks, Predicate<Look> kind) {
        double expected = 0;
        for (int work : looks.stream().mapToInt(Look::work).distinct().toArray()) {
            long with = history.looks().stream()
                    .filter(look -> look.work() == work && look.isExplained() && kind.test(look))
                    .count();
            expected += with * gaps.odds(work, workload);
        }
        return expected;
    }

    /// Of targets returned to on so many days without a case number: as many as the account returns to so on duty let
    /// one expect.
    ///
    /// @param looks at one target
    /// @param own   the account's days at its targets
    double returning(List<Look> looks, DaysAtTargets own, long days) {
        double odds = mean(looks, work -> gaps.odds(work, workload));
        double usual = mean(looks, this::usual);
        if (odds == 0 && usual == 0) return 0;
        long but = looks.getFirst().target();
        return Math.max(own.dutied(days, but) * odds, own.unknown(days, but) * usual);
    }

    private static double mean(List<Look> looks, IntToDoubleFunction ofWork) {
        return looks.stream()
                .mapToDouble(look -> ofWork.applyAsDouble(look.work()))
                .average()
                .orElse(0);
    }

    /// Of cases cited that the data contradict in the same ways, by the share that colleagues have.
    double contradicted(List<Look> looks) {
        return workload.cited()
                * looks.stream()
                        .map(look -> look.ruling().stated())
                        .distinct()
                        .mapToDouble(standing -> gaps.contradicted(standing, workload))
                        .sum();
    }

    /// Of orders that are in no table.
    double unknownOrders() {
        return workload.covered() * gaps.unknownOrders();
    }

    /// How many of some expected leads one of them is likely to be. The more there are beyond those expected, the less
    /// that excuses any (Chernoff's bound on so many).
    ///
    /// @param leads of the account, by the same rule
    /// @param looks gathered in the one
    static double each(double expected, int leads, int looks) {
        return expected / leads * Math.exp(-excess(Math.max(leads, looks), expected) / 2);
    }

    /// How unlikely it is to see so many where fewer are expected; natural logarithm of the bound by Chernoff (1952), 0
    /// where no more than expected.
    static double excess(double seen, double expected) {
        return seen <= expected ? 0 : seen * Math.log(seen / expected) - (seen - expected);
    }
}
