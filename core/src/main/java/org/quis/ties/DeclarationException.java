package org.quis.ties;

/// A file of declarations that cannot be used. The message is for who wrote it: place, problem, hint.
public final class DeclarationException extends Exception {
    private static final long serialVersionUID = 1L;

    DeclarationException(String place, String problem) {
        super(place + ": " + problem
                + "\n  the shipped `ties.yaml` shows what can be said; `./quis ties show` prints it");
    }
}
