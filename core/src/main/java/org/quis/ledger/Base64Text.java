package org.quis.ledger;

import java.util.Base64;
import java.util.Optional;

/// Base64 with one spelling for each run of bytes.
///
/// The JDK's decoder also accepts missing padding and stray bits at the end; a signed text that has two
/// spellings is two texts.
final class Base64Text {
    private Base64Text() {}

    static Optional<byte[]> decode(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            return Base64.getEncoder().encodeToString(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
