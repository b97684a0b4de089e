package org.quis.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quis.ledger.Broken;
import org.quis.ledger.Keyring;
import org.quis.ledger.Ledger;
import org.quis.ledger.VerifierKey;

/// Where the ledger's private key is kept, and the keys of payloads beside it: with its user, never in the folder
/// that is handed on.
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

    /// The key of a ledger that is there: beside its folder or the audit's as `DIR.key`, else the user's own.
    static Path file(@Nullable Path wanted, Path folder) throws IOException {
        if (wanted != null) return wanted;
        for (var each : List.of(folder, folder.resolve("ledger"))) {
            if (!Files.isDirectory(each)) continue;
            var real = each.toRealPath(); // an audit's `ledger` may stand for one that many share
            var beside = real.resolveSibling(real.getFileName() + ".key");
            if (Files.exists(beside)) return beside;
        }
        return file(null);
    }

    /// The keys that open a ledger's rows, if they are here: those beside the key named, or beside one that signs for
    /// this ledger. Somebody who checks another's ledger may well have keys too, which say nothing of it.
    static Optional<Keyring> opening(@Nullable Path wanted, Path folder, Path ledger) throws IOException, Broken.Key {
        var file = file(wanted, folder);
        return wanted == null && isOfAnother(file, ledger) ? Optional.empty() : keyring(file);
    }

    private static boolean isOfAnother(Path file, Path ledger) throws IOException {
        try {
            var key = VerifierKey.parse(Files.readAllLines(file).getFirst());
            return !key.key().equals(Ledger.keyOf(ledger).key());
        } catch (NoSuchFileException | NoSuchElementException | CharacterCodingException | Broken cannotBeSaid) {
            return false;
        }
    }

    /// The keys of payloads, if there are any here.
    static Optional<Keyring> keyring(@Nullable Path wanted) throws IOException, Broken.Key {
        return Keyring.find(file(wanted).toAbsolutePath().resolveSibling("keyring"));
    }
}
