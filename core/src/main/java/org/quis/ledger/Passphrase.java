package org.quis.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a private key's file may be locked with: the first line of another file. It never stands on a command line
/// or in the environment, which other users of the machine can read.
final class Passphrase {
    /// How often a guess is hashed: OWASP Password Storage, for PBKDF2-HMAC-SHA256.
    static final int ITERATIONS = 600_000;

    private Passphrase() {}

    /// The one that the user has named a file for.
    ///
    /// @param locked what is to be opened with it, for messages
    static char[] of(Path locked) throws IOException, Broken.Key {
        var named = System.getenv(LogKey.PASSPHRASE_FILE);
        if (named == null) {
            throw new Broken.Key(
                    locked + " is under a passphrase\n      put it into a file that only you can read, and name that"
                            + " file in $" + LogKey.PASSPHRASE_FILE);
        }
        return firstLine(Path.of(named));
    }

    static char[] firstLine(Path file) throws IOException, Broken.Key {
        var lines = Files.readString(file, StandardCharsets.UTF_8).lines().toList();
        if (lines.isEmpty() || lines.getFirst().isBlank()) throw new Broken.Key(file + " holds no passphrase");
        return lines.getFirst().toCharArray();
    }

    static Broken.Key wrong(Path locked) {
        return new Broken.Key(locked + " does not open with the passphrase in $" + LogKey.PASSPHRASE_FILE);
    }
}
