package org.quis.detect;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quis.access.MisuseKind;
import org.quis.explain.StatedReason;

/// How often a duty leaves no trace in the tables: counted among colleagues, since nearly all of them do their work.
///
/// Where one call in ten was never entered, every tenth access looks like a look without a reason. What is to be
/// expected so is no lead.
final class Gaps {
    /// Weight of all work beside one kind of it: twenty accesses say something about a kind, three say little.
    private static final double STEADY = 20;

    /// So many others' accesses say how much of a post's work is known.
    private static final int ENOUGH = 50;
    /// So large a share of a post's citations is no slip.
    private static final double ANOTHER_REGISTER = 0.3;
    /// So many others of a post make a custom, at least.
    private static final int CUSTOM_ACCOUNTS = 3;

    private static final double DONE_ON_DUTY = 0.01; // of all accounts

    /// So many accesses say what hardly anybody does, and so small a share of them.
    private static final int MUCH = 10_000;
    private static final double RARE = 1e-4;
    private static final double RARELY_CITED = 5e-4; // of the cases cited

    /// Odds stay odds where nothing of a post's work is known.
    private static final double MOST_USUAL = 0.99;

    /// The accounts of one unit, and what they did on duty.
    private static final class Unit {
        private final Map<Integer, Integer> works = new HashMap<>();
        private final Map<MisuseKind, Integer> tied = new EnumMap<>(MisuseKind.class);
        private int accounts;
    }

    /// The accounts of one post, and how much of what they did is known.
    private static final class Post {
        private final Map<Integer, Workload.Known> works = new HashMap<>();
        private final Map<Integer, Custom> matched = new HashMap<>(); // by the number of a Sigma rule
        private final Map<StatedReason.Standing, Integer> contradicted = new EnumMap<>(StatedReason.Standing.class);
        private Workload.Known all = Workload.Known.NOTHING;
        private int cited;
        private int accounts;
    }

    /// Of a post, accounts that a rule matches, and their accesses that it matches.
    private record Custom(int accounts, int accesses) {
        static final Custom NONE = new Custom(0, 0);

        Custom plus(Custom other) {
            return new Custom(accounts + other.accounts, accesses + other.accesses);
        }
    }

    private final Map<Integer, Workload.Known> works = new HashMap<>();
    private final Map<Integer, Unit> units = new HashMap<>();
    private final Map<Integer, Post> posts = new HashMap<>();
    private final Map<StatedReason.Standing, Integer> contradicted = new EnumMap<>(StatedReason.Standing.class);
    private final Map<Long, Integer> unknownOrders = new HashMap<>(); // accounts, by target
    private final Map<Integer, Integer> matched = new HashMap<>(); // by the number of a Sigma rule
    private final Map<Integer, Integer> matchedOnDuty = new HashMap<>(); // accounts, likewise
    private Workload.Known all = Workload.Known.NOTHING;
    private int accounts;
    private double cited;
    private double unrelated;
    private double covered;
    private double uncovered;

    private Gaps() {}

    static Gaps of(Collection<Measures> measures) {
        var gaps = new Gaps();
        for (var one : measures) gaps.add(one.workload());
        return gaps;
    }

    private void add(Workload workload) {
        var unit = units.computeIfAbsent(workload.unit(), _ -> new Unit());
        unit.accounts++;
        var post = posts.computeIfAbsent(workload.post(), _ -> new Post());
        post.all = post.all.plus(workload.all());
        post.accounts++;
        post.cited += workload.cited();
        workload.contradicted().forEach((standing, count) -> post.contradicted.merge(standing, count, Integer::sum));
        workload.matched()
                .without()
                .forEach((rule, count) -> post.matched.merge(rule, new Custom(1, count), Custom::plus));
        workload.works().forEach((work, known) -> {
            post.works.merge(work, known, Workload.Known::plus);
            works.merge(work, known, Workload.Known::plus);
            unit.works.merge(work, known.with(), Integer::sum);
            all = all.plus(known);
        });
        workload.tied().forEach((tie, count) -> unit.tied.merge(tie, count, Integer::sum));
        unrelated += workload.unrelated();
        cited += workload.cited();
        workload.contradicted().forEach((standing, count) -> contradicted.merge(standing, count, Integer::sum));
        workload.matched().without().forEach((rule, count) -> matched.merge(rule, count, Integer::sum));
        workload.matched().with().keySet().forEach(rule -> matchedOnDuty.merge(rule, 1, Integer::sum));
        accounts++;
        covered += workload.covered();
        uncovered += workload.unknownOrders().size();
        for (long target : workload.unknownOrders()) unknownOrders.merge(target, 1, Integer::sum);
    }

    /// Whether reference data say anything of anybody's work.
    boolean areKnown() {
        return all.count() > 0;
    }

    /// Accesses without a known duty for each that has one, in all work.
    double odds() {
        return (all.without() + 1.0) / (all.with() + 1.0);
    }

    /// The same in a kind of work.
    double odds(int work) {
        var known = works.getOrDefault(work, Workload.Known.NOTHING);
        return (known.without() + STEADY * odds()) / (known.with() + STEADY);
    }

