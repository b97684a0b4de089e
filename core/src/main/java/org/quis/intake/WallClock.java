package org.quis.intake;

import java.time.LocalDateTime;

/// A time as written, before anyone has asked whether that day exists or where the clock hung.
/// Reused from row to row, hence mutable; never shared between threads.
final class WallClock {
    private static final int NO_OFFSET = Integer.MIN_VALUE;

    int year;
    int month;
    int day;
    int hour;
    int minute;
    int second;
    int micros;
    private int offsetSeconds = NO_OFFSET;

    void clear() {
        year = 0;
        month = 1;
        day = 1;
        hour = 0;
        minute = 0;
        second = 0;
        micros = 0;
        offsetSeconds = NO_OFFSET;
    }

    void set(LocalDateTime time) {
        year = time.getYear();
        month = time.getMonthValue();
        day = time.getDayOfMonth();
        hour = time.getHour();
        minute = time.getMinute();
        second = time.getSecond();
        micros = time.getNano() / 1000;
    }

    void offset(int seconds) {
        offsetSeconds = seconds;
    }

    boolean hasOffset() {
        return offsetSeconds != NO_OFFSET;
    }

    int offsetSeconds() {
        return offsetSeconds;
    }

    /// Whether the calendar has such a day and the clock such a time.
    boolean exists() {
        return month >= 1
                && month <= 12
                && day >= 1
                && day <= daysInMonth()
                && hour <= 23
                && minute <= 59
                && second <= 59;
    }

    private int daysInMonth() {
        return switch (month) {
            case 4, 6, 9, 11 -> 30;
            case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            default -> 31;
        };
    }

    /// Days since 1970-01-01, by counting years from March so that the leap day comes last.
    long epochDay() {
        int y = month <= 2 ? year - 1 : year;
        int era = Math.floorDiv(y, 400);
        int yearOfEra = y - era * 400;
        int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097L + dayOfEra - 719_468;
    }

    /// Microseconds since 1970-01-01T00:00 by this clock, wherever it hung.
    long localMicros() {
        return ((epochDay() * 24 + hour) * 60 + minute) * 60_000_000L + second * 1_000_000L + micros;
    }
}
