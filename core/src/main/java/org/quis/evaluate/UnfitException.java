package org.quis.evaluate;

/// A file that cannot be compared with the others. The message is for who gave it: place, problem.
public final class UnfitException extends Exception {
    private static final long serialVersionUID = 1L;

    UnfitException(String place, String problem) {
        super(place + ": " + problem);
    }
}
