package org.quis.detect;

import java.util.ArrayList;
import java.util.List;
import org.quis.access.MisuseKind;
import org.quis.explain.Circumstance;
import org.quis.explain.Ruling;
import org.quis.explain.StatedReason;
import org.quis.explain.Verdict;

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
        double speaksFor = caseNumber(look) + ties(look.ruling());
        sum += isRebuttable(kindsBits) ? speaksFor : Math.max(0, speaksFor);
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
        if (isRebuttable(kindsBits) || caseNumber(look) + ties(look.ruling()) > 0) {
            add(lines, "case number given", caseNumber(look));
            for (var says : saying(look.ruling())) add(lines, says.words, weight(says.key));
        }
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
            double speaksFor = caseNumber(look) + ties(look.ruling());
            reason += isRebuttable(lead.rule().kind().bit()) ? speaksFor : Math.max(0, speaksFor);
        }
        double size = lead.looks().size();
        sum += reason / size;
        sum += weights.doubling() * Math.min(weights.doublingsCounted(), Math.log(size) / Math.log(2));
        sum += weights.isolated() * isolatedShare;
        sum += weights.rareAmongPeers() * percentile / 100 + (percentile < 50 ? weights.commonAmongPeers() : 0);
        return probability(sum);
    }

    /// Whether a duty speaks against what is suspected. That one had work there says nothing of an order that was
    /// missing, an account that was over, or another's hands on it.
    private static boolean isRebuttable(int kindsBits) {
        return (kindsBits & BESIDE_DUTY) == 0;
    }

    private static final int BESIDE_DUTY =
            MisuseKind.NO_AUTHORITY.bit() | MisuseKind.FORMER_USER.bit() | MisuseKind.SHARED_CREDENTIALS.bit();

    /// A case number that the data contradict speaks for nobody.
    private double caseNumber(Look look) {
        return look.hasCase() && !look.ruling().isContradicted() ? weights.caseNumber() : 0;
    }

    /// What the ties say of an access, by the key of its weight.
    private enum Says {
        EXPLAINED("explained", "a duty explains it"),
        EXPLAINED_WEAKLY("explained_weakly", "a lesser duty explains it"),
        UNEXPLAINED("unexplained", "no duty known explains it"),
        TIED_ON_DUTY("tied_on_duty", "a personal tie beside a duty"),
        MAY_BE_KIN("may_be_kin", "a rare family name shared"),
        OTHERS_HAD_DUTY("others_had_duty", "a colleague had the duty"),
        CITES_CASE("cites_case_about_subject", "cites a case about the subject");

        private final String key;
        private final String words;

        Says(String key, String words) {
            this.key = key;
            this.words = words;
        }
    }

    private static List<Says> saying(Ruling ruling) {
        if (ruling.verdict() == Verdict.UNRESOLVED) return List.of();
        var says = new ArrayList<Says>(4);
        says.add(
                switch (ruling.duty()) {
                    case STRONG -> ruling.verdict() == Verdict.CONFLICTED ? Says.TIED_ON_DUTY : Says.EXPLAINED;
                    case WEAK -> ruling.verdict() == Verdict.CONFLICTED ? Says.UNEXPLAINED : Says.EXPLAINED_WEAKLY;
                    case NONE -> Says.UNEXPLAINED;
                });
        if (ruling.is(Circumstance.MAY_BE_KIN)) says.add(Says.MAY_BE_KIN);
        if (ruling.verdict() == Verdict.CONFLICTED) return says; // a colleague's duty does not untie anybody
        if (ruling.is(Circumstance.OTHERS_HAD_DUTY)) says.add(Says.OTHERS_HAD_DUTY);
        if (ruling.duty() == Ruling.Duty.NONE && ruling.stated() == StatedReason.Standing.SUBJECT_ONLY) {
            says.add(Says.CITES_CASE);
        }
        return says;
    }

    private double ties(Ruling ruling) {
        double sum = 0;
        for (var says : saying(ruling)) sum += weight(says.key);
        return sum;
    }

    private double weight(String key) {
        return weights.ties().getOrDefault(key, 0.0);
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
