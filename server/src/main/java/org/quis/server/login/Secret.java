package org.quis.server.login;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.quis.ledger.Hash;

/// What stands in a link: 192 bits by chance. Whoever keeps it keeps its hash alone.
final class Secret {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secret() {}

    static String fresh() {
        var chance = new byte[24];
        RANDOM.nextBytes(chance);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(chance);
    }

    /// SHA-256, in hexadecimal. No salt, for nobody guesses 192 bits.
    static String hash(String secret) {
        return Hash.of(Hash.sha256().digest(secret.getBytes(StandardCharsets.UTF_8)))
                .toString();
    }
}
