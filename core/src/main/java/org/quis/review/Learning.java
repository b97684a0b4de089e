package org.quis.review;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.quis.results.Csv;
import org.quis.results.UnfitException;
import org.quis.review.Decisions.Decision;

/// How the weights of rules should shift, judged by what reviewers decided of findings.
///
/// A finding's risk says how likely it is to be real; what was decided says how often that was so. Each rule's
/// weight, and the one of all, is shifted by as much log-odds as the decisions bear out, and less where few were
/// made: a normal prior around the weights there are (logistic regression with an offset, fitted by Newton's steps,
/// one weight after the other). Decisions change what a rule weighs and nothing else: nothing is remembered of
/// anybody.
///
/// @param base     for all findings
/// @param rules    by rule, beside `base`
/// @param decided  by rule: how many decisions there are
/// @param before   how well the weights as they are say what is decided; `after` as shifted, on decisions held out
public record Learning(double base, Map<String, Double> rules, Map<String, Count> decided, Fit before, Fit after) {
    private static final int FEWEST = 20;
    private static final int FOLDS = 5;
    private static final int STEPS = 60;
    /// How far weights may be off, in log-odds: one standard deviation.
    private static final double SPREAD = 0.5;
    /// An item that was unlikely to be drawn speaks for many, but not for all.
    private static final double MOST = 10;

    public record Count(int decided, int real) {}

    /// @param brier   mean squared difference between risk and decision; 0 is best
    /// @param logLoss mean logarithmic loss, natural; 0 is best
    public record Fit(double brier, double logLoss) {}

    private record Told(String rule, double logOdds, boolean real, double weight) {}

    private record Shifts(double base, Map<String, Double> rules) {
        double of(Told one) {
            return one.logOdds() + base + rules.getOrDefault(one.rule(), 0.0);
        }
    }

    /// @throws UnfitException where a file is of another audit, or fewer than 20 findings are decided
    public static Learning of(Path audit, Path queue, Path decisions) throws IOException, UnfitException {
        var told = told(audit, QueueFile.read(queue), Decisions.read(decisions));
        if (told.size() < FEWEST) {
            throw new UnfitException(
                    decisions.toString(),
                    "only %d findings are decided; it takes %d to say anything of weights"
                            .formatted(told.size(), FEWEST));
        }
        var shifts = fit(told);
        var decided = new TreeMap<String, Count>();
        for (var one : told) {
            decided.merge(
                    one.rule(),
                    new Count(1, one.real() ? 1 : 0),
                    (a, b) -> new Count(a.decided() + b.decided(), a.real() + b.real()));
        }
        return new Learning(
                shifts.base(), new TreeMap<>(shifts.rules()), decided, judge(told, told, NONE), heldOut(told));
    }

    private static final Shifts NONE = new Shifts(0, Map.of());

    private static List<Told> told(Path audit, List<Queue.Item> items, Decisions decisions)
            throws IOException, UnfitException {
        Map<String, Queue.Item> drawn = new HashMap<>();
        for (var item : items) if (!item.isRandom()) drawn.put(item.id(), item);
        var told = new ArrayList<Told>();
        var file = audit.resolve("findings.csv");
        Csv.read(file, List.of("finding_id", "rule_id", "risk"), (row, number) -> {
            var item = drawn.get(row.getField("finding_id"));
            if (item == null) return;
            var decision = decisions.of(item.id());
            if (decision == Decision.INCONCLUSIVE) return;
            double risk;
            try {
                risk = Math.clamp(Double.parseDouble(row.getField("risk")), 1e-4, 1 - 1e-4);
            } catch (NumberFormatException _) {
                throw new UnfitException(file + ":" + number, "`risk` must be a number");
            }
            told.add(new Told(
                    row.getField("rule_id"),
                    Math.log(risk / (1 - risk)),
                    decision == Decision.SUBSTANTIATED,
                    Math.min(MOST, 1 / item.probability())));
        });
        double mean = told.stream().mapToDouble(Told::weight).average().orElse(1);
        told.replaceAll(one -> new Told(one.rule(), one.logOdds(), one.real(), one.weight() / mean)); // no more data
        return told;
    }

    private static Shifts fit(List<Told> told) {
        Map<String, List<Told>> byRule = new TreeMap<>();
        for (var one : told)
            byRule.computeIfAbsent(one.rule(), _ -> new ArrayList<>()).add(one);
        Map<String, Double> rules = new HashMap<>();
        double base = 0;
        for (int step = 0; step < STEPS; step++) {
            base += newton(told, new Shifts(base, rules), base);
            for (var rule : byRule.entrySet()) {
                double shift = rules.getOrDefault(rule.getKey(), 0.0);
                rules.put(rule.getKey(), shift + newton(rule.getValue(), new Shifts(base, rules), shift));
            }
        }
        return new Shifts(base, Map.copyOf(rules));
    }

    /// A step towards the most likely value of one shift, the others as they are.
    private static double newton(List<Told> told, Shifts shifts, double now) {
        double slope = -now / (SPREAD * SPREAD);
        double curve = 1 / (SPREAD * SPREAD);
        for (var one : told) {
            double risk = risk(shifts.of(one));
            slope += one.weight() * ((one.real() ? 1 : 0) - risk);
            curve += one.weight() * risk * (1 - risk);
        }
        return slope / curve;
    }

    /// Every fifth decision is judged by weights that were fitted to the others.
    private static Fit heldOut(List<Told> told) {
        double brier = 0;
        double logLoss = 0;
        for (int fold = 0; fold < FOLDS; fold++) {
            var held = new ArrayList<Told>();
            var others = new ArrayList<Told>();
            for (int i = 0; i < told.size(); i++) (i % FOLDS == fold ? held : others).add(told.get(i));
            var fit = judge(held, told, fit(others));
            brier += fit.brier();
            logLoss += fit.logLoss();
        }
        return new Fit(brier, logLoss);
    }

    /// A part's share of the mean over all.
    private static Fit judge(List<Told> part, List<Told> all, Shifts shifts) {
        double brier = 0;
        double logLoss = 0;
        double whole = all.stream().mapToDouble(Told::weight).sum();
        for (var one : part) {
            double risk = risk(shifts.of(one));
            double right = one.real() ? risk : 1 - risk;
            brier += one.weight() * (1 - right) * (1 - right) / whole;
            logLoss -= one.weight() * Math.log(right) / whole;
        }
        return new Fit(brier, logLoss);
    }

    private static double risk(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }
}
