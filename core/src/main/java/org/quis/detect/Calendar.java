package org.quis.detect;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneRules;

/// Days and hours of the place where people work. Remembers the offset until it next changes, so asking costs a few
/// nanoseconds for times in order. Not for use by several threads.
final class Calendar {
    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;

    private final ZoneRules rules;
    private long from = Long.MAX_VALUE;
    private long to = Long.MIN_VALUE;
    private long offsetMillis;

    Calendar(ZoneId zone) {
        rules = zone.getRules();
    }

    /// Days since 1970-01-01, local.
    long day(long millis) {
        return Math.floorDiv(local(millis), DAY);
    }

    /// Hours since 1970, counted in local days.
    long hour(long millis) {
        return Math.floorDiv(local(millis), HOUR);
    }

    /// 0 to 23.
    int hourOfDay(long millis) {
        return (int) Math.floorMod(hour(millis), 24L);
    }

    String date(long millis) {
        return LocalDate.ofEpochDay(day(millis)).toString();
    }

    private long local(long millis) {
        if (millis < from || millis >= to) {
            var instant = Instant.ofEpochMilli(millis);
            offsetMillis = rules.getOffset(instant).getTotalSeconds() * 1000L;
            var before = rules.previousTransition(instant.plusMillis(1));
            var after = rules.nextTransition(instant);
            from = before == null ? Long.MIN_VALUE : before.getInstant().toEpochMilli();
            to = after == null ? Long.MAX_VALUE : after.getInstant().toEpochMilli();
        }
        return millis + offsetMillis;
    }
}
