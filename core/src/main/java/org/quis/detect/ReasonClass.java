package org.quis.detect;

import java.util.Locale;

/// What a stated reason is worth to somebody who must review the access. It grades the text, not the person.
public enum ReasonClass {
    /// The source has no reason column.
    NOT_EXPORTED,
    /// Somebody masked the reason before we saw it.
    REDACTED,
    /// The column is there and nothing was written.
    BLANK,
    /// Only a case number: no purpose, but something a reviewer can follow.
    CASE_NUMBER_ONLY,
    /// Words that fit every search and so explain none (`investigation`, `test`, a filter's label).
    VAGUE,
    /// Says something that can be checked; penal and radio codes count.
    SUBSTANTIVE,
    /// Names a purpose that policy forbids.
    PROHIBITED;

    /// As outputs spell it: `case_number_only`.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
