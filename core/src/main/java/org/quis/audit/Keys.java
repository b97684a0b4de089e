package org.quis.audit;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.quis.ledger.Broken;
import org.quis.ledger.LogKey;

/// The key that signs an audit's ledger: read, or made where there is none yet.
final class Keys {
    private Keys() {}

    /// A key made here names its log by chance, so that no two logs ever share an origin.
    static LogKey at(Path file) throws IOException, Broken.Key {
        if (!Files.exists(file)) {
            var chance = new byte[8];
            new SecureRandom().nextBytes(chance);
            if (file.toAbsolutePath().getParent() instanceof Path folder) Files.createDirectories(folder);
            try {
                LogKey.generate("quis.local/ledger/" + HexFormat.of().formatHex(chance))
                        .store(file);
            } catch (FileAlreadyExistsException _) {
                // another run made one just now; it serves as well
            }
        }
        return LogKey.load(file);
    }
}
