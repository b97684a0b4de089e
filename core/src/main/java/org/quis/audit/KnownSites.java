package org.quis.audit;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.quis.access.Site;
import org.quis.detect.Background;
import org.quis.detect.Connection;
import org.quis.ties.Ties;

/// Where connections are: written down while rows are read, for [Connection]s keep no text. Any number of threads may
/// use it.
final class KnownSites implements Background.Sites {
    private final Map<Long, Optional<Site>> byPlace = new ConcurrentHashMap<>(); // device << 32 | address

    /// What is known of people and places.
    ///
    /// @param ties `null` without reference data
    static Background background(KnownSites sites, @Nullable Ties ties, Accounts accounts) {
        return ties == null ? Background.NONE : new Background(new KnownPersons(ties, accounts), sites, ties::around);
    }

    boolean knows(Connection connection) {
        return byPlace.containsKey(place(connection));
    }

    void add(Connection connection, Optional<Site> site) {
        byPlace.put(place(connection), site);
    }

    @Override
    public Optional<Site> of(Connection connection) {
        return byPlace.getOrDefault(place(connection), Optional.empty());
    }

    private static long place(Connection connection) {
        return (long) connection.device() << 32 | Integer.toUnsignedLong(connection.address());
    }
}
