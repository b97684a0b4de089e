package org.quis.likeness;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.statistics.distribution.PoissonDistribution;

/// Finds the weeks of accounts that are unlike both their other weeks and those of colleagues.
///
/// A trait surprises as much as it does beside whichever of the two it is more like: a whole unit that is busy
/// surprises nobody, nor does somebody who always works at night. Namesakes of the account's holder are held against
/// those that chance brings, as the Minnesota Office of the Legislative Auditor did ("Law Enforcement's Use of State
/// Databases", 2013).
public final class Weeks {
    /// A week of fewer accesses has no habits.
    public static final int FEWEST_ACCESSES = 10;

    private static final int FEWEST_OWN = 4; // weeks that make a past
    private static final int FEWEST_ACCOUNTS = 4; // that make a unit
    private static final int FEWEST_NAMESAKES = 2; // one is a look at somebody, not a habit
    private static final double WORTH_A_WORD = 4; // nats: less than once in fifty, for a trait
    private static final double MOST = 15; // nats that one trait gives

    /// @param post what the account's holder does, as a number; below 0 where that is not known
    /// @param weeks each once
    public record Account(int post, List<Week> weeks) {}

    private final Map<Integer, Colleagues> posts = new HashMap<>();
    private final Colleagues everybody;

    private Weeks(Colleagues everybody) {
        this.everybody = everybody;
    }

    public static Weeks of(Collection<Account> accounts) {
        var busy = accounts.stream().filter(one -> !one.weeks.isEmpty()).toList();
        var weeks = new Weeks(colleagues(busy, "of all accounts"));
        var byPost = new HashMap<Integer, List<Account>>();
        for (var account : busy) {
            if (account.post < 0) continue;
            byPost.computeIfAbsent(account.post, _ -> new ArrayList<>()).add(account);
        }
        byPost.forEach((post, members) -> {
            if (members.size() >= FEWEST_ACCOUNTS) weeks.posts.put(post, colleagues(members, "of its post"));
        });
        return weeks;
    }

    private static Colleagues colleagues(List<Account> accounts, String whose) {
        if (accounts.size() < FEWEST_ACCOUNTS) return Colleagues.NONE;
        return Colleagues.of(
                accounts.stream().flatMap(one -> one.weeks.stream()).toList(), whose);
    }

    /// Those of an account's weeks in which something stands out, the most unlike first.
    public List<Unlikeness> unlike(Account account) {
        var colleagues = posts.getOrDefault(account.post, everybody);
        var unlike = new ArrayList<Unlikeness>();
        for (var week : account.weeks) {
            var strange = unlike(week, account.weeks, colleagues);
            if (strange.nats() > 0) unlike.add(strange);
        }
        unlike.sort(Comparator.comparingDouble(Unlikeness::nats).reversed());
        return unlike;
    }

    private record Strange(double nats, String because) {}

    private static Unlikeness unlike(Week week, List<Week> own, Colleagues colleagues) {
        var strange = new ArrayList<Strange>();
        for (var trait : Trait.values()) {
            if (week.count(trait) > 0) strange(week, trait, own, colleagues).ifPresent(strange::add);
        }
        double nats = namesakes(week);
        if (nats >= WORTH_A_WORD) strange.add(new Strange(nats, namesakesSaid(week)));
        strange.sort(Comparator.comparingDouble(Strange::nats).reversed());
        return new Unlikeness(
                week,
                strange.stream().mapToDouble(one -> Math.min(MOST, one.nats)).sum(),
                strange.stream().map(Strange::because).toList());
    }

    private static Optional<Strange> strange(Week week, Trait trait, List<Week> own, Colleagues colleagues) {
        int weeks = colleagues.weeks(trait);
        double most = weeks == 0 ? MOST : Math.log((double) weeks / (1 + others(week, trait, colleagues)));
        if (most < WORTH_A_WORD) return Optional.empty(); // nearly always, and cheaper to know than the account's usual
        var others = own.stream().filter(other -> other != week).toList();
        return Usual.of(others, trait, FEWEST_OWN)
                .map(usual -> new Strange(Math.min(most, usual.surprise(week)), because(week, usual, colleagues)))
                .filter(strange -> strange.nats >= WORTH_A_WORD);
    }

    private static String because(Week week, Usual own, Colleagues colleagues) {
        var trait = own.trait();
        var said = "%s; in the account's other weeks %s"
                .formatted(trait.said(week.scaled(trait)), trait.number(own.median()));
        int weeks = colleagues.weeks(trait);
        if (weeks == 0) return said;
        return said
                + ", as much in %,d of %,d weeks %s"
                        .formatted(others(week, trait, colleagues), weeks - 1, colleagues.whose());
    }

    /// Weeks as strange, but for this one, which is among its colleagues'.
    private static int others(Week week, Trait trait, Colleagues colleagues) {
        return Math.max(0, colleagues.alike(trait, week.scaled(trait)) - 1);
    }

    /// By chance alone they would follow Poisson's distribution.
    private static double namesakes(Week week) {
        double expected = week.namesakesByChance();
        if (week.namesakes() < FEWEST_NAMESAKES || expected <= 0) return 0;
        double tail = PoissonDistribution.of(expected).survivalProbability(week.namesakes() - 1);
        return -Math.log(Math.max(tail, Double.MIN_NORMAL));
    }

    private static String namesakesSaid(Week week) {
        return String.format(
                Locale.ROOT,
                "%d of %d people bear the family name of the account's holder, where chance brings %.2f",
                week.namesakes(),
                week.people(),
                week.namesakesByChance());
    }
}
