package org.quis.simulate;

/// One stretch of duty, in seconds since 1970; `number` tells a user's shifts apart.
record Shift(Account account, int number, long start, long end) {

    boolean covers(long second) {
        return second >= start && second < end;
    }
}
