package org.quis.server;

import java.io.ByteArrayOutputStream;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Somebody with a browser that keeps cookies and follows nothing by itself.
final class Visitor {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final String url;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(Redirect.NEVER)
            .build();

    Visitor(String url) {
        this.url = url;
    }

    HttpResponse<String> get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(url + path)).build(), BodyHandlers.ofString());
    }

    /// Sends a form with the token of a page seen just before, as a browser does.
    HttpResponse<String> post(String path, String... fields) throws Exception {
        return send(path, token(), fields);
    }

    HttpResponse<String> postWithoutToken(String path, String... fields) throws Exception {
        return send(path, "", fields);
    }

    private HttpResponse<String> send(String path, String token, String... fields) throws Exception {
        return http.send(form(path, token, fields), BodyHandlers.ofString());
    }

    private HttpRequest form(String path, String token, String... fields) {
        var body = Arrays.stream(fields)
                .map(field -> field.split("=", 2))
                .map(field -> field[0] + "=" + URLEncoder.encode(field[1], StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        if (!token.isEmpty()) body += "&_csrf=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
        return HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    /// Sends a form with a file, `file`, as a browser does.
    HttpResponse<byte[]> upload(String path, String name, byte[] content, String... fields) throws Exception {
        return upload(path, token(), name, content, fields);
    }

    HttpResponse<byte[]> upload(String path, String token, String name, byte[] content, String... fields)
            throws Exception {
        var body = new ByteArrayOutputStream();
        for (var field : Stream.concat(Stream.of("_csrf=" + token), Arrays.stream(fields))
                .toList()) {
            var parts = field.split("=", 2);
            body.writeBytes(
                    ("--edge\r\nContent-Disposition: form-data; name=\"" + parts[0] + "\"\r\n\r\n" + parts[1] + "\r\n")
                            .getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes(("--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: text/html\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n--edge--\r\n".getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "multipart/form-data; boundary=edge")
                .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                .build();
        return http.send(request, BodyHandlers.ofByteArray());
    }

    /// Posts a form and keeps what comes back.
    HttpResponse<byte[]> take(String path, String... fields) throws Exception {
        return http.send(form(path, token(), fields), BodyHandlers.ofByteArray());
    }

    private String token() throws Exception {
        var token = TOKEN.matcher(get("/login").body());
        if (!token.find()) throw new AssertionError("the login page has no token");
        return token.group(1);
    }

    void logIn(String account, String password) throws Exception {
        var answer = post("/login", "username=" + account, "password=" + password);
        if (answer.statusCode() != 302 || location(answer).contains("error")) {
            throw new AssertionError(account + " could not log in: " + answer.statusCode() + " " + location(answer));
        }
    }

    static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    List<HttpCookie> cookies() {
        return cookies.getCookieStore().getCookies();
    }

    String cookie(String name) {
        return cookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    void forget(String name) {
        for (var cookie : List.copyOf(cookies())) {
            if (cookie.getName().equals(name)) cookies.getCookieStore().remove(URI.create(url), cookie);
        }
    }

    Map<String, List<String>> headers(String path) throws Exception {
        return get(path).headers().map();
    }
}
