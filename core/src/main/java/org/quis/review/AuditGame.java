package org.quis.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Variable;

/// How likely a finding of each kind should be reviewed, so that somebody who knows these likelihoods gains as
/// little as possible by choosing the kind: the auditor's side of a Stackelberg game with one attacker (J. Blocki
/// and others, "Audit games", 2013), which is a linear program.
///
/// Whoever misuses in a way of harm h gains h if nobody looks and loses what being caught costs otherwise. With
/// likelihood p they expect h − p · (h + caught); the greatest of these over all kinds is made least, within the time
/// there is.
final class AuditGame {
    /// A kind of finding.
    ///
    /// @param minutes for all findings of it together
    record Stake(String kind, double minutes, double harm) {}

    private AuditGame() {}

    /// @param minutes there are, in all
    /// @return by kind, from 0 to 1
    static Map<String, Double> solve(List<Stake> stakes, double caught, double minutes) {
        var model = new ExpressionsBasedModel();
        var gain = model.newVariable("gain").weight(1.0).lower(-caught).upper(1_000);
        var time = model.newExpression("time").upper(minutes);
        var chances = new ArrayList<Variable>();
        for (var stake : stakes) {
            // a whisper of cost for time: of two solutions that deter alike, the cheaper
            var chance = model.newVariable(stake.kind()).lower(0).upper(1).weight(1e-6 * stake.minutes());
            chances.add(chance);
            time.set(chance, stake.minutes());
            model.newExpression("tempted by " + stake.kind())
                    .set(gain, 1)
                    .set(chance, stake.harm() + caught)
                    .lower(stake.harm());
        }
        var solution = model.minimise();
        if (!solution.getState().isFeasible()) throw new IllegalStateException("the audit game has no solution");
        var solved = new LinkedHashMap<String, Double>();
        for (int i = 0; i < chances.size(); i++) {
            double chance = solution.doubleValue(i + 1);
            solved.put(stakes.get(i).kind(), Math.clamp(chance, 0, 1));
        }
        return solved;
    }
}
