package org.quis.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Set;
import org.quis.ledger.OwnerOnly;

/// The key of pseudonyms: as long as it stays, the same person has the same one. Made when it is first needed.
final class PseudonymKey {
    private static final int BYTES = 32;
    private static final Set<StandardOpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    private PseudonymKey() {}

    static byte[] in(Path home) throws IOException {
        var file = home.resolve("pseudonyms.key");
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
