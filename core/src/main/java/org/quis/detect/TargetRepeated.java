package org.quis.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.quis.explain.StatedReason;

/// An account that keeps returning to one target, by hand, over days, without a case number. One lead per target, with
/// those around it.
///
/// Per-access scoring misses this: each of the 69 looks at a former partner is ordinary, the 69 are not.
final class TargetRepeated implements Detector {
    private final Rule rule;
    private final Background.Circles circles;

    TargetRepeated(Rules rules, Background.Circles circles) {
        rule = rules.rule("target-repeated");
        this.circles = circles;
    }

    @Override
    public List<Lead> examine(Scene scene) {
        var returns = Returns.of(scene.history(), scene.calendar(), (int) rule.number("accesses"));
        var groups = returns.looks(scene.history(), rule.number("days"));
        if (groups.isEmpty()) {
            return List.of();
        }
        var byHand = byHand(scene.history(), groups.keySet());
        var days = new DaysAtTargets(scene.history(), scene.calendar());
        double citing = citing(scene.history());
        var leads = new ArrayList<Lead>();
        var absorbed = new HashSet<Long>(); // targets in the circle of one more often returned to
        for (var group : mostFirst(groups)) {
            long target = group.getKey();
            if (absorbed.contains(target)) continue;
            var here = byHand.getOrDefault(target, List.of());
            var work = Work.of(here);
            if (isWork(work, citing)) continue;
            var looks = group.getValue();
            boolean silent = isSilent(work, citing);
            if (silent) looks = looks.stream().map(Look::unaided).toList();
            double expected = scene.expected().returning(looks, days, returns.days(target));
            long withCase = here.stream().filter(Look::hasCase).count();
            var facts = facts(scene, looks, returns.days(target), withCase);
            if (silent && work.beside > 0) {
                facts.add(Fact.evidence(
                        "a colleague had a duty, but the account, which names a case in %.0f %% of its own work, does in %d of %d looks here"
                                .formatted(100 * citing, work.cited, work.all)));
            }
            if (expected > 0) {
                facts.add(Fact.counterEvidence(
                        "the account returns to targets on duty; %.2f such without a known duty are expected of it"
                                .formatted(expected)));
            }
            var circle = circle(scene.history(), looks);
            circle.forEach(look -> absorbed.add(look.target()));
            int around =
                    (int) circle.stream().mapToLong(Look::target).distinct().count();
            if (around > 0) {
                facts.add(Fact.evidence("%s of %s around them, kin or household, without a case number"
                        .formatted(Counted.looks(circle), around == 1 ? "somebody" : around + " people")));
                looks = Stream.concat(looks.stream(), circle.stream()).toList();
            }
            leads.add(new Lead(
                    rule, target, looks, "return_days", facts, Expected.each(expected, groups.size(), 1), 0, around));
        }
        return leads;
    }

    private static List<Map.Entry<Long, List<Look>>> mostFirst(Map<Long, List<Look>> groups) {
        return groups.entrySet().stream()
                .sorted(Comparator.comparingInt(
                        (Map.Entry<Long, List<Look>> group) -> -group.getValue().size()))
                .toList();
    }

    /// Looks, without a duty or a case, at those around the person whom these looks are of.
    private List<Look> circle(History history, List<Look> looks) {
        var first = looks.getFirst();
        if (first.ruling().person() < 0) return List.of();
        var around = circles.around(first.ruling().person(), first.timeMillis());
        if (around.isEmpty()) return List.of();
        return history.looks().stream()
                .filter(Returns::isCandidate)
                .filter(look -> look.target() != first.target()
                        && around.contains(look.ruling().person()))
                .toList();
    }

