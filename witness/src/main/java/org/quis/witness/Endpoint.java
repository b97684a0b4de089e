package org.quis.witness;

import java.net.URI;
import java.net.URISyntaxException;
import org.quis.ledger.VerifierKey;

/// Where a witness is to be asked, and the key by which its answer is known.
///
/// @param prefix the submission prefix, `http` or `https`; `add-checkpoint` is asked below it
public record Endpoint(URI prefix, VerifierKey key) {
    public Endpoint {
        if (prefix.getHost() == null || !("http".equals(prefix.getScheme()) || "https".equals(prefix.getScheme()))) {
            throw new IllegalArgumentException("`" + prefix + "` is not an address like https://witness.example");
        }
    }

    /// @throws IllegalArgumentException if the address is not one
    public static Endpoint of(String address, VerifierKey key) {
        try {
            return new Endpoint(new URI(address), key);
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException(
                    "`" + address + "` is not an address like https://witness.example", malformed);
        }
    }

    URI addCheckpoint() {
        var text = prefix.toString();
        return URI.create(text + (text.endsWith("/") ? "" : "/") + "add-checkpoint");
    }
}
