package org.quis.detect;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.quis.explain.Verdict;

/// An account that otherwise says why, and on some day fills the reason with stray keys where no duty is known. Needs
/// reference data. One lead for each such day.
///
/// A field left empty counts beside them only: whoever has no time to type has none to enter the call, either.
final class ReasonWithheld implements Detector {
    /// Weight of what colleagues do beside the account's own habit, in accesses.
    private static final double STEADY = 20;

    private final Rule rule;
    private final Set<Long> fillers;

    ReasonWithheld(Rules rules) {
        rule = rules.rule("reason-withheld");
        fillers = rules.words().fillers().stream()
                .map(word -> word.getBytes(StandardCharsets.UTF_8))
                .map(word -> Fingerprint.normalised(word, 0, word.length))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public List<Lead> examine(Scene scene) {
        Map<Long, List<Look>> withheld = new TreeMap<>();
        Map<Long, Integer> without = new TreeMap<>();
        int dutied = 0;
        int silent = 0;
        for (var look : scene.history().looks()) {
            if (look.automatic() || look.ruling().verdict() == Verdict.UNRESOLVED) continue;
            long day = scene.calendar().day(look.timeMillis());
            if (look.isExplained()) {
                dutied++;
                if (isSilent(look)) silent++;
            } else {
                without.merge(day, 1, Integer::sum);
                if (isSilent(look))
                    withheld.computeIfAbsent(day, _ -> new ArrayList<>()).add(look);
            }
        }
        if (dutied < rule.number("dutied")) return List.of(); // nobody knows how it otherwise gives reasons
        double share =
                (silent + STEADY * Math.max(rule.number("rarely"), scene.peers().median("blank_share")))
                        / (dutied + STEADY);
        var leads = new ArrayList<Lead>();
        for (var day : withheld.entrySet()) {
            var looks = day.getValue();
            long typed = looks.stream().filter(this::isFiller).count();
            if (looks.size() < rule.number("accesses") || 2 * typed < looks.size()) continue;
            double expected = share * without.getOrDefault(day.getKey(), 0);
            if (Expected.excess(looks.size(), expected) < rule.number("surprise")) continue;
            leads.add(new Lead(rule, Lead.commonTarget(looks), looks, "", facts(looks, silent, dutied)));
        }
        return leads;
    }

    /// Nothing was written that says anything: no word, no code, no case.
    private boolean isSilent(Look look) {
        if (look.hasCase()) return false;
        return look.reasonClass() == ReasonClass.BLANK || isFiller(look);
    }

    /// What was typed only to get past the field: no word, or stray keys.
    private boolean isFiller(Look look) {
        return look.reasonClass() == ReasonClass.VAGUE && (look.reason() == 0 || fillers.contains(look.reason()));
    }

    private List<Fact> facts(List<Look> looks, int silent, int dutied) {
        return List.of(
                Fact.evidence(
                        "%s in one day with no known duty and no word that says why".formatted(Counted.looks(looks))),
                Fact.evidence("of %s with a known duty, %s lack a reason"
                        .formatted(Counted.of(dutied, "access"), Counted.of(silent, "access"))),
                Fact.counterEvidence(rule.falsePositives()));
    }
}
