package org.quis.publish;

import java.text.Bidi;
import org.jspecify.annotations.Nullable;

/// Somebody or something at an end of a tie, as a reader is shown it: `Ana Diaz (a.diaz)`.
///
/// @param name on one line; empty where nobody says
/// @param id   by which tables know it, or a pseudonym
public record Named(String name, String id) {
    private static final int BRIEF = 40; // characters of a name that are drawn

    /// The id alone where there is no name, or the name says no more than it.
    public String text() {
        return with(name);
    }

    /// With as much of the name as a picture has room for.
    public String brief() {
        return isLong()
                ? with(name.substring(0, name.offsetByCodePoints(0, BRIEF)).strip() + "…")
                : text();
    }

    /// The text of which only a part is brief; `null` where nothing was left out.
    public @Nullable String whole() {
        return isLong() ? text() : null;
    }

    private boolean isLong() {
        return name.codePointCount(0, name.length()) > BRIEF;
    }

    private String with(String name) {
        return name.isEmpty() || name.equalsIgnoreCase(id) ? id : isolated(name) + " (" + id + ")";
    }

    /// A name written from right to left must not carry the id behind it along.
    private static String isolated(String name) {
        boolean turns = Bidi.requiresBidi(name.toCharArray(), 0, name.length());
        return turns ? "\u2068" + name + "\u2069" : name;
    }
}
