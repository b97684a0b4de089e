package org.quis.audit;

import java.util.concurrent.ThreadLocalRandom;
import net.jpountz.xxhash.XXHash64;
import net.jpountz.xxhash.XXHashFactory;
import org.quis.access.Accesses;
import org.quis.access.Field;
import org.quis.explain.Ruling;

/// Numbers that are equal where two typed values are the same but for spaces, marks and case:
/// `7abc 123` and `7ABC-123`, `24-001234` and `24 001234`.
///
/// Only used to group within one run; seeded anew for each, so nobody can prepare values that collide.
final class Fingerprint {
    static final long SEED = ThreadLocalRandom.current().nextLong();

    private final XXHash64 hash = XXHashFactory.fastestJavaInstance().hash64();
    private byte[] normal = new byte[256];

    /// Whom or what a row is about: the person, where one is known, else what was typed.
    long target(Accesses accesses, int row, Ruling ruling) {
        return ruling.person() >= 0 ? Explaining.target(ruling.person()) : of(accesses, Field.SUBJECT, row);
    }

    /// @return 0 where the row has no such value, or one without a letter or digit
    long of(Accesses accesses, Field field, int row) {
        if (!accesses.hasValue(field, row)) return 0;
        int length = accesses.length(field, row);
        if (normal.length < length) normal = new byte[length];
        var bytes = accesses.buffer(field, row);
        int start = accesses.start(field, row);
        int size = 0;
        for (int i = start; i < start + length; i++) {
            byte b = bytes[i];
            if (b >= 'a' && b <= 'z') normal[size++] = (byte) (b - 32);
            else if ((b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9') || b < 0) normal[size++] = b;
        }
        if (size == 0) return 0;
        long value = hash.hash(normal, 0, size, SEED);
        return value == 0 ? 1 : value;
    }
}
