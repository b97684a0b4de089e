package org.quis.detect;

import java.util.ArrayList;
import java.util.List;
import org.quis.explain.Circumstance;

/// Accesses by hand at hours the account hardly ever uses ([OwnHours]). One lead per account.
final class HoursUnusual implements Detector {
    private final Rule rule;

    HoursUnusual(Rules rules) {
        rule = rules.rule("hours-unusual");
    }

    @Override
    public List<Lead> examine(Scene scene) {
        var calendar = scene.calendar();
        var hours = OwnHours.of(scene.history(), calendar, rule);
        var looks = new ArrayList<Look>();
        int rarest = 0;
        int daysAround = Integer.MAX_VALUE;
        for (var look : scene.history().looks()) {
            int hour = calendar.hourOfDay(look.timeMillis());
            if (!look.automatic() && !look.ruling().is(Circumstance.ROSTERED) && hours.unusual(hour)) {
                looks.add(look);
                if (hours.daysAround(hour) < daysAround) {
                    daysAround = hours.daysAround(hour);
                    rarest = hour;
                }
            }
        }
        if (looks.isEmpty()) {
            return List.of();
        }
        long withCase = looks.stream().filter(Look::hasCase).count();
        var facts = new ArrayList<Fact>();
        facts.add(Fact.evidence("%s outside this account's own hours".formatted(Counted.looks(looks))));
        facts.add(Fact.evidence("around %02d:00 it was active on %s of %s"
                .formatted(rarest, Counted.of(daysAround, "day"), Counted.of(hours.days(), "active day"))));
        if (withCase > 0) {
            facts.add(Fact.counterEvidence("%s of them with a case number".formatted(Counted.of(withCase, "access"))));
        }
        facts.add(Fact.counterEvidence(rule.falsePositives()));
        return List.of(new Lead(rule, 0, looks, "unusual_hour_share", facts, 0, 1));
    }
}
