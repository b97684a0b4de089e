package org.quis.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A desk is opened on an audit as a user would, and closed with Ctrl-C.
class ServeCommandTest {
    @TempDir
    Path home;

    private Process server;

    @Test
    void a_desk_is_opened_and_closed_and_its_tables_are_made_again() throws Exception {
        Files.writeString(home.resolve("log.csv"), """
                access_id,time,user_id,action,subject_kind,subject,reason
                a-1,2026-01-05T10:00:00Z,u1,query,person,p1,looking up my ex
                a-2,2026-01-05T10:05:00Z,u2,query,person,p2,stolen vehicle report 12
                a-3,2026-01-05T10:06:00Z,u2,query,person,p3,welfare check at 12 Oak St
                """);
        ran("\"$QUIS\" audit log.csv --out audit --log-key audit.key");

        var first = served("audit");
        var link = after("administrator, once and within a day: ", first);
        assertEquals(200, status(link));
        assertEquals(302, status(URI.create(link).resolve("/queue").toString()));

        stopped();
        var rebuilt = ran("\"$QUIS\" rebuild audit");
        assertTrue(rebuilt.contains("the tables had said the same"), rebuilt);
        ran("\"$QUIS\" verify audit");
        assertTrue(ran("\"$QUIS\" decisions audit --out decided.csv").startsWith("0 items are decided"));
        assertEquals(List.of("item,decision,probability,flagged"), Files.readAllLines(home.resolve("decided.csv")));
    }

    /// Everything it says until it listens.
    private List<String> served(String audit) throws Exception {
        server = QuisProcess.builder(home, List.of("sh", "-c", "exec \"$QUIS\" serve " + audit + " --port 0"))
                .redirectError(home.resolve("complaints").toFile())
                .start();
        var said = new ArrayList<String>();
        var out = new BufferedReader(server.inputReader(StandardCharsets.UTF_8));
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            said.add(line);
            if (line.startsWith("desk: ")) return said;
        }
        throw new AssertionError(Files.readString(home.resolve("complaints")));
    }

    private static String after(String words, List<String> said) {
        return said.stream()
                .filter(line -> line.startsWith(words))
                .map(line -> line.substring(words.length()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(said));
    }

    private static int status(String url) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
                    .statusCode();
        }
    }

    /// With Ctrl-C.
    private void stopped() throws Exception {
        new ProcessBuilder("kill", "-INT", Long.toString(server.pid())).start().waitFor();
        assertTrue(server.waitFor(20, TimeUnit.SECONDS), "it does not stop");
    }

    private String ran(String command) throws Exception {
        var run = QuisProcess.builder(home, List.of("sh", "-c", command))
                .redirectError(home.resolve("complaints").toFile())
                .start();
        var said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, run.waitFor(), said + Files.readString(home.resolve("complaints")));
        return said;
    }
}
