package org.quis.detect;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// The accesses that one Sigma rule matches. One lead for each subject, or one for the account where the rule is about
/// the account.
final class SigmaFound implements Detector {
    private final int number;
    private final RuleBook.Finds finds;

    SigmaFound(int number, RuleBook.Finds finds) {
        this.number = number;
        this.finds = finds;
    }

    /// Who has a duty in a case elsewhere works on it, whatever the table says.
    private static Predicate<Look> neverWorksTheCase(History history) {
        var worked = new HashSet<Long>();
        for (var look : history.looks()) {
            boolean sound = look.isExplained() || !look.ruling().isContradicted() && look.isBesideDuty();
            if (sound) worked.add(look.caseNumber());
        }
        return look -> look.caseNumber() == 0 || !worked.contains(look.caseNumber());
    }

    @Override
    public List<Lead> examine(Scene scene) {
        Map<Long, List<Look>> groups = new LinkedHashMap<>();
        Predicate<Look> standsOut =
                finds.expected() == Expectation.CONTRADICTED ? neverWorksTheCase(scene.history()) : _ -> true;
        for (var look : scene.history().looks()) {
            if (look.automatic() || !look.matched().get(number) || !standsOut.test(look)) continue;
            groups.computeIfAbsent(finds.aboutSubject() ? look.target() : 0L, _ -> new ArrayList<>())
                    .add(look);
        }
        var leads = new ArrayList<Lead>();
        groups.forEach((target, looks) -> {
            double expected = finds.expected().of(scene, looks);
            leads.add(new Lead(finds.rule(), target, looks, "", facts(looks, expected), expected / groups.size()));
        });
        return leads;
    }

    private List<Fact> facts(List<Look> looks, double expected) {
        var facts = new ArrayList<Fact>();
        facts.add(Fact.evidence("%s %s".formatted(Counted.looks(looks), finds.what())));
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
