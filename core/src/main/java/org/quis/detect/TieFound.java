package org.quis.detect;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.quis.access.MisuseKind;
import org.quis.explain.Circumstance;
import org.quis.explain.Ruling;

/// Accesses of which the ties say one thing: a personal tie, a contradicted reason, a decoy, a leave. One lead for each
/// subject, or one for the account where the thing is about the account.
final class TieFound implements Detector {
    /// How many such accesses the account is expected to have though nothing was wrong.
    private interface Innocent {
        double expected(Scene scene, List<Look> looks);
    }

    /// Which looks stand out beside everything else that the account did.
    private interface InView {
        Predicate<Look> of(History history);
    }

    private static final Innocent NONE = (_, _) -> 0;
    private static final InView ALWAYS = _ -> _ -> true;

    private final Rule rule;
    private final Predicate<Ruling> says;
    private final InView inView;
    private final Innocent innocent;
    private final String what;
    private final boolean aboutSubject;

    private TieFound(
            Rule rule, Predicate<Ruling> says, InView inView, Innocent innocent, String what, boolean aboutSubject) {
        this.rule = rule;
        this.says = says;
        this.inView = inView;
        this.innocent = innocent;
        this.what = what;
        this.aboutSubject = aboutSubject;
    }

    static List<Detector> all(Rules rules) {
        return List.of(
                tie(rules, "tie-self", MisuseKind.SELF_LOOKUP, "of the holder's own record"),
                tie(rules, "tie-family", MisuseKind.FAMILY_LOOKUP, "of a relative, or of somebody of the same home"),
                tie(rules, "tie-former-partner", MisuseKind.FORMER_PARTNER_LOOKUP, "of a former spouse or partner"),
                tie(rules, "tie-friend", MisuseKind.FRIEND_LOOKUP, "of a declared friend, roommate or contact"),
                looseTie(rules, "tie-neighbor", MisuseKind.NEIGHBOR_LOOKUP, "of somebody who lives near the holder"),
                looseTie(rules, "tie-coworker", MisuseKind.COWORKER_LOOKUP, "of somebody of the same organization"),
                new TieFound(
                        rules.rule("reason-contradicted"),
                        Workload::isContradicted,
                        TieFound::neverWorksTheCase,
                        (scene, looks) -> scene.expected().contradicted(looks),
                        "citing a case that the reference data contradict",
                        true),
                setting(rules, "record-decoy", Circumstance.DECOY, "of a decoy", true),
                setting(rules, "record-protected", Circumstance.PROTECTED, "of a protected record", true),
                setting(rules, "service-ended", Circumstance.OUT_OF_SERVICE, "outside the holder's service", false),
                setting(rules, "leave-taken", Circumstance.ON_LEAVE, "while the holder was on leave", false),
                setting(
                        rules,
                        "shift-over",
                        Circumstance.OFF_SHIFT,
                        "outside every shift, without a known duty",
                        false),
                new TieFound(
                        rules.rule("authority-missing"),
                        ruling -> ruling.is(Circumstance.NO_AUTHORITY),
                        ALWAYS,
                        TieFound::unknownOrders,
                        "that no known order covers",
                        true),
                act(rules, "record-left", Circumstance.DISCLOSES, Circumstance.TAKES_OUT, "that took a record out"),
                act(rules, "record-changed", Circumstance.ALTERS, Circumstance.CHANGES, "that changed a record"));
    }

    private static TieFound tie(Rules rules, String id, MisuseKind kind, String what) {
        return new TieFound(
                rules.rule(id),
                ruling -> ruling.tie() == kind && ruling.duty() != Ruling.Duty.STRONG,
                ALWAYS,
                NONE,
                what,
                true);
    }

    /// Ties that any duty outweighs; who has many such subjects on duty lacks an entry for one now and then.
    private static TieFound looseTie(Rules rules, String id, MisuseKind kind, String what) {
        return new TieFound(
                rules.rule(id),
                ruling -> ruling.tie() == kind && ruling.duty() == Ruling.Duty.NONE,
                ALWAYS,
                (scene, looks) -> scene.expected().tied(looks, kind),
                what,
                true);
    }

    private static TieFound setting(Rules rules, String id, Circumstance circumstance, String what, boolean subject) {
        return new TieFound(rules.rule(id), ruling -> ruling.is(circumstance), ALWAYS, NONE, what, subject);
    }

    /// A clerk who prints all day lacks an entry now and then; where the subject is tied to them, that excuses nothing.
    private static TieFound act(Rules rules, String id, Circumstance found, Circumstance kind, String what) {
        return new TieFound(
                rules.rule(id),
                ruling -> ruling.is(found) && !ruling.is(Circumstance.OTHERS_HAD_DUTY),
                ALWAYS,
                (scene, looks) -> looks.stream().anyMatch(look -> look.ruling().tie() != null)
                        ? 0
                        : scene.expected().act(looks, look -> look.ruling().is(kind)),
                what,
                true);
    }

    /// An order that is in no table may not have been entered: where others cite one for the same subject, or the
    /// account cites many that are known.
    private static double unknownOrders(Scene scene, List<Look> looks) {
        if (!looks.stream().allMatch(look -> look.ruling().is(Circumstance.ORDER_UNKNOWN))) return 0;
        int accounts = scene.peers().gaps().citingUnknownOrder(looks.getFirst().target());
        return accounts > 1 ? accounts : scene.expected().unknownOrders();
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
        var standsOut = inView.of(scene.history());
        for (var look : scene.history().looks()) {
            if (look.automatic() || !says.test(look.ruling()) || !standsOut.test(look)) continue;
            groups.computeIfAbsent(aboutSubject ? look.target() : 0L, _ -> new ArrayList<>())
                    .add(look);
        }
        var leads = new ArrayList<Lead>();
        groups.forEach((target, looks) -> {
            double expected = innocent.expected(scene, looks);
            leads.add(new Lead(rule, target, looks, "", facts(looks, expected), expected / groups.size()));
        });
        return leads;
    }

    private List<Fact> facts(List<Look> looks, double expected) {
        var facts = new ArrayList<Fact>();
        facts.add(Fact.evidence("%s %s".formatted(Counted.looks(looks), what)));
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
        facts.add(Fact.counterEvidence(rule.falsePositives()));
        return facts;
    }
}
