package org.quis.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a proxy says of who asks is believed where there is one, and nowhere else.
class BehindProxyTest {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    private String url;

    @Test
    void cookies_go_over_tls_alone_and_browsers_are_told_to_stay_with_it() throws Exception {
        InventedAudit.copyTo(folder);
        try (var desk = OpenDesk.behindProxy(folder)) {
            url = desk.server().url();

            var login = login("192.0.2.1");

            for (var cookie : login.headers().allValues("Set-Cookie")) assertTrue(cookie.contains("Secure"), cookie);
            assertTrue(login.headers().firstValue("Strict-Transport-Security").isPresent());
        }
    }

    @Test
    void a_stranger_who_guesses_is_slowed_down_and_nobody_else_behind_the_same_proxy() throws Exception {
        InventedAudit.copyTo(folder);
        try (var desk = OpenDesk.behindProxy(folder)) {
            url = desk.server().url();
            for (int i = 0; i < 10; i++) guess("192.0.2.1", "wrong" + i);

            assertEquals(429, guess("192.0.2.1", OpenDesk.PASSWORD).statusCode());

            var other = guess("192.0.2.2", OpenDesk.PASSWORD);
            assertEquals(302, other.statusCode());
            assertFalse(other.headers().firstValue("Location").orElse("").contains("error"));
        }
    }

    @Test
    void without_a_proxy_nobody_gets_round_the_limit_by_saying_that_they_are_elsewhere() throws Exception {
        InventedAudit.copyTo(folder);
        try (var desk = OpenDesk.at(folder, null)) {
            url = desk.server().url();
            for (int i = 0; i < 10; i++) guess("192.0.2." + i, "wrong" + i);

            assertEquals(429, guess("192.0.2.99", OpenDesk.PASSWORD).statusCode());
        }
    }

    private HttpResponse<String> login(String address) throws Exception {
        return HTTP.send(from(address, "/login").build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> guess(String address, String password) throws Exception {
        var page = login(address);
        var token = TOKEN.matcher(page.body());
        assertTrue(token.find(), page.body());
        var cookies = page.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.replaceFirst(";.*", ""))
                .toList();
        var form = List.of("username=reviewer", "password=" + encoded(password), "_csrf=" + encoded(token.group(1)));
        var request = from(address, "/login")
                .header("Cookie", String.join("; ", cookies))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(String.join("&", form)))
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    private HttpRequest.Builder from(String address, String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .header("X-Forwarded-For", address)
                .header("X-Forwarded-Proto", "https");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
