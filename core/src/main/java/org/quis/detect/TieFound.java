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
    private final Rule rule;
    /// Which looks stand out beside everything else that the account did.
    private interface InView {
        Predicate<Look> of(History history);
    }

    private final Predicate<Ruling> says;
    private final InView inView;
    private final String what;
    private final boolean aboutSubject;

    private TieFound(Rule rule, Predicate<Ruling> says, InView inView, String what, boolean aboutSubject) {
        this.rule = rule;
        this.inView = inView;
        this.says = says;
        this.what = what;
        this.aboutSubject = aboutSubject;
    }

    static List<Detector> all(Rules rules) {
        return List.of(
                tie(rules, "tie-self", MisuseKind.SELF_LOOKUP, "of the holder's own record"),
                tie(rules, "tie-family", MisuseKind.FAMILY_LOOKUP, "of a relative, or of somebody of the same home"),
                tie(rules, "tie-former-partner", MisuseKind.FORMER_PARTNER_LOOKUP, "of a former spouse or partner"),
                tie(rules, "tie-friend", MisuseKind.FRIEND_LOOKUP, "of a declared friend, roommate or contact"),
                tie(rules, "tie-neighbor", MisuseKind.NEIGHBOR_LOOKUP, "of somebody who lives near the holder"),
                tie(rules, "tie-coworker", MisuseKind.COWORKER_LOOKUP, "of somebody of the same organization"),
                new TieFound(
                        rules.rule("reason-contradicted"),
                        ruling -> ruling.isContradicted() && ruling.duty() == Ruling.Duty.NONE,
                        TieFound::neverWorksTheCase,
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
                setting(rules, "authority-missing", Circumstance.NO_AUTHORITY, "that no known order covers", true),
                act(rules, "record-left", Circumstance.DISCLOSES, Circumstance.TAKES_OUT, "that took a record out"),
                act(rules, "record-changed", Circumstance.ALTERS, Circumstance.CHANGES, "that changed a record"));
    }

    private static TieFound tie(Rules rules, String id, MisuseKind kind, String what) {
        return new TieFound(
                rules.rule(id),
                ruling -> ruling.tie() == kind && ruling.duty() != Ruling.Duty.STRONG,
                ALWAYS,
                what,
                true);
    }

    private static TieFound setting(Rules rules, String id, Circumstance circumstance, String what, boolean subject) {
        return new TieFound(rules.rule(id), ruling -> ruling.is(circumstance), ALWAYS, what, subject);
    }

    private static final InView ALWAYS = _ -> _ -> true;

    /// An act without a known duty stands out where the account's other acts of its kind have none either, or where the
    /// subject is tied to it: a clerk who prints all day lacks an entry now and then.
    private static TieFound act(Rules rules, String id, Circumstance found, Circumstance kind, String what) {
        return new TieFound(
                rules.rule(id),
                ruling -> ruling.is(found) && !ruling.is(Circumstance.OTHERS_HAD_DUTY),
                history -> {
                    boolean mostly = 2 * count(history, found) > count(history, kind);
                    return look -> mostly || look.ruling().tie() != null;
                },
                what,
                true);
    }

    private static long count(History history, Circumstance circumstance) {
        return history.looks().stream()
                .filter(look -> look.ruling().is(circumstance))
                .count();
    }

    /// Who cites a case elsewhere for people it does concern works on it, whatever the table says.
    private static Predicate<Look> neverWorksTheCase(History history) {
        var worked = new HashSet<Long>();
        for (var look : history.looks()) if (look.isBesideDuty()) worked.add(look.caseNumber());
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
        groups.forEach((target, looks) -> leads.add(new Lead(rule, target, looks, "", facts(looks))));
        return leads;
    }

    private List<Fact> facts(List<Look> looks) {
        var facts = new ArrayList<Fact>();
        facts.add(Fact.evidence("%s %s".formatted(Counted.looks(looks), what)));
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
