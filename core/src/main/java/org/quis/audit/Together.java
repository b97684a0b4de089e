package org.quis.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.quis.detect.EventFields;
import org.quis.detect.Examination;
import org.quis.detect.Finding;
import org.quis.detect.RuleBook;
import org.quis.sigma.Correlated;
import org.quis.sigma.Correlator;

/// What correlations find in accesses: for each episode a finding of every account that has a part in it.
final class Together {
    private final RuleBook book;
    private final Examination examination;

    Together(RuleBook book, Examination examination) {
        this.book = book;
        this.examination = examination;
    }

    /// One account's part in an episode.
    ///
    /// @param of      its accesses, in order of time
    /// @param all     with those of others
    record Part(Finding finding, List<Kept> of, List<Kept> all) {}

    private record Whose(int user, int organization) {}

    /// Not more than so far apart can accesses be that are looked at together.
    long reachMillis() {
        return correlator().reachMillis();
    }

    private Correlator correlator() {
        return Correlator.of(book.rules(), EventFields.ALL);
    }

    /// @param events in [Kept#IN_TIME]; a correlator tells those of one millisecond apart by their numbers, so each
    ///               has its place for one
    List<Part> find(List<Kept> events) {
        var correlator = correlator();
        var episodes = new ArrayList<Correlated>();
        for (int place = 0; place < events.size(); place++) {
            var event = events.get(place).at(place);
            episodes.addAll(correlator.add(event, event.matched()));
        }
        episodes.addAll(correlator.finish());
        var alone = book.standAlone();
        var parts = new ArrayList<Part>();
        for (var episode : episodes) {
            if (alone.get(episode.rule())) parts(episode, events, parts);
        }
        return parts;
    }

    private void parts(Correlated episode, List<Kept> events, List<Part> parts) {
        Map<Whose, List<Kept>> byAccount = new LinkedHashMap<>();
        var all = new ArrayList<Kept>();
        for (long place : episode.eventIds()) {
            var event = events.get((int) place);
            all.add(event);
            byAccount
                    .computeIfAbsent(new Whose(event.user(), event.organization()), _ -> new ArrayList<>())
                    .add(event);
        }
        byAccount.forEach((whose, of) -> parts.add(new Part(finding(episode, whose, of), of, all)));
    }

    private Finding finding(Correlated episode, Whose whose, List<Kept> of) {
        long target = of.getFirst().target();
        return examination.together(
                book.rule(episode.rule()),
                whose.user(),
                whose.organization(),
                of.stream().allMatch(event -> event.target() == target) ? target : 0,
                of.stream().mapToLong(Kept::id).toArray(),
                of.getFirst().timeMillis(),
                of.getLast().timeMillis(),
                !episode.key().isEmpty());
    }
}
