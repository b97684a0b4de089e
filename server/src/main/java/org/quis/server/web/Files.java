package org.quis.server.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// The style and the script, and the mark in the tab: the only files there are.
@Controller
final class Files {
    private final byte[] style = read("style.css");
    private final byte[] keys = read("keys.js");
    private final byte[] mark = read("mark.svg");

    @GetMapping(path = "/style.css", produces = "text/css")
    ResponseEntity<byte[]> style() {
        return file(new MediaType("text", "css", java.nio.charset.StandardCharsets.UTF_8), style);
    }

    @GetMapping(path = "/keys.js", produces = "text/javascript")
    ResponseEntity<byte[]> keys() {
        return file(new MediaType("text", "javascript", java.nio.charset.StandardCharsets.UTF_8), keys);
    }

    @GetMapping(path = "/mark.svg", produces = "image/svg+xml")
    ResponseEntity<byte[]> mark() {
        return file(new MediaType("image", "svg+xml"), mark);
    }

    private static ResponseEntity<byte[]> file(MediaType type, byte[] content) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)))
                .body(content);
    }

    private static byte[] read(String name) {
        try (var in = Files.class.getResourceAsStream(name)) {
            if (in == null) throw new IllegalStateException("the jar lacks " + name);
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
