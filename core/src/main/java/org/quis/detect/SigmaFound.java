package org.quis.detect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The accesses that one Sigma rule matches. One lead for each subject, or for each case cited, or one for the account,
/// whichever the rule is about; and one where a day has many subjects, or a sitting several: a list taken out is one
/// deed, not two hundred, and who goes through colleagues one after another does one thing.
final class SigmaFound implements Detector {
    private static final int HABIT = 2; // times as many subjects altogether as on one day

    private final int number;
    private final RuleBook.Finds finds;
    private final long gapMillis;

    /// @param gapMillis how long a pause ends a sitting
    SigmaFound(int number, RuleBook.Finds finds, long gapMillis) {
        this.number = number;
        this.finds = finds;
        this.gapMillis = gapMillis;
    }

    @Override
    public List<Lead> examine(Scene scene) {
        var matched = scene.history().looks().stream()
                .filter(look -> !look.automatic() && look.matched().get(number))
                .toList();
        if (matched.isEmpty()) return List.of(); // nearly every account
        var standsOut = finds.expected().standsOut(scene, number);
        var matching = matched.stream().filter(standsOut).toList();
        var days = daysOfMany(matching, scene.calendar());
        var many = new ArrayList<Look>();
        var rest = new ArrayList<Look>();
        for (var look : matching) {
            boolean gathered = !look.isOfOwn() && days.contains(scene.calendar().day(look.timeMillis()));
            (gathered ? many : rest).add(look);
        }
        var sittings = Sittings.of(rest, finds.about() == RuleBook.Each.SUBJECT ? finds.sitting() : 0, gapMillis);
        var seated = new HashSet<Long>();
        for (var sitting : sittings) for (var look : sitting) seated.add(look.entry());
        Map<Long, List<Look>> groups = new LinkedHashMap<>();
        if (!many.isEmpty()) groups.put(0L, many);
        for (var look : rest) {
            if (seated.contains(look.entry())) continue;
            groups.computeIfAbsent(finds.about().key(look), _ -> new ArrayList<>())
                    .add(look);
        }
        gatherHabit(groups);
        double alike = scene.peers().gaps().matching(number, scene.measures().workload());
        var leads = new ArrayList<Lead>();
        for (var looks : groups.values()) {
            double expected = expected(scene, looks);
            double each = Expected.each(expected, groups.size() + sittings.size(), looks.size());
            leads.add(lead(looks, expected, each, alike));
        }
        for (var looks : sittings) {
            double expected = expected(scene, looks) * Sittings.share(scene.history(), looks, gapMillis);
            leads.add(lead(looks, expected, Expected.each(expected, 1, Lead.targets(looks)), alike));
        }
        return leads;
    }

    private Lead lead(List<Look> looks, double expected, double each, double alike) {
        return new Lead(finds.rule(), Lead.commonTarget(looks), looks, "", facts(looks, expected), each, alike);
    }

    /// Who does it again and again has one habit, not as many findings.
    private void gatherHabit(Map<Long, List<Look>> groups) {
        if (finds.about() != RuleBook.Each.SUBJECT || finds.gather() == 0) return;
        var several = groups.entrySet().stream()
                .filter(group -> group.getValue().stream().noneMatch(Look::isOfOwn))
                .toList();
        if (several.size() < HABIT * finds.gather()) return;
        var habit = new ArrayList<Look>();
        several.forEach(group -> habit.addAll(group.getValue()));
        groups.values().removeIf(group -> group.stream().noneMatch(Look::isOfOwn));
        groups.put(0L, habit);
    }

    private double expected(Scene scene, List<Look> looks) {
        return Math.max(finds.expected().of(scene, looks), customary(scene, looks));
    }

    /// What others of the post do alike is no lead, unless it is about somebody's own people.
    private double customary(Scene scene, List<Look> looks) {
        if (looks.stream().anyMatch(Look::isOfOwn)) return 0;
        var workload = scene.measures().workload();
        return scene.peers().gaps().customary(number, workload, finds.expected().custom());
    }

    private Set<Long> daysOfMany(List<Look> looks, Calendar calendar) {
        if (finds.about() != RuleBook.Each.SUBJECT || finds.gather() == 0 || looks.size() < finds.gather())
            return Set.of();
        Map<Long, Set<Long>> subjects = new HashMap<>();
        for (var look : looks) {
            if (look.isOfOwn()) continue; // never one of many
            subjects.computeIfAbsent(calendar.day(look.timeMillis()), _ -> new HashSet<>())
                    .add(look.target());
        }
        subjects.values().removeIf(of -> of.size() < finds.gather());
        return subjects.keySet();
    }

    private List<Fact> facts(List<Look> looks, double expected) {
        var facts = new ArrayList<Fact>();
        facts.add(Fact.evidence("%s %s".formatted(Counted.looks(looks), finds.what())));
        int subjects = Lead.targets(looks);
        if (subjects > 1) facts.add(Fact.evidence("of " + Counted.of(subjects, "subject")));
        if (expected > 0) {
            facts.add(
                    Fact.counterEvidence("%.2f such accesses are expected of this account for entries that nobody made"
                            .formatted(expected)));
        }
        long explained = looks.stream().filter(Look::isExplained).count();
        if (explained > 0) {
            facts.add(Fact.counterEvidence(
                    "%s of them with a lesser reason of duty".formatted(Counted.of(explained, "access"))));
        }
        long sound = looks.stream()
                .filter(look -> look.hasCase() && !look.ruling().isContradicted())
                .count();
        if (sound > 0) {
            facts.add(Fact.counterEvidence(
                    "%s of them with a case number that nothing contradicts".formatted(Counted.of(sound, "access"))));
        }
        facts.add(Fact.counterEvidence(finds.rule().falsePositives()));
        return facts;
    }
}
