package org.quis.review;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.quis.review.Decisions.Decision;
import org.quis.review.Estimate.Bounds;

/// How much misuse there is among accesses that came in since the audit, as far as they were drawn from.
///
/// They are kept apart from the audit's, since each draw gave its accesses a chance of their own: every one
/// drawn stands for as many as it was drawn from (D. G. Horvitz and D. J. Thompson 1952). The bounds are those of so
/// many alike draws as say as much (E. L. Korn and B. I. Graubard 1998), rounded to be no narrower.
///
/// @param accesses  that were drawn from
/// @param sampled   of these drawn at random
/// @param open      of these without a decision, or an inconclusive one: counted as either by the bounds
/// @param misuse    share of them that is misuse; `unflagged` that no finding shows
public record Since(long accesses, int sampled, int open, Bounds misuse, Bounds unflagged) {
    static Optional<Since> of(Decisions decided) {
        var drawn = decided.since();
        if (drawn.isEmpty()) return Optional.empty();
        long open = drawn.stream()
                .filter(one -> decided.of(one.item()) == Decision.INCONCLUSIVE)
                .count();
        return Optional.of(new Since(
                Math.round(weight(drawn)),
                drawn.size(),
                (int) open,
                share(drawn, decided, _ -> true),
                share(drawn, decided, one -> !one.flagged())));
    }

    private static Bounds share(List<Decisions.Since> drawn, Decisions decided, Predicate<Decisions.Since> counts) {
        double all = weight(drawn);
        double squares = drawn.stream()
                .mapToDouble(one -> 1 / (one.probability() * one.probability()))
                .sum();
        double misuse = weight(drawn.stream()
                        .filter(counts)
                        .filter(one -> decided.of(one.item()) == Decision.SUBSTANTIATED)
                        .toList())
                / all;
        double most = weight(drawn.stream()
                        .filter(counts)
                        .filter(one -> decided.of(one.item()) != Decision.UNFOUNDED)
                        .toList())
                / all;
        int alike = (int) Math.max(1, Math.floor(all * all / squares));
        return new Bounds(
                Estimate.exact(alike, (int) Math.floor(misuse * alike)).getLowerBound(),
                misuse,
                Estimate.exact(alike, Math.min(alike, (int) Math.ceil(most * alike)))
                        .getUpperBound());
    }

    private static double weight(List<Decisions.Since> drawn) {
        return drawn.stream().mapToDouble(one -> 1 / one.probability()).sum();
    }
}
