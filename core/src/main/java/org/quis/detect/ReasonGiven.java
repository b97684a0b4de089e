package org.quis.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Accesses by hand whose reason is of one class: missing, vague, or naming a forbidden purpose. One lead per
/// account.
final class ReasonGiven implements Detector {
    private final Rule rule;
    private final Predicate<Look> suspicious;
    private final String measure;
    private final String what;

    private ReasonGiven(Rule rule, Predicate<Look> suspicious, String measure, String what) {
        this.rule = rule;
        this.suspicious = suspicious;
        this.measure = measure;
        this.what = what;
    }

    static ReasonGiven missing(Rules rules) {
        return new ReasonGiven(
                rules.rule("reason-missing"),
                ReasonGiven::isMissing,
                "blank_share",
                "without a reason and without a case number");
    }

    static ReasonGiven vague(Rules rules) {
        return new ReasonGiven(
                rules.rule("reason-vague"),
                ReasonGiven::isVague,
                "vague_share",
                "with a reason that fits any search and no case number");
    }

    static ReasonGiven prohibited(Rules rules) {
        return new ReasonGiven(
                rules.rule("purpose-prohibited"),
                look -> look.reasonClass() == ReasonClass.PROHIBITED,
                "",
                "with a reason that names a purpose policy forbids");
    }

    static boolean isMissing(Look look) {
        return look.reasonClass() == ReasonClass.BLANK && look.caseNumber() == 0;
    }

    static boolean isVague(Look look) {
        return look.reasonClass() == ReasonClass.VAGUE && look.caseNumber() == 0;
    }

    /// Where reference data say why, a reason that was not typed now and then is no lead; an account that never gives
    /// one is, whether it leaves the field empty or fills it with nothing.
    private boolean isHabit(Scene scene, int looks, int byHand) {
        if (looks < rule.number("habit_accesses") || isOfOffice(scene) || isStyle(scene.peers())) return false;
        var history = scene.history();
        long empty = history.looks().stream()
                .filter(look -> !look.automatic() && (isMissing(look) || isVague(look)))
                .count();
        return empty >= rule.number("habit_share") * byHand;
    }

    /// Where some hardly ever give a reason and others now and then, how often is a matter of style.
    private boolean isStyle(Peers peers) {
        int sparing = peers.reaching(measure, rule.number("style"));
        return sparing > Math.max(FEW, rule.number("apart") * peers.accounts());
    }

    /// Where hardly anybody gives a reason, or hardly anybody of a post, nobody asks for one.
    private boolean isOfOffice(Scene scene) {
        var peers = scene.peers();
        double office = peers.accounts() > 1 ? peers.median("blank_share") + peers.median("vague_share") : 0;
        var posts = peers.posts();
        double post = posts.reasonless(scene.measures(), office);
        double alike = posts.alike(scene.measures(), Posts.Habit.REASONLESS, rule.number("habit_share"));
        if (alike >= rule.number("post_share")) return true; // a custom of some of its post
        return Math.max(office, post) >= rule.number("office_share");
    }

    private static boolean isOfficePhrase(Scene scene, Look look) {
        return look.reasonClass() == ReasonClass.PROHIBITED
                && scene.peers().office().writes(look.reason(), scene.measures().workload());
    }

    private static final int FEW = 6; // accounts, in the smallest house

    /// Beside so many in the office's words, another spelling of them on duty is no purpose of its own.
    private static final int FLUENT = 3;

    @Override
    public List<Lead> examine(Scene scene) {
        var looks = new ArrayList<Look>();
        int byHand = 0;
        for (var look : scene.history().looks()) {
            if (look.automatic()) {
                continue;
            }
            byHand++;
            if (suspicious.test(look)) {
                looks.add(look);
            }
        }
        long fluent = looks.stream().filter(look -> isOfficePhrase(scene, look)).count();
        looks.removeIf(look -> isOfficePhrase(scene, look)
                || fluent >= FLUENT && look.reasonClass() == ReasonClass.PROHIBITED && look.isExplained());
        if (looks.isEmpty() || looks.size() < rule.number("accesses")) {
            return List.of();
        }
        if (!measure.isEmpty() && scene.history().isResolved() && !isHabit(scene, looks.size(), byHand)) {
            return List.of();
        }
        var facts = new ArrayList<Fact>();
        facts.add(Fact.evidence("%s %s".formatted(Counted.looks(looks), what)));
        double share = (double) looks.size() / byHand;
        var ofAll =
                "%s of this account's %s made by hand".formatted(Counted.percent(share), Counted.of(byHand, "access"));
        facts.add(share < 0.5 ? Fact.counterEvidence("only " + ofAll) : Fact.evidence(ofAll));
        if (scene.history().known() && !measure.isEmpty()) {
            facts.add(scene.amongPeers(measure, "share of accesses " + what));
        }
        long withCase = looks.stream().filter(Look::hasCase).count();
        if (withCase > 0) {
            facts.add(Fact.counterEvidence("%s of them with a case number".formatted(Counted.of(withCase, "access"))));
        }
        facts.add(Fact.counterEvidence(rule.falsePositives()));
        return List.of(new Lead(rule, 0, looks, measure, facts, 0, measure.isEmpty() ? 0 : 1));
    }
}
