package org.quis.audit;

import org.quis.access.Accesses;
import org.quis.access.Field;

/// Whose turn it is among accesses of one millisecond: the same whatever the order in which their rows are read.
///
/// What the log tells beyond the millisecond comes first. Then the number that the identifier ends in: most sources
/// number what they write, so their order is kept. Where that says nothing, a fingerprint of the access decides; it
/// means nothing, but is the same in every file and on every day.
final class Turn {
    private static final int NUMBER_BITS = 23; // a counter goes round now and then: it tells neighbours apart
    private static final int FINGERPRINT_BITS = 30; // the rest, but for the sign

    private Turn() {}

    /// @param identity has just looked at this row
    static long of(Accesses accesses, int row, Identity identity) {
        long micros = Math.floorMod(accesses.timeMicros(row), 1000L);
        return (micros << NUMBER_BITS | low(number(accesses, row), NUMBER_BITS)) << FINGERPRINT_BITS
                | low(identity.high(), FINGERPRINT_BITS);
    }

    private static long number(Accesses accesses, int row) {
        if (!accesses.hasValue(Field.ACCESS_ID, row)) return 0;
        var bytes = accesses.buffer(Field.ACCESS_ID, row);
        int start = accesses.start(Field.ACCESS_ID, row);
        long number = 0;
        long unit = 1;
        for (int at = start + accesses.length(Field.ACCESS_ID, row) - 1; at >= start; at--) {
            int digit = bytes[at] - '0';
            if (digit < 0 || digit > 9) break;
            number += digit * unit;
            unit *= 10; // may overflow: the low bits stay the same for all
        }
        return number;
    }

    private static long low(long number, int bits) {
        return number & (1L << bits) - 1;
    }
}
