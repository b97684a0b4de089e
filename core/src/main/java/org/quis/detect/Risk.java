package org.quis.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.quis.access.MisuseKind;
import org.quis.explain.Circumstance;
import org.quis.explain.Ruling;

/// Adds up log-odds and turns the sum into a number from 0 to 1. For ordering; nobody has calibrated it.
final class Risk {
    private static final MisuseKind[] KINDS = MisuseKind.values();

    private final RiskWeights weights;
    private final double[] kinds = new double[KINDS.length];
    private final double[] reasons = new double[ReasonClass.values().length];

    Risk(RiskWeights weights) {
        this.weights = weights;
        for (var kind : KINDS) {
            kinds[kind.ordinal()] = weights.kinds().getOrDefault(kind.label(), 0.0);
        }
        for (var reason : ReasonClass.values()) {
            reasons[reason.ordinal()] = weights.reasons().getOrDefault(reason.label(), 0.0);
        }
    }

    double of(Look look, int kindsBits) {
        double sum = weights.base() + reasons[look.reasonClass().ordinal()];
        for (int bits = kindsBits; bits != 0; bits &= bits - 1) {
            sum += kinds[Integer.numberOfTrailingZeros(bits)];
        }
        sum += caseNumber(look) + ties(look.ruling());
        sum += look.automatic() ? weights.automatic() : 0;
        return probability(sum);
    }

    /// The same sum, line by line.
    List<Contribution> contributions(Look look, int kindsBits) {
        var lines = new ArrayList<Contribution>();
        lines.add(new Contribution("any access", weights.base()));
        for (var kind : KINDS) {
            if ((kindsBits & kind.bit()) != 0) {
                add(lines, kind.label(), kinds[kind.ordinal()]);
            }
        }
        add(
                lines,
                "reason " + look.reasonClass().label(),
                reasons[look.reasonClass().ordinal()]);
        add(lines, "case number given", caseNumber(look));
        add(lines, TIES.getOrDefault(tiesKey(look.ruling()), ""), ties(look.ruling()));
        add(lines, "automatic", look.automatic() ? weights.automatic() : 0);
        return lines;
    }

    /// @param isolatedShare share of the lead's looks that stand alone in their session
    /// @param percentile    0 to 100: where the account stands among colleagues in what the lead is about; 50 if
    /// unknown
    double of(Lead lead, double isolatedShare, double percentile) {
        double sum = weights.base() + kinds[lead.rule().kind().ordinal()];
        double reason = 0;
        for (var look : lead.looks()) {
            reason += reasons[look.reasonClass().ordinal()];
            reason += caseNumber(look) + ties(look.ruling());
        }
        double size = lead.looks().size();
        sum += reason / size;
        sum += weights.doubling() * Math.min(weights.doublingsCounted(), Math.log(size) / Math.log(2));
        sum += weights.isolated() * isolatedShare;
        sum += weights.rareAmongPeers() * percentile / 100 + (percentile < 50 ? weights.commonAmongPeers() : 0);
        return probability(sum);
    }

    /// A case number that the data contradict speaks for nobody.
    private double caseNumber(Look look) {
        return look.hasCase() && !look.ruling().isContradicted() ? weights.caseNumber() : 0;
    }

    private static final Map<String, String> TIES = Map.of(
            "explained", "a duty explains it",
            "explained_weakly", "a lesser duty explains it",
            "unexplained", "no duty known explains it",
            "tied_on_duty", "a personal tie beside a duty");

    private double ties(Ruling ruling) {
        double kin = ruling.is(Circumstance.MAY_BE_KIN) ? weights.ties().getOrDefault("may_be_kin", 0.0) : 0;
        return kin + weights.ties().getOrDefault(tiesKey(ruling), 0.0);
    }

    private static String tiesKey(Ruling ruling) {
        return switch (ruling.verdict()) {
            case EXPLAINED -> ruling.duty() == Ruling.Duty.STRONG ? "explained" : "explained_weakly";
            case CONFLICTED -> ruling.duty() == Ruling.Duty.STRONG ? "tied_on_duty" : "unexplained";
            case UNEXPLAINED -> "unexplained";
            case UNRESOLVED -> "unresolved";
        };
    }

    private static void add(List<Contribution> lines, String name, double logOdds) {
        if (logOdds != 0) {
            lines.add(new Contribution(name, logOdds));
        }
    }

    private static double probability(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }
}
