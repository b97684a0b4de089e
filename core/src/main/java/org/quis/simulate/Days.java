package org.quis.simulate;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/// The days the log covers, on the agency's clocks. Moments are seconds since 1970-01-01T00:00Z.
record Days(LocalDate first, int count, ZoneId zone) {

    LocalDate day(int index) {
        return first.plusDays(index);
    }

    LocalDate last() {
        return day(count - 1);
    }

    long start(LocalDate day) {
        return day.atStartOfDay(zone).toEpochSecond();
    }

    long at(LocalDate day, int hour) {
        return day.atTime(LocalTime.of(hour, 0)).atZone(zone).toEpochSecond();
    }

    LocalDate dateOf(long second) {
        return Instant.ofEpochSecond(second).atZone(zone).toLocalDate();
    }

    /// When the log ends: midnight after the last day.
    long end() {
        return start(day(count));
    }

    /// As the files spell a moment.
    static String text(long second) {
        return Instant.ofEpochSecond(second).toString();
    }
}
