package org.quis.audit;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.quis.access.Accesses;
import org.quis.access.Field;

/// When two rows are sightings of one access.
///
/// - An identifier of sixteen or more letters and digits (a UUID, say) is taken as unique in the world:
///   the same one in two agencies' exports is one access.
/// - A shorter one (`1`, `2`, …) is unique only in its source: it counts together with the time.
/// - Without identifier, the same user looking at the same target at the same time in the same layout is
///   one access; where the target is masked or missing, the whole row must be the same.
/// - Where neither identifier nor user is known, nothing is taken to be the same.
///
/// The fingerprint is SHA-256 cut to 128 bits: somebody who could make two accesses collide could make one
/// of them disappear from the count. One instance belongs to one thread.
final class Identity {
    private static final int GLOBAL_ID_CHARACTERS = 16;
    private static final HexFormat HEX = HexFormat.of();

    private final MessageDigest sha256;
    private final byte[] digest = new byte[32];
    private final byte[] scratch = new byte[8];

    Identity() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /// Looks at one row; [#high], [#low] and [#hex] tell of it until the next.
    ///
    /// @return whether another row can be a sighting of the same access
    boolean of(Accesses accesses, int row, String format) {
        boolean known = true;
        if (accesses.hasValue(Field.ACCESS_ID, row)) {
            add(accesses, Field.ACCESS_ID, row);
            if (!isGlobal(accesses, row)) number(accesses.timeMicros(row));
        } else {
            sha256.update(format.getBytes(StandardCharsets.UTF_8));
            known = accesses.hasValue(Field.USER_ID, row);
            if (known && accesses.hasValue(Field.SUBJECT, row)) {
                sha256.update((byte) 1);
                number(accesses.timeMicros(row));
                add(accesses, Field.USER_ID, row);
                add(accesses, Field.ORGANIZATION, row);
                add(accesses, Field.SUBJECT, row);
            } else {
                sha256.update((byte) 2);
                var rows = accesses.rows();
                sha256.update(rows.bytes(), rows.rowStart(row), rows.rowStart(row + 1) - rows.rowStart(row));
                if (!known) {
                    sha256.update(rows.source().label().getBytes(StandardCharsets.UTF_8));
                    number(rows.number(row));
                }
            }
        }
        try {
            sha256.digest(digest, 0, digest.length);
        } catch (DigestException e) {
            throw new AssertionError("the buffer has the digest's length", e);
        }
        return known;
    }

    private static boolean isGlobal(Accesses accesses, int row) {
        int length = accesses.length(Field.ACCESS_ID, row);
        if (length < GLOBAL_ID_CHARACTERS) return false;
        var bytes = accesses.buffer(Field.ACCESS_ID, row);
        int start = accesses.start(Field.ACCESS_ID, row);
        int characters = 0;
        for (int i = start; i < start + length; i++) {
            if (Character.isLetterOrDigit(bytes[i])) characters++;
        }
        return characters >= GLOBAL_ID_CHARACTERS;
    }

    private void add(Accesses accesses, Field field, int row) {
        if (!accesses.hasValue(field, row)) {
            number(-1);
            return;
        }
        number(accesses.length(field, row)); // so that `ab`,`c` is not `a`,`bc`
        sha256.update(accesses.buffer(field, row), accesses.start(field, row), accesses.length(field, row));
    }

    private void number(long value) {
        ByteBuffer.wrap(scratch).order(ByteOrder.BIG_ENDIAN).putLong(value);
        sha256.update(scratch);
    }

    long high() {
        return ByteBuffer.wrap(digest).getLong(0);
    }

    long low() {
        return ByteBuffer.wrap(digest).getLong(8);
    }

    /// The identifier given to an access whose source has none.
    byte[] hex() {
        return HEX.formatHex(Arrays.copyOf(digest, 16)).getBytes(StandardCharsets.US_ASCII);
    }
}
