package org.quis.ties;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Reads the instants and days of reference tables, as milliseconds since 1970-01-01T00:00Z.
///
/// A day begins at midnight of the agency's zone. An instant without an offset is of that zone, too.
final class Moments {
    static final long UNKNOWN = Long.MIN_VALUE;
    static final long WRONG = Long.MIN_VALUE + 1;
    private static final int MOST_DAYS = 100_000;

    private final ZoneId zone;
    private final Map<String, Long> days = new HashMap<>();

    Moments(ZoneId zone) {
        this.zone = zone;
    }

    /// @return [#UNKNOWN] for an empty cell, [#WRONG] for one that is no instant and no day
    long read(String cell) {
        if (cell.isBlank()) return UNKNOWN;
        var text = cell.strip();
        if (text.length() == 10) {
            var known = days.get(text);
            if (known != null) return known;
            long day = day(text)
                    .map(date -> date.atStartOfDay(zone).toInstant().toEpochMilli())
                    .orElse(WRONG);
            if (days.size() < MOST_DAYS) days.put(text, day);
            return day;
        }
        if (text.length() == 20 && text.charAt(19) == 'Z' || text.length() == 25) {
            long fast = fast(text);
            if (fast != WRONG) return fast;
        }
        var iso =
                text.length() > 10 && text.charAt(10) == ' ' ? text.substring(0, 10) + 'T' + text.substring(11) : text;
        try {
            return OffsetDateTime.parse(iso).toInstant().toEpochMilli();
        } catch (DateTimeParseException _) { // perhaps it says no offset
        }
        try {
            return LocalDateTime.parse(iso).atZone(zone).toInstant().toEpochMilli();
        } catch (DateTimeException _) {
            return WRONG;
        }
    }

    Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    /// `2026-11-23T04:00:00Z` and `2026-11-23T04:00:00-07:00`; anything else is left to the JDK.
    private static long fast(String text) {
        if (text.charAt(4) != '-' || text.charAt(7) != '-' || text.charAt(10) != 'T') return WRONG;
        if (text.charAt(13) != ':' || text.charAt(16) != ':') return WRONG;
        int year = number(text, 0, 4);
        int month = number(text, 5, 2);
        int day = number(text, 8, 2);
        int hour = number(text, 11, 2);
        int minute = number(text, 14, 2);
        int second = number(text, 17, 2);
        if (year < 0 || month < 1 || month > 12 || day < 1 || day > 28) return WRONG; // long days: the JDK knows
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return WRONG;
        long offset = 0;
        if (text.length() == 25) {
            int hours = number(text, 20, 2);
            int minutes = number(text, 23, 2);
            char sign = text.charAt(19);
            if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59 || text.charAt(22) != ':') return WRONG;
            if (sign != '+' && sign != '-') return WRONG;
            offset = (sign == '+' ? 1 : -1) * (hours * 60L + minutes) * 60;
        }
        long days = LocalDate.of(year, month, day).toEpochDay();
        return (days * 86_400 + hour * 3_600L + minute * 60L + second - offset) * 1_000;
    }

    private static int number(String text, int at, int length) {
        int number = 0;
        for (int i = at; i < at + length; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) return -1;
            number = number * 10 + digit;
        }
        return number;
    }
}
