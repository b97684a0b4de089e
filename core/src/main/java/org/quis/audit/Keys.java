package org.quis.audit;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import org.quis.ledger.Broken;
import org.quis.ledger.Erasure;
import org.quis.ledger.Keyring;
import org.quis.ledger.LogKey;
import org.quis.ledger.PayloadKey;

/// The key that signs an audit's ledger: read, or made where there is none yet.
final class Keys {
    private Keys() {}

    private static final DateTimeFormatter RUN =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /// The key as it signs for one audit. Every audit is a log of its own, so each has an origin of its own.
    static LogKey ofAudit(Path file, Instant begun) throws IOException, Broken.Key {
        return at(file).below(RUN.format(begun) + "-" + chance(4));
    }

    /// The key as it signs for a ledger that is there.
    static LogKey of(Path file, String origin) throws IOException, Broken.Key {
        return LogKey.load(file).of(origin);
    }

    /// What a ledger keeps of its rows is encrypted with this, until it is destroyed: a key for each ledger, and in a
    /// ledger for each month in which it was written to.
    static PayloadKey payloads(Path file, String origin, Instant begun) throws IOException, Broken.Key {
        return ring(file).key(origin, Erasure.rows(begun));
    }

    /// The keyring beside the key.
    static Keyring ring(Path file) throws IOException, Broken.Key {
        return Keyring.open(file.toAbsolutePath().resolveSibling("keyring"));
    }

    /// A key made here has a name by chance, so that no two ever share one.
    private static LogKey at(Path file) throws IOException, Broken.Key {
        if (!Files.exists(file) && !LogKey.isNamedPkcs12(file)) { // which wants a passphrase, and is made on purpose
            if (file.toAbsolutePath().getParent() instanceof Path folder) Files.createDirectories(folder);
            try {
                LogKey.generate("quis.local/ledger/" + chance(8)).store(file);
            } catch (FileAlreadyExistsException _) {
                // another run made one just now; it serves as well
            }
        }
        return LogKey.load(file);
    }

    private static String chance(int bytes) {
        var chance = new byte[bytes];
        new SecureRandom().nextBytes(chance);
        return HexFormat.of().formatHex(chance);
    }
}
