package org.quis.sigma;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// One value of an event, in the forms that questions need it in; each form is made once.
final class Cell {
    private final ZoneId zone;
    private Object value = "";
    private @Nullable String text;
    private @Nullable String folded;
    private @Nullable Amount amount;
    private boolean measured;

    Cell(ZoneId zone) {
        this.zone = zone;
    }

    Cell holding(Object newValue) {
        value = newValue;
        text = null;
        folded = null;
        measured = false;
        return this;
    }

    boolean isText() {
        return value instanceof String;
    }

    String text() {
        if (text == null) text = value instanceof String string ? string : text(value);
        return text;
    }

    /// @param cased whether case counts; otherwise the text is folded
    String text(boolean cased) {
        if (cased) return text();
        if (folded == null) folded = Fold.fold(text());
        return folded;
    }

    @Nullable
    Amount amount() {
        if (!measured) {
            measured = true;
            amount = value instanceof Number number
                    ? Amount.of(number)
                    : value instanceof String written ? Amount.parse(written) : null;
        }
        return amount;
    }

    /// A number is milliseconds since 1970, read in the engine's zone; a text is taken as it is written, as Sigma
    /// says.
    @Nullable
    LocalDateTime time() {
        try {
            if (value instanceof Number number) {
                return LocalDateTime.ofInstant(Instant.ofEpochMilli(number.longValue()), zone);
            }
            if (!(value instanceof String written) || written.length() < 10 || written.length() > 40) return null;
            if (written.length() == 10) return LocalDateTime.parse(written + "T00:00:00");
            var iso = written.charAt(10) == ' ' ? written.substring(0, 10) + "T" + written.substring(11) : written;
            return LocalDateTime.from(DateTimeFormatter.ISO_DATE_TIME.parse(iso));
        } catch (DateTimeException e) {
            return null; // not a time, so no part of it matches
        }
    }

    /// As a value is written when it is compared with texts, searched or counted.
    static String text(Object value) {
        return switch (value) {
            case String string -> string;
            case Long number -> Long.toString(number);
            case Number number -> Amount.of(number).text();
            default -> value.toString();
        };
    }
}
