package org.quis.detect;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.quis.explain.Ruling;
import org.quis.likeness.Fit;

/// Writes invented accesses of one account, one sentence at a time.
final class Log {
    static final long MINUTE = 60_000;
    static final long HOUR = 60 * MINUTE;
    static final long DAY = 24 * HOUR;
    private static final long MONDAY = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();

    private static final BitSet NONE = new BitSet();

    private final List<Look> looks = new ArrayList<>();
    private ReasonClass reasonClass = ReasonClass.SUBSTANTIVE;
    private long caseNumber;
    private long reason;
    private int place;
    private boolean automatic;

    /// Day 0 is a Monday.
    static long at(int day, int hour, int minute) {
        return MONDAY + day * DAY + hour * HOUR + minute * MINUTE;
    }

    Log saying(ReasonClass reasonClass) {
        this.reasonClass = reasonClass;
        return this;
    }

    Log reason(long reason) {
        this.reason = reason;
        return this;
    }

    Log forCase(long caseNumber) {
        this.caseNumber = caseNumber;
        return this;
    }

    Log from(int place) {
        this.place = place;
        return this;
    }

    Log byMachine(boolean automatic) {
        this.automatic = automatic;
        return this;
    }

    Log look(long timeMillis, long target) {
        looks.add(new Look(
                looks.size(),
                timeMillis,
                0,
                1,
                1,
                target,
                reason,
                caseNumber,
                new Connection(place, 0, 0),
                0,
                reasonClass,
                true,
                automatic,
                Ruling.OPEN,
                NONE,
                Fit.UNKNOWN));
        return this;
    }

    /// Ordinary work: three targets a day between nine and five, each under its own case and with its own reason.
    Log worksDays(int days) {
        for (int day = 0; day < days; day++) {
            for (int i = 0; i < 3; i++) {
                long number = 1_000_000 + day * 3L + i;
                forCase(number).reason(number).look(at(day, 9 + i * 3, 7 * i), number);
            }
        }
        return forCase(0).reason(0);
    }

    History history() {
        return new History(1, 1, looks);
    }

    List<Look> looks() {
        return looks;
    }

    /// What the shipped rules find, alone among nobody.
    List<Finding> findings() {
        return findings(history(), List.of());
    }

    static List<Finding> findings(History history, List<Measures> colleagues) {
        var examination = new Examination(Rules.shipped());
        var measures = examination.measure(history);
        var all = new ArrayList<>(colleagues);
        all.add(measures);
        return examination.examine(history, measures, examination.peers(all));
    }

    List<String> rulesFound() {
        return findings().stream().map(Finding::ruleId).sorted().toList();
    }
}
