package org.quis.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quis.identity.Candidate;
import org.quis.ties.Path;
import org.quis.ties.Search;
import org.quis.ties.Target;
import org.quis.ties.Ties;
import org.quis.ties.Walk;

/// Explains accesses one by one. One instance belongs to one thread: it remembers whom typed subjects mean.
public final class Explainer {
    private static final int MOST_REMEMBERED = 20_000;
    private static final int MOST_COLLEAGUES = 1_000;
    /// Below this, a duty would excuse most of the shift and so excuses nobody.
    private static final double LEAST_BITS = 0.5;
    /// Fewer colleagues than this say nothing about how common a duty is.
    private static final int FEWEST_COLLEAGUES = 5;
    /// How much likelier one is to look at whom a tie leads to than at a namesake. Judgement: a typed name that fits
    /// a subject of one's own case is that subject's; one that fits a former partner among dozens of namesakes may
    /// not be. That a namesake works in the same house, or lives near, makes nobody likelier.
    private static final double BY_DUTY = 1_000;
    private static final double BY_LESSER_DUTY = 100;
    private static final double BY_CLOSE_TIE = 30;
    private static final double LIKELY = 0.5;

    private final Ties ties;
    private final Search search;
    private final Stating stating;
    private final Slips slips;
    private final Setting setting;
    private final Map<String, Target> targets = new HashMap<>();
    private final Map<String, Integer> users = new HashMap<>();
    private final Set<Integer> colleagues = new HashSet<>();
    private final boolean knowsDuty;

    public Explainer(Ties ties) {
        this.ties = ties;
        this.search = ties.search();
        this.slips = new Slips(ties, search);
        this.setting = new Setting(ties, search, slips);
        this.stating = new Stating(ties, slips);
        this.knowsDuty = ties.declared().duty().stream().anyMatch(walk -> !walk.weak() && ties.hasTablesOf(walk));
    }

    public Explanation explain(Inquiry asked) {
        int user = asked.user().isEmpty() ? Ties.NOBODY : user(asked.user());
        var target = asked.subject().isEmpty() ? Target.NOBODY : target(asked);
        if (user == Ties.NOBODY || asked.subject().isEmpty()) {
            return new Explanation(
                    Verdict.UNRESOLVED,
                    user,
                    only(target, asked.timeMillis()),
                    target,
                    null,
                    null,
                    0,
                    0,
                    StatedReason.NONE);
        }
        var cited = stating.cited(asked);
        var duty = duty(user, asked, target, cited);
        if (duty == null && !target.isKnown()) {
            var meant = slips.meant(user, asked);
            if (meant != null) duty = duty(user, asked, meant, cited);
            if (duty != null && meant != null) target = meant;
        }
        var own = personal(user, asked, target, duty);
        return new Explanation(
                verdict(duty, own, target, asked),
                user,
                person(target, asked.timeMillis(), duty, own),
                target,
                duty == null ? null : duty.path,
                own == null ? null : own.path,
                own == null ? 0 : own.weight,
                duty == null ? 0 : duty.weight,
                stating.check(user, asked, target, cited));
    }

    /// What is kept of an explanation, together with the setting of the access.
    ///
    /// @param action `query`, `export`, `update`… as the log says
    public Ruling rule(Inquiry asked, String action, Explanation explanation) {
        int unit = explanation.user() < 0 ? Ties.NOBODY : ties.unit(explanation.user());
        int post = explanation.user() < 0 ? Ties.NOBODY : ties.staff().post(explanation.user());
        return Ruling.of(explanation, unit, post, setting.of(asked, action, explanation));
    }

    /// A chain, and its bits or its probability.
    private record Weighed(Path path, double weight) {}

    /// Every chain of duty, strongest first, also those that excuse too many to count.
    public List<Path> duties(Explanation explanation, Inquiry asked) {
        return chains(ties.declared().duty(), explanation, asked);
    }

    /// Every personal chain, closest first, also those to mere namesakes.
    public List<Path> personals(Explanation explanation, Inquiry asked) {
        return chains(ties.declared().personal(), explanation, asked);
    }

    private List<Path> chains(List<Walk> walks, Explanation explanation, Inquiry asked) {
        var all = new ArrayList<Path>();
        for (var walk : walks) {
            if (!suits(walk, asked)) continue;
            var found = search.find(
                    walk, explanation.user(), asked.timeMillis(), explanation.target(), stating.cited(asked));
            for (var path : found) {
                // what holds in full need not be told again as a lesser reason
                if (all.stream().noneMatch(told -> Arrays.equals(told.steps(), path.steps()))) all.add(path);
            }
        }
        return all;
    }

