package org.quis.anchor;

/// A time-stamp that was read in full and does not prove what it should: forged, altered, or of something else.
///
/// The message is to be read after the place it was found at.
public final class BrokenStamp extends Exception {
    private static final long serialVersionUID = 1L;

    BrokenStamp(String message) {
        super(message);
    }
}
