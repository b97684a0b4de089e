package org.quis.audit;

/// The results could not be written: disk full, folder in use, no permission. Nothing half-written is left.
public final class OutputException extends Exception {
    private final String hint;

    /// @param problem place and problem, lower case
    /// @param hint    what to do about it
    public OutputException(String problem, String hint) {
        super(problem);
        this.hint = hint;
    }

    public String hint() {
        return hint;
    }
}