    /// Whether others did a kind of work no more than once in ten thousand accesses.
    boolean isRare(int work, Workload own) {
        int others = works.getOrDefault(work, Workload.Known.NOTHING)
                .minus(own.of(work))
                .count();
        return all.count() >= MUCH && others <= RARE * all.count();
    }

    /// The share of accesses of a kind of work that have no known duty.
    double share(int work) {
        double odds = odds(work);
        return odds / (1 + odds);
    }

    /// How usual it is that an access of a kind of work has no known duty, from 0 to 1.
    ///
    /// @param own whose post it is: its others are asked, or everybody where they are too few
    double usual(int work, Workload own) {
        var post = post(own);
        if (post == null) return share(work);
        var others = post.all.minus(own.all());
        if (others.count() < ENOUGH) return share(work);
        var here = post.works.getOrDefault(work, Workload.Known.NOTHING).minus(own.of(work));
        double share = (double) others.without() / others.count();
        return (here.without() + STEADY * share) / (here.count() + STEADY);
    }

    /// Accesses without a known duty for each that has one, in a kind of work as others of the account's post do it.
    double odds(int work, Workload own) {
        double usual = Math.min(MOST_USUAL, usual(work, own));
        return usual / (1 - usual);
    }

    /// Accesses of a kind of work that have a known duty, for each account of a unit.
    double dutied(int unit, int work) {
        var of = units.get(unit);
        return of == null ? 0 : (double) of.works.getOrDefault(work, 0) / of.accounts;
    }

    /// Accesses with a known duty of somebody tied to the user in a way, for each account of a unit.
    double tied(int unit, MisuseKind tie) {
        var of = units.get(unit);
        return of == null ? 0 : (double) of.tied.getOrDefault(tie, 0) / of.accounts;
    }

    /// Of all accesses with a known duty, the share that are of somebody tied to the user in a way.
    double tiedShare(MisuseKind tie) {
        double tied = 0;
        for (var unit : units.values()) tied += unit.tied.getOrDefault(tie, 0);
        return tied / Math.max(1, all.with());
    }

    /// Of colleagues' accesses without a known duty, the share that a Sigma rule matches: how often a missing entry
    /// makes one look like what the rule is about.
    ///
    /// @param own the account's, which is left out
    double matching(int rule, Workload own) {
        int others = matched.getOrDefault(rule, 0) - own.matched().without().getOrDefault(rule, 0);
        return others / Math.max(1.0, all.without() - own.without());
    }

    /// How many of an account's accesses without a known duty a Sigma rule is to be expected to match for what
    /// others of its post do; 0 where it is no custom of theirs.
    ///
    /// @param least the share of the post's other accounts that makes it one
    double customary(int rule, Workload own, double least) {
        var post = post(own);
        if (post == null) return 0;
        var custom = post.matched.getOrDefault(rule, Custom.NONE);
        int mine = own.matched().without().getOrDefault(rule, 0);
        int others = custom.accounts - (mine > 0 ? 1 : 0);
        if (others < Math.max(CUSTOM_ACCOUNTS, least * (post.accounts - 1))) return 0;
        double share = (custom.accesses - mine)
                / Math.max(1.0, post.all.minus(own.all()).without());
        return share * own.all().without();
    }

    /// Whether several others anywhere in the house have on duty what a Sigma rule matches.
    boolean isDoneOnDuty(int rule, Workload own) {
        int others = matchedOnDuty.getOrDefault(rule, 0) - (own.matched().with().containsKey(rule) ? 1 : 0);
        return others >= Math.max(CUSTOM_ACCOUNTS, DONE_ON_DUTY * accounts);
    }

    /// Of others' accesses that cite a case, the share that the data contradict in a way. Where most of a post's are,
    /// its numbers are those of a register that is in no table.
    double contradicted(StatedReason.Standing standing, Workload own) {
        int mine = own.contradicted().getOrDefault(standing, 0);
        double everywhere = share(contradicted.getOrDefault(standing, 0) - mine, cited - own.cited());
        var post = post(own);
        if (post == null || post.cited - own.cited() < ENOUGH) return everywhere;
        double here = share(post.contradicted.getOrDefault(standing, 0) - mine, post.cited - own.cited());
        return here < ANOTHER_REGISTER ? everywhere : here;
    }

    /// Whether others cite a case that the data contradict in a way no more than once in two thousand times.
    boolean isRarelyCited(StatedReason.Standing standing, Workload own) {
        double others = cited - own.cited();
        int wrong = contradicted.getOrDefault(standing, 0) - own.contradicted().getOrDefault(standing, 0);
        return others >= MUCH && wrong <= RARELY_CITED * others;
    }

    private @Nullable Post post(Workload own) {
        return own.post() < 0 ? null : posts.get(own.post());
    }

    private static double share(int part, double whole) {
        return Math.max(0, part) / Math.max(1, whole);
    }

    /// Of others' accesses that cite a case, the share that cite the user's own for somebody whom it does not concern.
    double unrelated(Workload own) {
        return (unrelated - own.unrelated() + 1) / (cited - own.cited() + STEADY);
    }

    /// Orders cited that are in no table, for each access that an order covers.
    double unknownOrders() {
        return uncovered / Math.max(1, covered);
    }

    /// How many accounts cite an order for a target that is in no table.
    int citingUnknownOrder(long target) {
        return unknownOrders.getOrDefault(target, 0);
    }
}
