package org.quis.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where the ledger's private key is kept: with its user, never in the folder that is handed on.
final class Keys {
    private Keys() {}

    static Path file(@Nullable Path wanted) {
        if (wanted != null) return wanted;
        var config = System.getenv("XDG_CONFIG_HOME");
        var home = config == null || config.isBlank()
                ? Path.of(System.getProperty("user.home"), ".config")
                : Path.of(config);
        return home.resolve("quis").resolve("ledger.key");
    }
}
