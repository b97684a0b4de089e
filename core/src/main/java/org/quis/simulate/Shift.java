package org.quis.simulate;

/// One stretch of duty, in seconds since 1970.
///
/// @param number     tells a user's shifts apart
/// @param enteredEnd when it ended according to the rota; overtime is not always entered
record Shift(Account account, int number, long start, long end, long enteredEnd) {

    boolean covers(long second) {
        return second >= start && second < end;
    }
}
