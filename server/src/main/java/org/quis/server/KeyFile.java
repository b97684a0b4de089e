package org.quis.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Set;
import org.quis.ledger.OwnerOnly;

/// A secret key of this desk, for its owner alone. Made when it is first needed.
final class KeyFile {
    /// As long as it stays, the same person has the same pseudonym.
    static final String PSEUDONYMS = "pseudonyms.key";
    /// As long as nobody knows it, nobody knows which accesses are drawn for review.
    static final String DRAWS = "draws.key";

    private static final int BYTES = 32;
    private static final Set<StandardOpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    private KeyFile() {}

    static byte[] in(Path home, String name) throws IOException {
        var file = home.resolve(name);
        if (Files.exists(file)) return Files.readAllBytes(file);
        Files.createDirectories(home);
        var key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        try (var out = Files.newByteChannel(file, NEW, OwnerOnly.at(file))) {
            for (var bytes = ByteBuffer.wrap(key); bytes.hasRemaining(); ) out.write(bytes);
        }
        return key;
    }
}
