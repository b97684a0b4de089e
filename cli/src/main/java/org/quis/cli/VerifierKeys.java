package org.quis.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.quis.intake.UnreadableException;
import org.quis.ledger.Broken;
import org.quis.ledger.VerifierKey;

/// Reads the files in which verifier keys are handed around: one key a line.
final class VerifierKeys {
    private VerifierKeys() {}

    static List<VerifierKey> read(List<Path> files, VerifierKey.Type type) throws UnreadableException {
        var keys = new ArrayList<VerifierKey>();
        for (var file : files) keys.addAll(read(file, type));
        return keys;
    }

    static VerifierKey one(Path file, VerifierKey.Type type) throws UnreadableException {
        var keys = read(file, type);
        if (keys.size() == 1) return keys.get(0);
        throw unreadable(file, "holds " + keys.size() + " keys where one is wanted");
    }

    private static List<VerifierKey> read(Path file, VerifierKey.Type type) throws UnreadableException {
        try {
            var keys = new ArrayList<VerifierKey>();
            for (var line : Files.readAllLines(file)) {
                if (!line.isBlank()) keys.add(VerifierKey.parse(line.strip(), type));
            }
            return keys;
        } catch (IOException unreadable) {
            throw unreadable(file, "cannot be read");
        } catch (Broken.Note malformed) {
            throw unreadable(file, String.valueOf(malformed.getMessage()));
        }
    }

    private static UnreadableException unreadable(Path file, String problem) {
        var hint = "a verifier key is one line like name+1a2b3c4d+AQ…, as in a ledger's log.vkey";
        return new UnreadableException(file.toString(), problem, List.of(hint));
    }
}
