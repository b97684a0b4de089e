package org.quis.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quis.ledger.Broken;
import org.quis.ledger.CheckpointFiles;
import org.quis.ledger.CheckpointStore;
import org.quis.ledger.Keyring;

/// Where the ledger's private key is kept, and the keys of payloads and the record of what was signed beside it: with
/// its user, never in the folder that is handed on.
final class Keys {
    static final String PEM = ".key";
    static final String PKCS12 = ".p12";

    private Keys() {}

    static Path file(@Nullable Path wanted) {
        if (wanted != null) return wanted;
        var config = System.getenv("XDG_CONFIG_HOME");
        var home = config == null || config.isBlank()
                ? Path.of(System.getProperty("user.home"), ".config")
                : Path.of(config);
        return home.resolve("quis").resolve("ledger.key");
    }

    /// The key of a ledger that is there: beside its folder or the audit's as `DIR.key` or `DIR.p12`, else the
    /// user's own.
    static Path file(@Nullable Path wanted, Path folder) throws IOException {
        if (wanted != null) return wanted;
        for (var each : List.of(folder, folder.resolve("ledger"))) {
            if (!Files.isDirectory(each)) continue;
            var real = each.toRealPath(); // an audit's `ledger` may stand for one that many share
            for (var form : List.of(PEM, PKCS12)) {
                if (Files.exists(beside(real, form))) return beside(real, form);
            }
        }
        return file(null);
    }

    /// Where a ledger's own key is, or is to be.
    ///
    /// @param form the end of its name, which says in what form it is kept
    static Path beside(Path ledger, String form) {
        return ledger.resolveSibling(ledger.getFileName() + form);
    }

    /// The key of a ledger that many audits share: beside it, or to be made there.
    static Path ofShared(Path ledger) {
        var pkcs12 = beside(ledger, PKCS12);
        return Files.exists(pkcs12) ? pkcs12 : beside(ledger, PEM);
    }

    /// The keys of payloads, if there are any here.
    static Optional<Keyring> keyring(@Nullable Path wanted) throws IOException, Broken.Key {
        return Keyring.find(file(wanted).toAbsolutePath().resolveSibling("keyring"));
    }

    static CheckpointStore checkpoints(@Nullable Path wanted) {
        return new CheckpointFiles(file(wanted).toAbsolutePath().resolveSibling("checkpoints"));
    }
}
