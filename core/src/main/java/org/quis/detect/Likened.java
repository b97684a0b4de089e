package org.quis.detect;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.quis.likeness.Fit;

/// Says of a lead how like the others who look at its people the account is, where no duty explains the looks.
final class Likened {
    private static final double WORTH_A_WORD = 0.25;

    private Likened() {}

    static Optional<Fact> fact(Lead lead) {
        return fact(lead.looks().stream()
                .filter(look -> !look.isExplained())
                .map(Look::fit)
                .filter(fit -> !fit.equals(Fit.UNKNOWN))
                .toList());
    }

    private static Optional<Fact> fact(List<Fit> fits) {
        double here = fits.stream().mapToDouble(Fit::here).average().orElse(0);
        double usual = fits.stream().mapToDouble(Fit::usual).average().orElse(0);
        var likeness = String.format(Locale.ROOT, "likeness %.2f, usually %.2f", here, usual);
        if (usual - here >= WORTH_A_WORD) {
            return Optional.of(Fact.evidence(
                    "those who otherwise look here share few subjects with this account (" + likeness + ")"));
        }
        if (here - usual >= WORTH_A_WORD) {
            return Optional.of(Fact.counterEvidence(
                    "those who otherwise look here share many subjects with this account (" + likeness + ")"));
        }
        return Optional.empty();
    }
}
