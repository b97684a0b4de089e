package org.quis.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How well risk puts misuse before duty.
///
/// @param early by share of all accesses in order of risk: the episodes with an access among the first
/// @param auc   how likely an access of misuse, taken at random, has more risk than one on duty (area under the
///              receiver operating characteristic; Hanley and McNeil 1982); `NaN` where there is none of either
public record Ranking(Map<Double, Share> early, double auc) {
    private static final double[] BUDGETS = {0.001, 0.0025, 0.005, 0.01, 0.02, 0.05};

    /// @param episode empty where it is no misuse
    /// @param duty    whether it is on duty; what is neither takes a reviewer's time, and is not compared
    record Ranked(float risk, String episode, boolean duty) {}

    static Ranking of(List<Ranked> accesses) {
        var ranked = new ArrayList<>(accesses);
        ranked.sort(Comparator.comparingDouble(Ranked::risk).reversed());
        var episodes = new HashSet<String>();
        for (var one : ranked) if (!one.episode().isEmpty()) episodes.add(one.episode());
        Map<Double, Share> early = new TreeMap<>();
        var met = new HashSet<String>();
        int at = 0;
        for (double budget : BUDGETS) {
            for (; at < ranked.size() * budget; at++) {
                if (!ranked.get(at).episode().isEmpty()) met.add(ranked.get(at).episode());
            }
            early.put(budget, new Share(met.size(), episodes.size()));
        }
        return new Ranking(early, auc(ranked));
    }

    /// From the sum of ranks; those of one risk share theirs.
    private static double auc(List<Ranked> ranked) {
        double wins = 0;
        long misuse = 0;
        long onDuty = 0;
        for (int from = 0, to; from < ranked.size(); from = to) {
            long here = 0;
            long duty = 0;
            for (to = from;
                    to < ranked.size()
                            && ranked.get(to).risk() == ranked.get(from).risk();
                    to++) {
                if (!ranked.get(to).episode().isEmpty()) here++;
                if (ranked.get(to).duty()) duty++;
            }
            wins += duty * (misuse + here / 2.0);
            misuse += here;
            onDuty += duty;
        }
        return wins / ((double) misuse * onDuty);
    }
}
