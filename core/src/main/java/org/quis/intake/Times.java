package org.quis.intake;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The ways a format writes its times, and the zone of those that name none.
///
/// A local time that the clocks skipped in spring never was, and is refused. One that they passed twice
/// in autumn is taken the first time, the summer-time reading, because something must be chosen and the
/// choice must be the same everywhere; [Reader#ambiguous] counts how often that happened.
final class Times {
    private final List<TimeLayout> layouts;
    private final @Nullable ZoneId zone;

    Times(List<TimeLayout> layouts, @Nullable ZoneId zone) {
        this.layouts = List.copyOf(layouts);
        this.zone = zone;
    }

    Reader reader() {
        return new Reader();
    }

    enum Outcome {
        READ,
        NOT_A_TIME,
        NO_SUCH_DAY,
        SKIPPED_BY_CLOCKS,
        ZONE_UNKNOWN
    }

    /// Why a text was refused, as a sentence's end that names what was expected.
    String problem(Outcome outcome, String text) {
        return switch (outcome) {
            case READ -> "";
            case NOT_A_TIME ->
                "`" + text + "` is not a time like " + layouts.getFirst().example();
            case NO_SUCH_DAY -> "`" + text + "` is a day or time that does not exist";
            case SKIPPED_BY_CLOCKS ->
                "`" + text + "` did not exist in " + zone + ", where the clocks were put forward over it";
            case ZONE_UNKNOWN -> "`" + text + "` names no zone; say which with --zone, such as --zone Europe/Berlin";
        };
    }

    /// Reads times one after the other, for one thread. Remembers the layout that fitted last and the
    /// offset of the day last seen.
    final class Reader {
        private final WallClock clock = new WallClock();
        private int likely;
        private long micros;
        private long ambiguous;
        private long knownDay = Long.MIN_VALUE;
        private int knownOffset;

        Outcome read(byte[] text, int from, int to) {
            if (!layouts.get(likely).read(text, from, to, clock) && !readOtherwise(text, from, to))
                return Outcome.NOT_A_TIME;
            if (!clock.exists()) return Outcome.NO_SUCH_DAY;
            long local = clock.localMicros();
            if (clock.hasOffset()) {
                micros = local - clock.offsetSeconds() * 1_000_000L;
                return Outcome.READ;
            }
            if (zone == null) return Outcome.ZONE_UNKNOWN;
            long day = clock.epochDay();
            if (day != knownDay && !learn(day, zone.getRules())) return readNearTransition(local, zone.getRules());
            micros = local - knownOffset * 1_000_000L;
            return Outcome.READ;
        }

        /// Microseconds since 1970-01-01T00:00Z of the time read last.
        long micros() {
            return micros;
        }

        long ambiguous() {
            return ambiguous;
        }

        private boolean readOtherwise(byte[] text, int from, int to) {
            for (int i = 0; i < layouts.size(); i++) {
                if (i != likely && layouts.get(i).read(text, from, to, clock)) {
                    likely = i;
                    return true;
                }
            }
            return false;
        }

        /// Remembers the offset of a day on which the clocks were not changed.
        private boolean learn(long day, ZoneRules rules) {
            var midnight = LocalDate.ofEpochDay(day).atStartOfDay();
            var offsets = rules.getValidOffsets(midnight);
            if (offsets.size() != 1) return false;
            var next = rules.nextTransition(midnight.toInstant(offsets.getFirst()));
            if (next != null
                    && !next.getDateTimeBefore().isAfter(midnight.plusDays(1).plusHours(3))) return false;
            knownDay = day;
            knownOffset = offsets.getFirst().getTotalSeconds();
            return true;
        }

        private Outcome readNearTransition(long local, ZoneRules rules) {
            var time = LocalDateTime.ofEpochSecond(
                    Math.floorDiv(local, 1_000_000L), (int) Math.floorMod(local, 1_000_000L) * 1000, ZoneOffset.UTC);
            var offsets = rules.getValidOffsets(time);
            if (offsets.isEmpty()) return Outcome.SKIPPED_BY_CLOCKS;
            if (offsets.size() > 1) ambiguous++;
            micros = local - offsets.getFirst().getTotalSeconds() * 1_000_000L;
            return Outcome.READ;
        }
    }
}
