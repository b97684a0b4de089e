package org.quis.intake;

import java.util.List;

/// A file that cannot be read as a log at all, so that its operator must do something first. A row
/// that cannot be read is not this: it is a [org.quis.access.Rejection], and the file goes on.
///
/// The message is for that operator: place, problem, then what to do about it on lines of its own.
public final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    public UnreadableException(String place, String problem, List<String> hints) {
        super(message(place, problem, hints));
    }

    UnreadableException(String place, String problem, String hint) {
        this(place, problem, List.of(hint));
    }

    private static String message(String place, String problem, List<String> hints) {
        var message = new StringBuilder(place).append(": ").append(problem);
        for (var hint : hints) message.append("\n  ").append(hint);
        return message.toString();
    }
}
