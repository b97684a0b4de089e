package org.quis.detect;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.quis.likeness.Unlikeness;
import org.quis.likeness.Week;

/// The weeks of one account that are unlike its others and those of its colleagues.
final class Strange {
    private final Calendar calendar;
    private final Map<Long, Unlikeness> weeks = new HashMap<>(); // by their Monday

    private Strange(Calendar calendar) {
        this.calendar = calendar;
    }

    static Strange of(Scene scene) {
        var strange = new Strange(scene.calendar());
        for (var unlike : scene.peers().unlikeWeeks(scene.measures())) {
            strange.weeks.put(unlike.week().monday(), unlike);
        }
        return strange;
    }

    /// How unlike the weeks of a lead are, on average over what no duty explains, in nats.
    double nats(Lead lead) {
        if (weeks.isEmpty()) return 0;
        return lead.looks().stream()
                        .filter(look -> !look.isExplained())
                        .mapToDouble(this::nats)
                        .sum()
                / lead.looks().size();
    }

    /// What makes the strangest of a lead's weeks so.
    Optional<Fact> fact(Lead lead) {
        if (weeks.isEmpty()) return Optional.empty();
        return lead.looks().stream()
                .filter(look -> !look.isExplained())
                .map(look -> weeks.get(monday(look)))
                .filter(Objects::nonNull)
                .max(Comparator.comparingDouble(Unlikeness::nats))
                .map(unlike -> Fact.evidence("the week of %s is unlike the account's others: %s"
                        .formatted(
                                LocalDate.ofEpochDay(unlike.week().monday()),
                                unlike.because().getFirst())));
    }

    private long monday(Look look) {
        return Week.monday(calendar.day(look.timeMillis()));
    }

    private double nats(Look look) {
        var unlike = weeks.get(monday(look));
        return unlike == null ? 0 : unlike.nats();
    }
}
