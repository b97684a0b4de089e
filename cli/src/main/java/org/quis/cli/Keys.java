package org.quis.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quis.ledger.Broken;
import org.quis.ledger.Keyring;
import org.quis.ledger.LogKey;
import org.quis.ledger.VerifierKey;

/// Where the ledger's private key is kept, and the keys of payloads beside it: with its user, never in the folder
/// that is handed on.
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

    /// Where the keys of payloads are, beside the log's.
    static Path keyringBeside(Path key) {
        return key.resolveSibling("keyring");
    }

    /// The keys of payloads, if there are any here.
    static Optional<Keyring> keyring(@Nullable Path wanted) throws IOException, Broken.Key {
        return Keyring.find(keyringBeside(file(wanted)));
    }

    /// The keys of a ledger's payloads, if there are any here. The user's own key is asked only for a ledger that it
    /// signs: what it does not know of another's is no fault of that ledger.
    static Optional<Keyring> keyring(@Nullable Path wanted, Path folder, Path ledger) throws IOException, Broken.Key {
        var file = file(wanted, folder);
        if (wanted == null && file.equals(file(null)) && !signs(file, ledger)) return Optional.empty();
        return isShut(file) ? Optional.empty() : keyring(file);
    }

    /// Whether the keys of payloads are under a passphrase that nobody has named the file of.
    static boolean isShut(Path key) throws IOException {
        return System.getenv(LogKey.PASSPHRASE_FILE) == null && Keyring.isLocked(keyringBeside(key));
    }

    private static boolean signs(Path key, Path ledger) throws IOException {
        if (!Files.isRegularFile(key)) return false;
        try {
            var verifier = VerifierKey.parse(
                    Files.readString(ledger.resolve("log.vkey")).strip());
            return LogKey.load(key).verifier().key().equals(verifier.key());
        } catch (Broken _) {
            return false; // a key that cannot be opened here, or no key: the verification says so of the ledger's
        }
    }
}
