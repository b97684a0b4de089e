package org.quis.detect;

/// What tells two places from each other. A session is no place, but where nothing better is known two of one account
/// at once may be two people.
public enum Means {
    DEVICE,
    ADDRESS,
    SESSION;

    /// The place by this means; 0 where it says nothing.
    int place(Connection from) {
        return switch (this) {
            case DEVICE -> from.device();
            case ADDRESS -> from.address();
            case SESSION -> from.place() == 0 ? from.session() : 0;
        };
    }

    /// Whether one must be seen to go on after the other began: whoever logs out and in again has a new session.
    boolean mustGoOn() {
        return this == SESSION;
    }
}
