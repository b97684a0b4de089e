package org.quis.detect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The accesses that one Sigma rule matches. One lead for each subject, or for each case cited, or one for the account,
/// whichever the rule is about; and one where a day has many subjects: a list taken out is one deed, not two hundred.
final class SigmaFound implements Detector {
    private final int number;
    private final RuleBook.Finds finds;

    SigmaFound(int number, RuleBook.Finds finds) {
        this.number = number;
        this.finds = finds;
    }

    @Override
    public List<Lead> examine(Scene scene) {
        var matched = scene.history().looks().stream()
                .filter(look -> !look.automatic() && look.matched().get(number))
                .toList();
        if (matched.isEmpty()) return List.of(); // nearly every account
        var standsOut = finds.expected().standsOut(scene.history());
        var matching = matched.stream().filter(standsOut).toList();
        Map<Long, List<Look>> groups = new LinkedHashMap<>();
        var days = daysOfMany(matching, scene.calendar());
        for (var look : matching) {
            boolean gathered = !look.isOfOwn() && days.contains(scene.calendar().day(look.timeMillis()));
            groups.computeIfAbsent(gathered ? 0L : finds.about().key(look), _ -> new ArrayList<>())
                    .add(look);
        }
        double alike = scene.peers().gaps().matching(number, scene.measures().workload());
        var leads = new ArrayList<Lead>();
        groups.values().forEach(looks -> {
            double expected = Math.max(finds.expected().of(scene, looks), customary(scene, looks));
            double each = Expected.each(expected, groups.size(), looks.size());
            leads.add(new Lead(finds.rule(), Lead.commonTarget(looks), looks, "", facts(looks, expected), each, alike));
        });
        return leads;
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
        long subjects = looks.stream().mapToLong(Look::target).distinct().count();
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
