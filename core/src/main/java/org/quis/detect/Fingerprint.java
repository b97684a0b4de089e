package org.quis.detect;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// 64 bits that stand for a text, so that equal texts can be found without keeping them.
///
/// Not cryptographic: it tells equal from different, and hides nothing from somebody who can guess the text.
/// Among a million different texts two collide with probability 3e-8.
final class Fingerprint {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ODD = 0x9E3779B97F4A7C15L;
    private static final long SEED = 0x2545F4914F6CDD1DL;

    private Fingerprint() {}

    /// Of ASCII letters (as upper case) and digits only, so `7abc 123` and `7ABC-123` are one. Bytes of other scripts
    /// count as they are, or every name in them would be the same. 0 if nothing remains.
    static long normalised(byte[] utf8, int from, int length) {
        long hash = SEED;
        long word = 0;
        int kept = 0;
        for (int i = from, end = from + length; i < end; i++) {
            int b = utf8[i];
            if (b >= 'a' && b <= 'z') {
                b -= 'a' - 'A';
            } else if (b >= 0 && !(b >= 'A' && b <= 'Z') && !(b >= '0' && b <= '9')) {
                continue;
            }
            word = word << 8 | (b & 0xFF);
            if ((++kept & 7) == 0) {
                hash = mix(hash, word);
                word = 0;
            }
        }
        return kept == 0 ? 0 : finish(mix(hash, word), kept);
    }

    /// Of the bytes as they are.
    static long exact(byte[] bytes, int from, int length) {
        long hash = SEED;
        int i = from;
        int end = from + length;
        for (; i + 8 <= end; i += 8) {
            hash = mix(hash, (long) LONG.get(bytes, i));
        }
        long word = 0;
        for (; i < end; i++) {
            word = word << 8 | (bytes[i] & 0xFF);
        }
        return finish(mix(hash, word), length);
    }

    private static long mix(long hash, long word) {
        long x = (hash ^ word) * ODD;
        x ^= x >>> 29;
        return x * 0xBF58476D1CE4E5B9L + hash;
    }

    private static long finish(long hash, int length) {
        long x = hash ^ length;
        x = (x ^ (x >>> 30)) * 0xBF58476D1CE4E5B9L;
        x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
        x ^= x >>> 31;
        return x == 0 ? 1 : x; // 0 is the word for "none"
    }
}
