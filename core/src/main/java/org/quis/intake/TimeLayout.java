package org.quis.intake;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One way of writing a time: `iso`, `epoch-millis`, or a pattern of [DateTimeFormatter] such as `MM/dd/yyyy, hh:mm:ss
/// a z`.
///
/// Ordinary patterns are read by [FastTime], straight from the bytes, at a fraction of the cost of
/// java.time; patterns with names of months and other rarities are left to java.time itself. Either way
/// `MM`, `dd`, `HH`, `hh` also accept one digit, because exports of one and the same program differ.
final class TimeLayout {
    private static final Pattern ODD = Pattern.compile("[^yuMdHhmsSaXz'/,.:\\-\\sT]|MMM|\\[|\\]|'(?!T')[^']*'(?<!'T')");

    /// Milliseconds since 1970, as many systems write times in JSON.
    private static final String EPOCH_MILLIS = "epoch-millis";

    private final String pattern;
    private final @Nullable FastTime fast;
    private final @Nullable DateTimeFormatter slow;

    private TimeLayout(String pattern, @Nullable FastTime fast, @Nullable DateTimeFormatter slow) {
        this.pattern = pattern;
        this.fast = fast;
        this.slow = slow;
    }

    /// @throws IllegalArgumentException if the pattern is neither `iso` nor one that [DateTimeFormatter] takes
    static TimeLayout of(String pattern) {
        if (pattern.equals("iso")) return new TimeLayout(pattern, new FastTime(FastTime.ISO), null);
        if (pattern.equals(EPOCH_MILLIS)) return new TimeLayout(pattern, null, null);
        var formatter = new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern.replace("yyyy", "uuuu"))
                .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
                .toFormatter(Locale.US);
        // with names of zones other than UTC, or with anything unusual, java.time decides
        if (ODD.matcher(pattern).find()) return new TimeLayout(pattern, null, formatter);
        return new TimeLayout(pattern, new FastTime(pattern), pattern.contains("z") ? formatter : null);
    }

    String pattern() {
        return pattern;
    }

    /// Reads a time into `out`. Returns whether the text has this layout; that the day exists is
    /// checked later, so that `02/30/2026` can be called what it is.
    boolean read(byte[] text, int from, int to, WallClock out) {
        if (pattern.equals(EPOCH_MILLIS)) return readEpoch(text, from, to, out);
        if (fast != null && fast.read(text, from, to, out)) return true;
        return slow != null && readSlowly(new String(text, from, to - from, StandardCharsets.UTF_8), out);
    }

    private static boolean readEpoch(byte[] text, int from, int to, WallClock out) {
        long millis = 0;
        for (int i = from; i < to; i++) {
            if (text[i] < '0' || text[i] > '9') return false;
            millis = millis * 10 + text[i] - '0';
        }
        if (to - from < 12 || to - from > 14) return false; // from 1973 to 5138
        out.clear();
        out.set(LocalDateTime.ofEpochSecond(millis / 1000, (int) (millis % 1000) * 1_000_000, ZoneOffset.UTC));
        out.offset(0);
        return true;
    }

    private boolean readSlowly(String text, WallClock out) {
        try {
            var parsed = Objects.requireNonNull(slow)
                    .parse(text.replace('\u202f', ' ').replace('\u00a0', ' '));
            var local = LocalDateTime.from(parsed);
            out.clear();
            out.set(local);
            ZoneId zone = parsed.query(TemporalQueries.zone());
            if (zone instanceof ZoneOffset offset) out.offset(offset.getTotalSeconds());
            else if (zone != null) out.offset(zone.getRules().getOffset(local).getTotalSeconds());
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /// An example for messages: this layout's way of writing one certain time.
    String example() {
        var at = ZonedDateTime.of(2026, 11, 23, 4, 0, 0, 0, ZoneOffset.UTC);
        if (pattern.equals("iso")) return "2026-11-23T04:00:00Z";
        if (pattern.equals(EPOCH_MILLIS)) return String.valueOf(at.toInstant().toEpochMilli());
        return DateTimeFormatter.ofPattern(pattern, Locale.US).format(at.withZoneSameInstant(ZoneId.of("UTC")));
    }
}
