package org.quis.sigma;

import java.time.LocalDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalField;

/// Sigma's time modifiers. Weeks are those of ISO 8601.
enum TimePart {
    MINUTE(ChronoField.MINUTE_OF_HOUR, 0, 59),
    HOUR(ChronoField.HOUR_OF_DAY, 0, 23),
    DAY(ChronoField.DAY_OF_MONTH, 1, 31),
    WEEK(IsoFields.WEEK_OF_WEEK_BASED_YEAR, 1, 53),
    MONTH(ChronoField.MONTH_OF_YEAR, 1, 12),
    YEAR(ChronoField.YEAR, 0, 9999);

    private final TemporalField field;
    final int least;
    final int most;

    TimePart(TemporalField field, int least, int most) {
        this.field = field;
        this.least = least;
        this.most = most;
    }

    long of(LocalDateTime time) {
        return time.getLong(field);
    }
}
