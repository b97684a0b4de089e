package org.quis.results;

/// A file that cannot be compared with the others. The message is for who gave it: place, problem.
public final class UnfitException extends Exception {
    private static final long serialVersionUID = 1L;

    public UnfitException(String place, String problem) {
        super(place + ": " + problem);
    }
}
