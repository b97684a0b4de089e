package org.quis.detect;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// Days, and hours, with far more targets than the account and its colleagues are used to. One lead per account.
///
/// A day must be above the floor and above what colleagues' busiest days are like; and above the account's own
/// days, unless the account's middling day is already above its colleagues' busiest. So a busy unit is not found,
/// and neither is harvesting made invisible by doing it daily.
final class Burst implements Detector {
    private final Rule rule;

    Burst(Rules rules) {
        rule = rules.rule("burst");
    }

    @Override
    public List<Lead> examine(Scene scene) {
        var calendar = scene.calendar();
        var looks = new LinkedHashSet<Look>();
        var facts = new ArrayList<Fact>();
        var days = Busyness.of(scene.history(), calendar::day);
        var hours = Busyness.of(scene.history(), calendar::hour);
        gather(scene, days, "day", rule.number("day_floor"), looks, facts);
        gather(scene, hours, "hour", rule.number("hour_floor"), looks, facts);
        if (looks.isEmpty()) {
            return List.of();
        }
        long withCase = looks.stream().filter(Look::hasCase).count();
        facts.add(
                withCase == 0
                        ? Fact.evidence(
                                "none of the %s has a case number".formatted(Counted.of(looks.size(), "access")))
                        : Fact.counterEvidence("%s of %s with a case number"
                                .formatted(Counted.of(withCase, "access"), Counted.of(looks.size(), "access"))));
        long cases = looks.stream()
                .mapToLong(Look::caseNumber)
                .filter(number -> number != 0)
                .distinct()
                .count();
        if (cases == 1) {
            facts.add(Fact.counterEvidence("all case numbers given are the same one: a single large case"));
        }
        facts.add(Fact.counterEvidence(rule.falsePositives()));
        return List.of(new Lead(rule, 0, List.copyOf(looks), "busiest_day", facts));
    }

    private void gather(
            Scene scene, Busyness busyness, String unit, double floor, LinkedHashSet<Look> looks, List<Fact> facts) {
        if (busyness.greatest() < floor) {
            return; // nearly every account: do not sort for it
        }
        double deviations = rule.number("deviations");
        var own = busyness.spread();
        var peers = scene.peers().spread("busiest_" + unit);
        double peersLimit = scene.peers().accounts() < 2 ? 0 : peers.limit(deviations);
        boolean alwaysAbove = peersLimit > 0 && own.median() > peersLimit;
        var posts = scene.peers().posts();
        var habit = unit.equals("day") ? Posts.Habit.BUSIEST_DAY : Posts.Habit.BUSIEST_HOUR;
        double reach = busyness.greatest() * rule.number("post_reach");
        boolean ofPost = posts.alike(scene.measures(), habit, reach) >= rule.number("post_share");
        if (ofPost) return; // a list run once a month, by whoever of the post has the duty
        double limit = Math.max(floor, Math.max(peersLimit, alwaysAbove ? 0 : own.limit(deviations)));
        int bursts = 0;
        int greatest = -1;
        for (int i = 0; i < busyness.buckets(); i++) {
            if (busyness.count(i) >= limit) {
                bursts++;
                greatest = greatest < 0 || busyness.count(i) > busyness.count(greatest) ? i : greatest;
                busyness.looks(i).stream().filter(look -> !look.automatic()).forEach(looks::add);
            }
        }
        if (greatest >= 0) {
            facts.add(Fact.evidence("%s in one %s on %s; this account's middling %s has %.0f"
                    .formatted(
                            Counted.of(busyness.count(greatest), "target"),
                            unit,
                            scene.calendar()
                                    .date(busyness.looks(greatest).getFirst().timeMillis()),
                            unit,
                            own.median())));
            if (bursts > 1) {
                facts.add(Fact.evidence("%s like that".formatted(Counted.of(bursts, unit))));
            }
            if (scene.peers().accounts() > 1) {
                facts.add(Fact.evidence(
                        "the busiest %s of a middling account here has %.0f".formatted(unit, peers.median())));
            }
        }
    }
}
