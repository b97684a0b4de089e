package org.quis.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.quis.access.Field;
import org.quis.access.Rows;
import org.quis.access.Source;
import org.quis.detect.Reasons;
import org.quis.detect.RuleBook;
import org.quis.detect.Rules;
import org.quis.explain.Ruling;
import org.quis.explain.Verdict;
import org.quis.intake.Intake;
import org.quis.intake.Layout;
import org.quis.intake.Sink;
import org.quis.intake.UnreadableException;
import org.quis.sigma.DetectionRule;
import org.quis.sigma.Matcher;
import org.quis.ties.Ties;

/// What rules would flag, before they are switched on: nothing is sealed and nothing is written.
public final class Preview {
    /// @param matched   accesses that match, a second sighting of one among them
    /// @param explained of these, those that a duty explains
    /// @param perDay    a mean over the days from the log's first access to its last
    public record Flagged(String rule, long matched, long explained, double perDay) {}

    private final RuleBook book;
    private final @Nullable Ties ties;
    private final @Nullable Explaining explaining;
    private final Reasons reasons = Reasons.of(Rules.shipped());
    private final Matcher matcher;
    private final long[] matched;
    private final long[] explained;
    private final TreeSet<Long> days = new TreeSet<>();
    private final Matches matches;
    private final Fingerprint fingerprint = new Fingerprint();
    private final Map<Long, List<Pending>> pending = new HashMap<>(); // by account; 0 is unknown

    /// An access of which can only be told what it matches when all are read.
    private record Pending(long timeMillis, long target, boolean automatic, int number, boolean explained) {}

    private Preview(RuleBook book, @Nullable Ties ties) {
        this.book = book;
        this.ties = ties;
        explaining = ties == null ? null : new Explaining(ties);
        matcher = book.engine().matcher();
        matches = new Matches(book);
        matched = new long[book.rules().size()];
        explained = new long[book.rules().size()];
    }

    /// @param ties `null` without reference data: then nothing is explained
    /// @param from the first rule that is asked about, by its number
    /// @return of every rule from there that is about single accesses
    public static List<Flagged> of(
            RuleBook book, int from, Intake intake, List<Path> logs, @Nullable Ties ties, ZoneId zone)
            throws UnreadableException, IOException, InterruptedException {
        var preview = new Preview(book, ties);
        for (var log : logs) intake.read(log, 0, preview.sink(zone));
        preview.settle();
        double span = preview.days.isEmpty() ? 1 : preview.days.last() - preview.days.first() + 1;
        var flagged = new ArrayList<Flagged>();
        for (int rule = from; rule < preview.matched.length; rule++) {
            if (!(book.rules().get(rule) instanceof DetectionRule)) continue;
            flagged.add(new Flagged(
                    book.rule(rule).id(),
                    preview.matched[rule],
                    preview.explained[rule],
                    preview.matched[rule] / span));
        }
        return flagged;
    }

    private Sink sink(ZoneId zone) {
        return new Sink() {
            @Override
            public void begin(Source source, Layout layout, String formatName) {}

            @Override
            public void rows(Rows rows, Layout layout) {
                var accesses = layout.read(rows);
                var rulings = new Rulings(accesses.count());
                var event = new AccessEvent(ties, accesses);
                for (int row = 0; row < accesses.count(); row++) {
                    if (accesses.isRejected(row)) continue;
                    long time = Math.floorDiv(accesses.timeMicros(row), 1000L);
                    days.add(Instant.ofEpochMilli(time)
                            .atZone(zone)
                            .toLocalDate()
                            .toEpochDay());
                    var ruling = explaining == null ? Ruling.OPEN : explaining.explain(accesses, row, rulings);
                    var reason = Stated.reason(reasons, accesses, row);
                    boolean automatic = Stated.isAutomatic(accesses, row, ruling);
                    boolean isExplained = ruling.verdict() == Verdict.EXPLAINED;
                    var now = matcher.match(event.at(accesses, row, ruling, reason, automatic));
                    if (matches.counts()) {
                        long target = fingerprint.target(accesses, row, ruling);
                        pending.computeIfAbsent(fingerprint.of(accesses, Field.USER_ID, row), _ -> new ArrayList<>())
                                .add(new Pending(
                                        time, target, automatic, matches.number(matcher, event, now), isExplained));
                    } else {
                        for (int rule : now) count(rule, isExplained);
                    }
                }
            }

            @Override
            public void end(Source source, long dataRows) {}
        };
    }

    private void count(int rule, boolean isExplained) {
        matched[rule]++;
        if (isExplained) explained[rule]++;
    }

    private void settle() {
        pending.forEach((account, of) -> {
            of.sort(Comparator.comparingLong(Pending::timeMillis));
            var lookups = new Lookups();
            for (var one : of) {
                // an unknown crowd is nobody who returns
                long times = account == 0 ? 0 : lookups.count(one.target, one.timeMillis, one.automatic);
                matches.of(one.number, times).stream().forEach(rule -> count(rule, one.explained));
            }
        });
    }
}
