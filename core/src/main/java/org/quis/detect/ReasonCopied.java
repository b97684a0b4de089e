package org.quis.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One substantive text, without a case number, that justifies many targets on many days.
final class ReasonCopied implements Detector {
    private final Rule rule;

    ReasonCopied(Rules rules) {
        rule = rules.rule("reason-copied");
    }

    /// The text an account gives most often, and how often. 0 where it gives none.
    record Commonest(long reason, int uses, int byHand) {
        static Commonest of(History history) {
            var reasons = new long[history.looks().size()];
            int size = 0;
            int byHand = 0;
            for (var look : history.looks()) {
                if (!look.automatic()) {
                    byHand++;
                    if (isCandidate(look)) {
                        reasons[size++] = look.reason();
                    }
                }
            }
            Arrays.sort(reasons, 0, size);
            long commonest = 0;
            int most = 0;
            for (int i = 0, start = 0; i < size; i++) {
                if (reasons[i] != reasons[start]) {
                    start = i;
                }
                if (i - start + 1 > most) {
                    most = i - start + 1;
                    commonest = reasons[i];
                }
            }
            return new Commonest(commonest, most, byHand);
        }

        double share() {
            return byHand == 0 ? 0 : (double) uses / byHand;
        }
    }

    @Override
    public List<Lead> examine(Scene scene) {
        var commonest = Commonest.of(scene.history());
        if (commonest.uses() < rule.number("accesses") || commonest.share() < rule.number("share")) {
            return List.of();
        }
        var looks = new ArrayList<Look>();
        for (var look : scene.history().looks()) {
            if (!look.automatic() && isCandidate(look) && look.reason() == commonest.reason()) {
                looks.add(look);
            }
        }
        long targets = looks.stream()
                .mapToLong(Look::target)
                .filter(t -> t != 0)
                .distinct()
                .count();
        long days = looks.stream()
                .mapToLong(look -> scene.calendar().day(look.timeMillis()))
                .distinct()
                .count();
        double percentile = scene.peers().percentile("copied_share", commonest.share());
        boolean alone = scene.peers().accounts() < 2; // nobody to compare with: the other thresholds decide
        if (targets < rule.number("targets")
                || days < rule.number("days")
                || (!alone && percentile < rule.number("percentile"))
                || scene.peers().office().copies(commonest.reason(), scene.measures())
                || scene.peers().posts().alike(scene.measures(), Posts.Habit.COPIED, rule.number("share"))
                        >= rule.number("post_share")) {
            return List.of();
        }
        return List.of(new Lead(
                rule,
                0,
                looks,
                "copied_share",
                List.of(
                        Fact.evidence("the same reason in %s of %s on %s, none with a case number"
                                .formatted(
                                        Counted.looks(looks), Counted.of(targets, "target"), Counted.of(days, "day"))),
                        Fact.evidence("%s of this account's accesses made by hand"
                                .formatted(Counted.percent(commonest.share()))),
                        scene.amongPeers("copied_share", "share of the commonest reason"),
                        Fact.counterEvidence(rule.falsePositives())),
                0,
                1));
    }

    private static boolean isCandidate(Look look) {
        return look.reasonClass() == ReasonClass.SUBSTANTIVE && look.reason() != 0 && !look.hasCase();
    }
}
