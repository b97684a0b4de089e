package org.quis.server.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.quis.audit.Pseudonyms;
import org.quis.explain.Explanation;
import org.quis.explain.Inquiry;
import org.quis.publish.Words;
import org.quis.server.evidence.Shown.Arrow;
import org.quis.server.evidence.Shown.Chain;
import org.quis.server.evidence.Shown.Node;
import org.quis.ties.Path;
import org.quis.ties.Ties;

/// The chains of ties behind some accesses, ready to be drawn.
final class Chains {
    /// An access that was explained.
    record Explained(Inquiry asked, Explanation explanation) {}

    private final @Nullable Ties ties;
    private final Pseudonyms names;

    Chains(@Nullable Ties ties, Pseudonyms names) {
        this.ties = ties;
        this.names = names;
    }

    List<Chain> personal(List<Explained> accesses) {
        return first(accesses, Explanation::personal);
    }

    List<Chain> duty(List<Explained> accesses) {
        return first(accesses, Explanation::duty);
    }

    /// One chain, or none: of several accesses the first that has one.
    private List<Chain> first(List<Explained> accesses, Function<Explanation, Optional<Path>> side) {
        if (ties == null) return List.of();
        for (var access : accesses) {
            var path = side.apply(access.explanation());
            if (path.isPresent())
                return List.of(chain(ties, access.explanation().user(), path.get()));
        }
        return List.of();
    }

    private Chain chain(Ties ties, int user, Path path) {
        var arrows = new ArrayList<Arrow>();
        for (var link : ties.links(path)) {
            boolean inferred = link.inferred() != null;
            arrows.add(new Arrow(
                    Words.tie(link.label()).replaceFirst("^whose ", ""),
                    inferred ? "inferred from " + link.inferred() : link.file() + " row " + link.row(),
                    inferred,
                    node(ties, link.to())));
        }
        return new Chain(Words.path(path.walk().name()), path.weak(), node(ties, user), List.copyOf(arrows));
    }

    private Node node(Ties ties, int node) {
        var kind = ties.kindOf(node);
        var name = ties.id(node);
        return new Node(
                Words.node(kind),
                switch (kind) {
                    case "organization" -> name;
                    case "user", "unit" -> names.pseudonym(kind, name);
                    default -> names.pseudonym("target", name);
                });
    }
}
