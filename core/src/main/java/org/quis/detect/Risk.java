package org.quis.detect;

import java.util.ArrayList;
import java.util.List;
import org.quis.access.MisuseKind;

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
        sum += look.hasCase() ? weights.caseNumber() : 0;
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
        add(lines, "case number given", look.hasCase() ? weights.caseNumber() : 0);
        add(lines, "automatic", look.automatic() ? weights.automatic() : 0);
        return lines;
    }

    /// @param isolatedShare share of the lead's looks that stand alone in their session
    /// @param percentile    0 to 100: where the account stands among colleagues in what the lead is about; 50 if
    /// unknown
    double of(Lead lead, double isolatedShare, double percentile) {
        double sum = weights.base() + kinds[lead.rule().kind().ordinal()];
        double reason = 0;
        int withCase = 0;
        for (var look : lead.looks()) {
            reason += reasons[look.reasonClass().ordinal()];
            withCase += look.hasCase() ? 1 : 0;
        }
        double size = lead.looks().size();
        sum += (reason + withCase * weights.caseNumber()) / size;
        sum += weights.doubling() * Math.min(weights.doublingsCounted(), Math.log(size) / Math.log(2));
        sum += weights.isolated() * isolatedShare;
        sum += weights.rareAmongPeers() * percentile / 100 + (percentile < 50 ? weights.commonAmongPeers() : 0);
        return probability(sum);
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
