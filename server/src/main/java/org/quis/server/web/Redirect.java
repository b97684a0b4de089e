package org.quis.server.web;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.UriUtils;

/// Sends the browser on after a form, so that nothing is sent twice.
final class Redirect {
    private Redirect() {}

    /// @param path of this server, its names already encoded
    static ResponseEntity<Void> to(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(path))
                .build();
    }

    /// A name as a part of a path.
    static String segment(String name) {
        return UriUtils.encodePathSegment(name, java.nio.charset.StandardCharsets.UTF_8);
    }
}