    /// What an account did at one target by hand.
    ///
    /// @param own        looks with a duty of its own, or that cite its own work or a case about the target
    /// @param beside     those, and looks for which a colleague had a duty
    /// @param reasonless looks without a word that says why
    /// @param cited      looks that cite a case that bears out
    /// @param underOne   the most that cite one case of others
    private record Work(int all, int own, int beside, int reasonless, int cited, int underOne) {
        static Work of(List<Look> looks) {
            int own = 0;
            int beside = 0;
            int reasonless = 0;
            int cited = 0;
            var underCase = new HashMap<Long, Integer>();
            for (var look : looks) {
                boolean dutied = look.isExplained() && !look.ruling().isLent();
                if (dutied || look.citesOwnWork()) own++;
                if (look.isBesideDuty()) beside++;
                if (ReasonGiven.isMissing(look) || ReasonGiven.isVague(look)) reasonless++;
                if (look.caseNumber() != 0 && !look.ruling().isContradicted()) cited++;
                if (look.ruling().stated() == StatedReason.Standing.NEITHER) {
                    underCase.merge(look.caseNumber(), 1, Integer::sum);
                }
            }
            int underOne = underCase.values().stream().max(Integer::compare).orElse(0);
            return new Work(looks.size(), own, beside, reasonless, cited, underOne);
        }
    }

    /// Whether the account looks at the target on duty, too: then a missing entry is likelier than a pursuit.
    private boolean isWork(Work work, double citing) {
        // who helps a colleague can say with what, and names the case as often as elsewhere
        boolean says = work.reasonless < rule.number("reasonless_share") * work.all && !isSilent(work, citing);
        return work.own > 0 && work.own >= rule.number("own_share") * work.all
                || says && work.beside >= rule.number("beside_share") * work.all
                || work.underOne >= Math.max(2, rule.number("case_share") * work.all);
    }

    /// Whether the account would hardly have done so much for a colleague and named a case so seldom.
    private boolean isSilent(Work work, double citing) {
        return BinomialDistribution.of(work.all, citing).cumulativeProbability(work.cited) < rule.number("uncited");
    }

    /// How often the account cites a case where its duty is known.
    private static double citing(History history) {
        long dutied = history.looks().stream().filter(Look::isExplained).count();
        long citing = history.looks().stream()
                .filter(look -> look.isExplained() && look.hasCase())
                .count();
        return dutied == 0 ? 0 : (double) citing / dutied;
    }

    private List<Fact> facts(Scene scene, List<Look> looks, long days, long withCase) {
        var facts = new ArrayList<Fact>();
        facts.add(Fact.evidence("%s of this target on %s, none with a case number"
                .formatted(Counted.looks(looks), Counted.of(days, "day"))));
        facts.add(Fact.evidence("from %s to %s"
                .formatted(
                        scene.calendar().date(looks.getFirst().timeMillis()),
                        scene.calendar().date(looks.getLast().timeMillis()))));
        long empty = looks.stream()
                .filter(look -> ReasonGiven.isMissing(look) || ReasonGiven.isVague(look))
                .count();
        if (empty > 0) {
            facts.add(Fact.evidence(
                    "%s of them without a reason that says something".formatted(Counted.of(empty, "access"))));
        }
        long said = looks.stream()
                .filter(look -> look.reasonClass() == ReasonClass.SUBSTANTIVE)
                .count();
        if (said > 0) {
            facts.add(Fact.counterEvidence(
                    "%s of them with a reason that can be checked".formatted(Counted.of(said, "access"))));
        }
        if (withCase > 0) {
            facts.add(Fact.counterEvidence(
                    "%s more of this target with a case number".formatted(Counted.of(withCase, "access"))));
        }
        if (scene.peers().accounts() > 1 && scene.peers().median("without_case_share") == 1) {
            facts.add(Fact.counterEvidence("most accounts here never give a case number; it may not be recorded"));
        }
        facts.add(Fact.counterEvidence(rule.falsePositives()));
        return facts;
    }

    /// What was done by hand at each of these targets, case numbers or not, in one pass.
    private static Map<Long, List<Look>> byHand(History history, Set<Long> targets) {
        var looks = new HashMap<Long, List<Look>>();
        for (var look : history.looks()) {
            if (look.automatic() || !targets.contains(look.target())) continue;
            looks.computeIfAbsent(look.target(), _ -> new ArrayList<>()).add(look);
        }
        return looks;
    }
}
