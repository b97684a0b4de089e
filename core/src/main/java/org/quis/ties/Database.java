package org.quis.ties;

import java.util.Set;

/// A row of `databases.csv`.
public record Database(String id, Set<String> categories, boolean requiresCase, boolean requiresAuthority) {
    public Database {
        categories = Set.copyOf(categories);
    }
}
