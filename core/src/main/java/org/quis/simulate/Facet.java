package org.quis.simulate;

import java.util.Locale;

/// By what one can look for a person.
enum Facet {
    PERSON,
    NAME,
    PLATE,
    PHONE,
    ADDRESS;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
