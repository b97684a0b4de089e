package org.quis.explain;

import java.util.HashSet;
import java.util.function.IntPredicate;
import org.apache.commons.text.similarity.DamerauLevenshteinDistance;
import org.jspecify.annotations.Nullable;
import org.quis.identity.AddressText;
import org.quis.identity.CaseSlip;
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
        var near = near(kind, asked.subject());
        if (near == null) return null;
        var looked = new HashSet<Integer>();
        for (var walk : ties.declared().duty()) {
            if (walk.weak()) continue;
            for (int end : search.ends(walk, user, asked.timeMillis())) {
                if (!looked.add(end)) continue;
                var around = ties.targetOf(end);
                for (int node : ties.nodesOf(around, kind.equals("name") ? "person" : kind, asked.timeMillis())) {
                    if (near.test(node)) return ties.targetOf(node);
                }
            }
        }
        return null;
    }

    /// How something typed is compared with what is known; `null` where it is too short, or of a kind without slips.
    private @Nullable IntPredicate near(String kind, String typed) {
        return switch (kind) {
            case "plate", "phone", "person" -> {
                var key = ties.key(kind, typed);
                yield key.length() < SHORTEST ? null : node -> isSlip(key, ties.keyOf(node));
            }
            case "address" -> {
                var letters = AddressText.squeeze(typed);
                yield letters.length() < SHORTEST
                        ? null
                        : node -> AddressText.ofKey(ties.keyOf(node)).squeezed().stream()
                                .anyMatch(known -> known.equals(letters) || isSlip(letters, known));
            }
            case "name" -> node -> ties.mayBeNamed(typed, node);
            default -> null;
        };
    }

    /// Whether what was typed is a slip away from somebody or something that a case concerns.
    boolean isNearlyAbout(int caseNode, Inquiry asked) {
        return ties.subjectsOf(caseNode).stream().anyMatch(subject -> isNearly(subject, asked));
    }

    /// Whether what was typed is a slip away from somebody or something, or from what is theirs.
    boolean isNearly(int subject, Inquiry asked) {
        var near = near(asked.subjectKind(), asked.subject());
        if (near == null) return false;
        var kind = asked.subjectKind().equals("name") ? "person" : asked.subjectKind();
        return ties.nodesOf(ties.targetOf(subject), kind, asked.timeMillis()).stream()
                .anyMatch(near::test);
    }

    /// The user's own open case that a number nearly names, if it concerns the subject; -1 where there is none.
    int caseMeant(int user, String number, long instant, Target target) {
        var typed = CaseSlip.of(number);
        for (int node : search.assigned(user, instant)) {
            if (typed.isFrom(ties.id(node)) && ties.concerns(node, target)) return node;
        }
        return -1;
    }

    /// A case about the subject that a number nearly names, whoever works on it; -1 where there is none.
    int caseAbout(String number, Target target) {
        var typed = CaseSlip.of(number);
        for (int node : ties.casesAbout(target)) if (typed.isFrom(ties.id(node))) return node;
        return -1;
    }

    private static boolean isSlip(String typed, String meant) {
        return Math.abs(typed.length() - meant.length()) <= 1 && EDITS.apply(typed, meant) == 1;
    }
}
