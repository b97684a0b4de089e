package org.quis.ties;

import java.util.BitSet;
import org.quis.identity.Names;

/// How likely two people who share a family name are kin, where no table says so: a rare name says much, "Smith"
/// nothing.
///
/// Somebody who has `k` relatives of their own name among the people known, and whose name `b` others bear, is
/// related to one of those with probability `k / b`. What `k` is here is counted in the relations that are
/// declared.
final class KinGuess {
    private static final String[] KIN = {"spouse", "parent", "child", "sibling", "relative"};
    private static final double UNDECLARED = 2; // relatives of one's own name, where no relation is declared at all
    private static final double SUREST = 0.95;

    private final Names names;
    private final double relatives;

    KinGuess(Declarations declared, Graph graph, Names names) {
        this.names = names;
        var kin = new BitSet();
        for (var kind : KIN) declared.kind(kind).ifPresent(known -> kin.set(known.number()));
        var related = new BitSet();
        long alike = 0;
        for (int tie = 0; tie < graph.count(); tie++) {
            if (!kin.get(graph.kind(tie))) continue;
            related.set(graph.from(tie));
            related.set(graph.to(tie));
            if (names.bearersOfShared(graph.from(tie), graph.to(tie)) > 0) alike += 2; // each is the other's
        }
        relatives = related.isEmpty() ? UNDECLARED : (double) alike / related.cardinality();
    }

    /// From 0 to 1; 0 where they share no name.
    double probability(int person, int other) {
        int bearers = names.bearersOfShared(person, other);
        return bearers < 2 ? 0 : Math.min(SUREST, relatives / (bearers - 1));
    }
}
