package org.quis.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// An account that keeps returning to one target, by hand, over days, without a case number. One lead per target.
///
/// Per-access scoring misses this: each of the 69 looks at a former partner is ordinary, the 69 are not.
final class TargetRepeated implements Detector {
    private final Rule rule;

    TargetRepeated(Rules rules) {
        rule = rules.rule("target-repeated");
    }

    @Override
    public List<Lead> examine(Scene scene) {
        var leads = new ArrayList<Lead>();
        var groups = groups(scene.history(), (int) rule.number("accesses"));
        Map<Long, Integer> withCase = groups.isEmpty() ? Map.of() : countWithCase(scene.history(), groups);
        for (var group : groups.entrySet()) {
            var looks = group.getValue();
            long days = days(looks, scene.calendar());
            if (days >= rule.number("days")) {
                leads.add(new Lead(
                        rule,
                        group.getKey(),
                        looks,
                        "return_days",
                        facts(scene, looks, days, withCase.getOrDefault(group.getKey(), 0))));
            }
        }
        return leads;
    }

    private List<Fact> facts(Scene scene, List<Look> looks, long days, int withCase) {
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

    /// The most days on which one target was looked at.
    static long mostDays(History history, Calendar calendar) {
        long most = 0;
        for (var looks : groups(history, 2).values()) {
            most = Math.max(most, days(looks, calendar));
        }
        return most;
    }

    /// Looks by hand without a case number, by target, for targets with at least `minimum` of them.
    ///
    /// Most targets are seen once, so they are counted in a sorted array before anything is allocated for them.
    private static Map<Long, List<Look>> groups(History history, int minimum) {
        var targets = new long[history.looks().size()];
        int size = 0;
        for (var look : history.looks()) {
            if (isCandidate(look)) {
                targets[size++] = look.target();
            }
        }
        Arrays.sort(targets, 0, size);
        int kept = 0;
        int run = 0;
        long previous = 0; // no target is 0
        for (int i = 0; i < size; i++) {
            long target = targets[i];
            run = target == previous ? run + 1 : 1;
            previous = target;
            if (run == minimum) {
                targets[kept++] = target; // never ahead of the reader
            }
        }
        if (kept == 0) {
            return Map.of();
        }
        var groups = new TreeMap<Long, List<Look>>(); // in order of the target, so leads come in one order
        for (var look : history.looks()) {
            if (isCandidate(look) && Arrays.binarySearch(targets, 0, kept, look.target()) >= 0) {
                groups.computeIfAbsent(look.target(), _ -> new ArrayList<>()).add(look);
            }
        }
        return groups;
    }

    private static Map<Long, Integer> countWithCase(History history, Map<Long, List<Look>> groups) {
        var counts = new HashMap<Long, Integer>();
        for (var look : history.looks()) {
            if (!look.automatic() && look.hasCase() && groups.containsKey(look.target())) {
                counts.merge(look.target(), 1, Integer::sum);
            }
        }
        return counts;
    }

    /// `looks` are in order of time, so a new day is one that differs from the last.
    private static long days(List<Look> looks, Calendar calendar) {
        long days = 0;
        long today = Long.MIN_VALUE;
        for (var look : looks) {
            long day = calendar.day(look.timeMillis());
            if (day != today) {
                days++;
                today = day;
            }
        }
        return days;
    }

    private static boolean isCandidate(Look look) {
        return look.target() != 0 && !look.automatic() && !look.hasCase();
    }
}