    private @Nullable Weighed duty(int user, Inquiry asked, Target target, int[] cited) {
        Weighed best = null;
        for (var walk : ties.declared().duty()) {
            if (best != null && (walk.weak() || !best.path.weak())) continue;
            if (!suits(walk, asked)) continue;
            for (var path : search.find(walk, user, asked.timeMillis(), target, cited)) {
                if (best != null && path.weak() && best.path.weak()) break;
                double bits = bits(user, path, asked.timeMillis());
                if (bits < LEAST_BITS && !walk.cited()) continue;
                best = new Weighed(path, bits);
                break;
            }
        }
        return best;
    }

    private boolean suits(Walk walk, Inquiry asked) {
        var category = walk.category();
        if (category == null) return true;
        return ties.database(asked.database())
                .map(database -> database.categories().contains(category))
                .orElse(false);
    }

    /// How unlikely a colleague at work would have had this duty. Counted by walking back from where the chain ends,
    /// which is as cheap as sampling and exact.
    private double bits(int user, Path path, long instant) {
        int atWork = ties.staff().atWork(user, instant);
        if (atWork < FEWEST_COLLEAGUES) atWork = FEWEST_COLLEAGUES;
        search.others(
                path.walk(), ties.end(path, path.walk().steps().size()), instant, user, MOST_COLLEAGUES, colleagues);
        long others = colleagues.stream()
                .filter(other -> ties.staff().isAtWorkWith(user, other, instant))
                .count();
        return Math.max(0, -Math.log((others + 0.5) / (Math.max(atWork, others) + 1.0)) / Math.log(2));
    }

    private @Nullable Weighed personal(int user, Inquiry asked, Target target, @Nullable Weighed duty) {
        var persons = ties.persons(target, asked.timeMillis());
        boolean ambiguous = target.kind().equals("name") || target.kind().equals("person");
        for (var walk : ties.declared().personal()) {
            // who asks about a street need not ask about a neighbour who lives there
            if (walk.yields() && target.kind().equals("address")) continue;
            for (var path : search.find(walk, user, asked.timeMillis(), target, NO_CASES)) {
                double weight = ambiguous ? meant(path, persons, duty) : path.prior();
                if (weight >= LIKELY) return new Weighed(path, weight);
            }
        }
        return null;
    }

    private static final int[] NO_CASES = {};

    /// How likely the end of a personal chain is meant among all who bear the typed name.
    private static double meant(Path path, List<Candidate> persons, @Nullable Weighed duty) {
        double known = 0;
        double everybody = 0;
        double them = 0;
        for (var one : persons) {
            double times = 1;
            if (one.node() == path.person() && !path.walk().yields()) times = BY_CLOSE_TIE;
            if (duty != null && duty.path.person() == one.node()) {
                times = Math.max(times, duty.path.weak() ? BY_LESSER_DUTY : BY_DUTY);
            }
            known += one.probability();
            everybody += one.probability() * times;
            if (one.node() == path.person()) them = one.probability() * times;
        }
        everybody += Math.max(0, 1 - known); // nobody who is known
        return everybody == 0 ? 0 : them / everybody;
    }

    private Verdict verdict(@Nullable Weighed duty, @Nullable Weighed own, Target target, Inquiry asked) {
        if (own != null && !(own.path.walk().yields() && duty != null)) return Verdict.CONFLICTED;
        if (duty != null) return Verdict.EXPLAINED;
        if (!knowsDuty) return Verdict.UNRESOLVED;
        if (target.isKnown()) return Verdict.UNEXPLAINED;
        // a plate that no stop and no register knows could have been explained; a stranger's name could not
        return switch (asked.subjectKind()) {
            case "plate", "phone", "address" -> Verdict.UNEXPLAINED;
            default -> Verdict.UNRESOLVED;
        };
    }

    private int person(Target target, long instant, @Nullable Weighed duty, @Nullable Weighed own) {
        if (own != null && own.path.person() >= 0) return own.path.person();
        if (duty != null && duty.path.person() >= 0) return duty.path.person();
        return only(target, instant);
    }

    /// The one person a target means, if it is one.
    private int only(Target target, long instant) {
        var persons = ties.persons(target, instant);
        if (persons.size() == 1)
            return persons.getFirst().probability() >= LIKELY
                    ? persons.getFirst().node()
                    : -1;
        if (!target.kind().equals("name") && !target.kind().equals("person")) return Ties.NOBODY;
        return persons.stream()
                .filter(one -> one.probability() > LIKELY)
                .findFirst()
                .map(one -> one.node())
                .orElse(Ties.NOBODY);
    }

    private int user(String account) {
        if (users.size() > MOST_REMEMBERED) users.clear();
        return users.computeIfAbsent(account, ties::user);
    }

    private Target target(Inquiry asked) {
        if (targets.size() > MOST_REMEMBERED) targets.clear();
        return targets.computeIfAbsent(
                asked.subjectKind() + '\0' + asked.subject() + '\0' + asked.dateOfBirth(),
                _ -> ties.target(asked.subjectKind(), asked.subject(), asked.dateOfBirth()));
    }
}
