package org.quis.simulate;

import java.util.Locale;

/// What was done.
enum Action {
    QUERY,
    VIEW,
    EXPORT,
    PRINT,
    CREATE,
    UPDATE,
    DELETE,
    DISCLOSE;

    final String label = name().toLowerCase(Locale.ROOT);
}
