package org.quis.explain;

import org.apache.commons.text.similarity.DamerauLevenshteinDistance;
import org.jspecify.annotations.Nullable;
import org.quis.identity.CaseText;
import org.quis.ties.Search;
import org.quis.ties.Target;
import org.quis.ties.Ties;

/// What somebody probably meant to type: something of their own work that is one slip of the finger away.
///
/// Nobody else's work is looked at: among a million plates every plate has neighbours, among an officer's stops of one
/// evening it has none.
final class Slips {
    private static final DamerauLevenshteinDistance EDITS = new DamerauLevenshteinDistance(1);
    private static final int SHORTEST = 5;

    private final Ties ties;
    private final Search search;

    Slips(Ties ties, Search search) {
        this.ties = ties;
        this.search = search;
    }

    /// Whom or what the user meant; `null` where nothing of their work is near.
    @Nullable
    Target meant(int user, Inquiry asked) {
        var kind = asked.subjectKind();
        var typed = ties.key(kind, asked.subject());
        if (typed.length() < SHORTEST) return null;
        for (var walk : ties.declared().duty()) {
            if (walk.weak()) continue;
            for (int node : search.ends(walk, user, asked.timeMillis(), kind)) {
                if (isSlip(typed, ties.keyOf(node))) return ties.target(kind, ties.id(node), "");
            }
        }
        return null;
    }

    /// The user's own open case that a number nearly names, if it concerns the subject; -1 where there is none.
    int caseMeant(int user, String number, long instant, Target target) {
        var typed = CaseText.key(number);
        for (int node : search.assigned(user, instant)) {
            if (!isSlip(typed, ties.keyOf(node))) continue;
            if (ties.concerns(node, target)) return node;
        }
        return -1;
    }

    private static boolean isSlip(String typed, String meant) {
        return Math.abs(typed.length() - meant.length()) <= 1 && EDITS.apply(typed, meant) == 1;
    }
}
