package org.quis.desk;

/// An act may not be done, and the message says why to whoever wanted to do it.
public final class Refused extends Exception {
    public enum Why {
        /// not by them
        NOT_THEIRS,
        /// not now: something else comes first, or is over
        NOT_NOW,
        /// somebody else was faster
        OVERTAKEN
    }

    private static final long serialVersionUID = 1;

    private final Why why;

    public Refused(Why why, String message) {
        super(message);
        this.why = why;
    }

    public Why why() {
        return why;
    }

    static Refused notTheirs(String message) {
        return new Refused(Why.NOT_THEIRS, message);
    }

    static Refused notNow(String message) {
        return new Refused(Why.NOT_NOW, message);
    }
}
