package org.quis.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quis.detect.EventFields;
import org.quis.detect.Examination;
import org.quis.detect.Finding;
import org.quis.detect.RuleBook;
import org.quis.sigma.Correlated;
import org.quis.sigma.Correlator;
import org.quis.sigma.Event;

/// What rules find in several accesses together. Only accesses that match a rule are kept for it, and only where there
/// are rules of that kind.
final class Correlating {
    private static final int MOST = 2_000_000;

    /// An access that matches rules, with the values that they may be grouped by.
    record Kept(
            long id,
            long timeMillis,
            long turn,
            int user,
            int organization,
            int[] matched,
            @Nullable Object[] values) implements Event {
        static Kept of(Event event, long turn, int user, int organization, int[] matched) {
            var values = new @Nullable Object[EventFields.ALL.size()];
            for (int field = 0; field < values.length; field++) values[field] = event.value(field);
            return new Kept(event.id(), event.timeMillis(), turn, user, organization, matched, values);
        }

        @Override
        public @Nullable Object value(int field) {
            return values[field];
        }

        Kept at(long entry) {
            return new Kept(entry, timeMillis, turn, user, organization, matched, values);
        }
    }

    private static final Comparator<Kept> BY_TIME = Comparator.comparingLong(Kept::timeMillis)
            .thenComparingLong(Kept::turn)
            .thenComparingLong(Kept::id);

    private record Whose(int user, int organization) {}

    private final List<Kept> kept = new ArrayList<>();

    void add(List<Kept> batch, long first) throws IOException {
        for (var event : batch) kept.add(event.at(first + event.id()));
        if (kept.size() <= MOST) return;
        throw new IOException(
                "more than %,d accesses match rules that a correlation looks at; narrow them".formatted(MOST));
    }

    /// Ordered by time, so that no result depends on the order of files or rows: a correlator tells events of one
    /// millisecond apart by their numbers, so each has its place for one. A second sighting is no second access.
    List<Finding> findings(RuleBook book, Marks marks, Examination examination) {
        var events = kept.stream()
                .filter(event -> marks.first(event.id()) == event.id())
                .sorted(BY_TIME)
                .toList();
        var correlator = Correlator.of(book.rules(), EventFields.ALL);
        var alone = book.standAlone();
        var findings = new ArrayList<Finding>();
        var episodes = new ArrayList<Correlated>();
        for (int place = 0; place < events.size(); place++) {
            var event = events.get(place).at(place);
            episodes.addAll(correlator.add(event, event.matched()));
        }
        episodes.addAll(correlator.finish());
        for (var episode : episodes) {
            if (!alone.get(episode.rule())) continue;
            Map<Whose, List<Kept>> byAccount = new LinkedHashMap<>();
            for (long place : episode.eventIds()) {
                var event = events.get((int) place);
                byAccount
                        .computeIfAbsent(new Whose(event.user(), event.organization()), _ -> new ArrayList<>())
                        .add(event);
            }
            byAccount.forEach((whose, of) -> findings.add(examination.together(
                    book.rule(episode.rule()),
                    whose.user(),
                    whose.organization(),
                    of.stream().mapToLong(Kept::id).toArray(),
                    of.getFirst().timeMillis(),
                    of.getLast().timeMillis(),
                    episode.key())));
        }
        return findings;
    }
}
