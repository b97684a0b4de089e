package org.quis.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.quis.explain.Circumstance;

/// Reasons in words that hardly anybody else of the house writes, where no duty is known: a purpose of one's own, or
/// one's own way past the field. One lead for the account. Needs reference data.
final class ReasonUnheard implements Detector {
    private final Rule rule;
    private final Predicate<Look> worded;
    private final String what;

    private ReasonUnheard(Rule rule, Predicate<Look> worded, String what) {
        this.rule = rule;
        this.worded = worded.and(look -> look.ruling().is(Circumstance.OWN_WORDS));
        this.what = what;
    }

    static ReasonUnheard purpose(Rules rules) {
        return new ReasonUnheard(
                rules.rule("purpose-unheard"),
                look -> look.reasonClass() == ReasonClass.SUBSTANTIVE,
                "with a reason in words that hardly anybody else writes");
    }

    static ReasonUnheard filler(Rules rules) {
        return new ReasonUnheard(
                rules.rule("reason-filler"),
                ReasonGiven::isVague,
                "with a word that says nothing, and that hardly anybody else writes");
    }

    @Override
    public List<Lead> examine(Scene scene) {
        if (!scene.history().isResolved()) return List.of();
        var looks = new ArrayList<Look>();
        int onDuty = 0;
        for (var look : scene.history().looks()) {
            if (look.automatic() || !worded.test(look)) continue;
            if (look.isExplained()) onDuty++;
            else looks.add(look);
        }
        if (looks.size() < rule.number("accesses")) return List.of();
        var facts = new ArrayList<Fact>();
        facts.add(Fact.evidence("%s %s".formatted(Counted.looks(looks), what)));
        if (onDuty > 0) {
            facts.add(Fact.counterEvidence("%s so on duty".formatted(Counted.of(onDuty, "access"))));
        }
        facts.add(Fact.counterEvidence(rule.falsePositives()));
        return List.of(new Lead(rule, Lead.commonTarget(looks), looks, "", facts));
    }
}
