package org.quis.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which places a group of accounts uses, and how often its accounts are at one that is not theirs within minutes of
/// a use elsewhere: people borrow desks.
final class Screens {
    /// Weight of the belief that nobody does, in visits; a handful of colleagues says little.
    private static final double STEADY_VISITS = 100;
    /// The same in accounts.
    private static final double STEADY_ACCOUNTS = 50;

    /// Visits to a place by all accounts, and the sum of each account's squared.
    private record Use(double visits, double squares) {
        static final Use NONE = new Use(0, 0);

        Use plus(int more) {
            return new Use(visits + more, squares + (double) more * more);
        }
    }

    private final double sharedBy;
    private final double ownShare;
    private final Map<Integer, Use> uses = new HashMap<>();
    private final Map<Whose, int[]> counts = new EnumMap<>(Whose.class); // of accounts, in ascending order
    private final Map<Whose, int[]> amid = new EnumMap<>(Whose.class); // likewise
    private final double visits;

    Screens(Collection<Whereabouts> accounts, Rule rule) {
        sharedBy = rule.number("shared_by");
        ownShare = rule.number("own_share");
        for (var one : accounts) {
            for (int place : one.places()) uses.merge(place, Use.NONE.plus(one.visits(place)), Screens::sum);
        }
        visits = accounts.stream().mapToInt(Whereabouts::visits).sum();
        for (var whose : List.of(Whose.ANOTHERS, Whose.NOBODYS)) {
            var of = new ArrayList<Integer>(accounts.size());
            for (var one : accounts) of.add(alike(whose, one));
            counts.put(whose, of.stream().mapToInt(count -> count).sorted().toArray());
            amid.put(
                    whose,
                    accounts.stream().mapToInt(one -> amid(whose, one)).sorted().toArray());
        }
    }

    private static Use sum(Use one, Use other) {
        return new Use(one.visits + other.visits, one.squares + other.squares);
    }

    Whose whose(int place, Whereabouts own) {
        int here = own.visits(place);
        int alone = here - own.beside(place);
        double others = others(place, own);
        double squares = uses.getOrDefault(place, Use.NONE).squares() - (double) here * here;
        // the inverse of Simpson's index: so many accounts would be used there if each were as often
        if (squares > 0 && others * others / squares > sharedBy) return Whose.SHARED;
        if (place == own.main() || (alone > 0 && alone >= ownShare * own.alone())) return Whose.OWN;
        if (others > here) return Whose.ANOTHERS;
        // nobody else's phone in the account holder's hand is used for itself, too
        return 2 * alone > here ? Whose.OWN : Whose.NOBODYS;
    }

    /// How often an account is at such places within minutes of a use elsewhere.
    int beside(Whose whose, Whereabouts own) {
        int count = 0;
        for (int place : own.places()) {
            int beside = own.beside(place);
            if (beside > 0 && whose(place, own) == whose) count += beside;
        }
        return count;
    }

    /// The same, and what looks like it: whoever has two machines of their own uses one beside the other.
    private int alike(Whose whose, Whereabouts one) {
        int count = beside(whose, one);
        if (whose != Whose.NOBODYS) return count;
        for (int place : one.places()) {
            int beside = one.beside(place);
            if (beside == 0 || place == one.main() || whose(place, one) != Whose.OWN) continue;
            if (others(place, one) <= one.visits(place)) count += beside;
        }
        return count;
    }

    /// Visits by all others.
    private double others(int place, Whereabouts own) {
        return Math.max(0, uses.getOrDefault(place, Use.NONE).visits() - own.visits(place));
    }

    /// How often it is to be expected to be, by what its colleagues do.
    double expected(Whose whose, Whereabouts own) {
        double others = Math.max(0, Arrays.stream(of(whose)).sum() - alike(whose, own));
        return own.visits() * (others + 0.5) / (Math.max(0, visits - own.visits()) + STEADY_VISITS);
    }

    /// The share of colleagues who are there at least as often.
    double asMany(Whose whose, int count) {
        return reaching(of(whose), count);
    }

    /// The share of colleagues who once had as many looks there while they went on elsewhere.
    double asManyAmid(Whose whose, int looks) {
        return reaching(amid.getOrDefault(whose, new int[0]), looks);
    }

    private int amid(Whose whose, Whereabouts one) {
        int most = 0;
        for (int place : one.places()) {
            if (one.amid(place) > most && whose(place, one) == whose) most = one.amid(place);
        }
        return most;
    }

    private static double reaching(int[] accounts, int count) {
        long reaching = Arrays.stream(accounts).filter(one -> one >= count).count();
        return Math.max(0, reaching - 1) / (accounts.length + STEADY_ACCOUNTS);
    }

    private int[] of(Whose whose) {
        return counts.getOrDefault(whose, new int[0]);
    }
}
