package org.quis.audit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.quis.access.Accesses;
import org.quis.access.Field;
import org.quis.detect.ReasonClass;
import org.quis.detect.Reasons;
import org.quis.explain.Circumstance;
import org.quis.explain.Ruling;

/// What the log itself says of how an access came about.
final class Stated {
    private static final byte[] QUERY = "query".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LOOKUP = "lookup".getBytes(StandardCharsets.US_ASCII);

    private Stated() {}

    static ReasonClass reason(Reasons reasons, Accesses accesses, int row) {
        return switch (accesses.state(Field.REASON, row)) {
            case NOT_EXPORTED -> ReasonClass.NOT_EXPORTED;
            case REDACTED -> ReasonClass.REDACTED;
            case BLANK -> ReasonClass.BLANK;
            case VALUE ->
                reasons.classify(
                        accesses.buffer(Field.REASON, row),
                        accesses.start(Field.REASON, row),
                        accesses.length(Field.REASON, row));
        };
    }

    static boolean isSearch(Accesses accesses, int row) {
        return starts(accesses, Field.ACTION, row, QUERY) && accesses.length(Field.ACTION, row) == QUERY.length;
    }

    /// Whether a machine made it: on somebody's behalf, such as a hot-list lookup, or under an account of its own.
    static boolean isAutomatic(Accesses accesses, int row, Ruling ruling) {
        return starts(accesses, Field.SEARCH_TYPE, row, LOOKUP) || ruling.is(Circumstance.MACHINE);
    }

    private static boolean starts(Accesses accesses, Field field, int row, byte[] prefix) {
        if (!accesses.hasValue(field, row) || accesses.length(field, row) < prefix.length) return false;
        int start = accesses.start(field, row);
        return Arrays.equals(accesses.buffer(field, row), start, start + prefix.length, prefix, 0, prefix.length);
    }
}
