package org.quis.audit;

import java.util.Arrays;
import org.quis.access.Accesses;
import org.quis.access.Field;

/// One worker's memory of the [Accounts] it met, so that a name seen a thousand times becomes a string once.
final class AccountCache {
    private static final int SLOTS = 1 << 14;

    private final Accounts accounts;
    private final byte[][] keys = new byte[SLOTS][];
    private final int[] values = new int[SLOTS];
    private final byte[][] organizationKeys = new byte[SLOTS][];
    private final int[] organizationValues = new int[SLOTS];

    AccountCache(Accounts accounts) {
        this.accounts = accounts;
    }

    /// @return the organization's number, -1 where the row does not say
    int organization(Accesses accesses, int row) {
        if (!accesses.hasValue(Field.ORGANIZATION, row)) return -1;
        var bytes = accesses.buffer(Field.ORGANIZATION, row);
        int from = accesses.start(Field.ORGANIZATION, row);
        int length = accesses.length(Field.ORGANIZATION, row);
        int slot = hash(bytes, from, length, 0);
        if (!same(organizationKeys[slot], bytes, from, length)) {
            organizationValues[slot] = accounts.organization(accesses.text(Field.ORGANIZATION, row));
            organizationKeys[slot] = Arrays.copyOfRange(bytes, from, from + length);
        }
        return organizationValues[slot];
    }

    /// @return the account's number, -1 where the row does not say who looked
    int account(Accesses accesses, int row, int organization) {
        if (!accesses.hasValue(Field.USER_ID, row)) return -1;
        var bytes = accesses.buffer(Field.USER_ID, row);
        int from = accesses.start(Field.USER_ID, row);
        int length = accesses.length(Field.USER_ID, row);
        int slot = hash(bytes, from, length, organization);
        var key = keys[slot];
        if (key == null
                || key.length != length + 4
                || organization(key) != organization
                || !Arrays.equals(key, 4, length + 4, bytes, from, from + length)) {
            values[slot] = accounts.account(accesses.text(Field.USER_ID, row), organization);
            keys[slot] = key(organization, bytes, from, length);
        }
        return values[slot];
    }

    private static byte[] key(int organization, byte[] bytes, int from, int length) {
        var key = new byte[length + 4];
        for (int i = 0; i < 4; i++) key[i] = (byte) (organization >>> (24 - 8 * i));
        System.arraycopy(bytes, from, key, 4, length);
        return key;
    }

    private static int organization(byte[] key) {
        return key[0] << 24 | (key[1] & 0xff) << 16 | (key[2] & 0xff) << 8 | key[3] & 0xff;
    }

    private static boolean same(byte @org.jspecify.annotations.Nullable [] key, byte[] bytes, int from, int length) {
        return key != null && key.length == length && Arrays.equals(key, 0, length, bytes, from, from + length);
    }

    private static int hash(byte[] bytes, int from, int length, int seed) {
        int hash = seed * 31 + 17;
        for (int i = from; i < from + length; i++) hash = 31 * hash + bytes[i];
        hash *= 0x9E3779B9;
        return hash >>> 18;
    }
}
