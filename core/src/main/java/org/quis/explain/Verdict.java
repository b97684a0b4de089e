package org.quis.explain;

import java.util.Locale;

/// What the ties say of an access. None of these says that somebody did wrong.
public enum Verdict {
    /// a chain of duty leads from the user to the subject
    EXPLAINED,
    /// the user is personally tied to the subject; there may be a duty, too
    CONFLICTED,
    /// nothing known leads from the user to the subject, which is neutral
    UNEXPLAINED,
    /// too little is known to say
    UNRESOLVED;

    /// As outputs spell it: `explained`.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
