package org.quis.server.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quis.audit.Pseudonyms;
import org.quis.explain.Explanation;
import org.quis.explain.Inquiry;
import org.quis.publish.Named;
import org.quis.publish.Words;
import org.quis.server.evidence.Shown.Arrow;
import org.quis.server.evidence.Shown.Chain;
import org.quis.server.evidence.Shown.Node;
import org.quis.ties.Path;
import org.quis.ties.Ties;

/// The chains of ties behind some accesses: one or none of each side, of the first access that has any.
final class Chains {
    /// An access that was explained.
    record Explained(Inquiry asked, Explanation explanation) {}

    private final Optional<Found> personal;
    private final Optional<Found> duty;

    Chains(@Nullable Ties ties, List<Explained> accesses) {
        personal = first(ties, accesses, Explanation::personal);
        duty = first(ties, accesses, Explanation::duty);
    }

    private static Optional<Found> first(
            @Nullable Ties ties, List<Explained> accesses, Function<Explanation, Optional<Path>> side) {
        if (ties == null) return Optional.empty();
        return accesses.stream()
                .map(Explained::explanation)
                .flatMap(one -> side.apply(one).map(path -> new Found(ties, one.user(), path)).stream())
                .findFirst();
    }

    /// Everything that the chains pass.
    Set<Integer> nodes() {
        return Stream.concat(personal.stream(), duty.stream())
                .flatMap(found -> found.ties().nodes(found.path()).stream())
                .collect(Collectors.toSet());
    }

    /// @param names of those that may be named
    List<Chain> personal(Pseudonyms pseudonyms, Map<Integer, String> names) {
        return personal.stream().map(found -> found.drawn(pseudonyms, names)).toList();
    }

    /// @param names of those that may be named
    List<Chain> duty(Pseudonyms pseudonyms, Map<Integer, String> names) {
        return duty.stream().map(found -> found.drawn(pseudonyms, names)).toList();
    }

    private record Found(Ties ties, int user, Path path) {
        Chain drawn(Pseudonyms pseudonyms, Map<Integer, String> names) {
            var arrows = new ArrayList<Arrow>();
            for (var link : ties.links(path)) {
                boolean inferred = link.inferred() != null;
                arrows.add(new Arrow(
                        Words.tie(link.label()).replaceFirst("^whose ", ""),
                        inferred ? "inferred from " + link.inferred() : link.file() + " row " + link.row(),
                        inferred,
                        node(link.to(), pseudonyms, names)));
            }
            return new Chain(
                    Words.path(path.walk().name()), path.weak(), node(user, pseudonyms, names), List.copyOf(arrows));
        }

        private Node node(int node, Pseudonyms pseudonyms, Map<Integer, String> names) {
            var kind = ties.kindOf(node);
            var id = ties.id(node);
            var name = names.getOrDefault(node, "");
            return new Node(
                    Words.node(kind),
                    switch (kind) {
                        case "organization" -> new Named(name, id);
                        case "unit" -> new Named("", pseudonyms.pseudonym(kind, id)); // none is ever opened
                        case "user" -> new Named(name, pseudonyms.pseudonym(kind, id));
                        default -> new Named(name, pseudonyms.pseudonym("target", id));
                    });
        }
    }
}
