package org.quis.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.quis.publish.Query;
import org.quis.server.login.Tokens;
import org.quis.server.record.FileTables;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A database that hands in to a desk who looked at whom in it.
///
/// @param token by which the desk knows it
record LiveSource(OpenDesk desk, String token) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration SECONDS = Duration.ofSeconds(20);

    static LiveSource at(OpenDesk desk) {
        return new LiveSource(desk, desk.server().part(Tokens.class).issue("source"));
    }

    HttpResponse<String> handIn(String body) throws Exception {
        return handIn(token, body);
    }

    HttpResponse<String> handIn(String bearer, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(desk.server().url() + "/v1/accesses"))
                .header("Authorization", "Bearer " + bearer)
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    /// What became of accesses that are taken.
    JsonNode taken(String body) throws Exception {
        var answer = handIn(body);
        assertEquals(200, answer.statusCode(), answer.body());
        return JSON.readTree(answer.body());
    }

    /// How many of the accesses that were taken are examined.
    long examined() {
        return desk.tables()
                .query(new Query("live", "select count(*) as looks from live.log"))
                .getFirst()
                .count("looks");
    }

    /// A look as a database would tell of it a moment after it happened.
    static String look(String id, String user, String person) {
        return look(id, Instant.parse("2026-11-20T10:00:00Z"), user, person, "welfare check");
    }

    static String look(String id, Instant time, String user, String person, String reason) {
        return """
                {"access_id":"%s","time":"%s","user_id":"%s","database_id":"records","action":"query",\
                "subject_kind":"person","subject":"%s","reason":"%s"}""".formatted(id, time, user, person, reason);
    }

    /// Items of a kind that were found in what came in, and wait for review.
    List<FileTables.Item> found(String kind) {
        return desk.register().files().open(0, 1000).stream()
                .filter(item -> item.item().startsWith("N-") && item.kind().equals(kind))
                .toList();
    }

    /// Asks until the answer is as it should be, for some seconds.
    static <T> T soon(Callable<T> asked, Predicate<T> isThere) throws Exception {
        var until = Instant.now().plus(SECONDS);
        while (true) {
            var answer = asked.call();
            if (isThere.test(answer) || Instant.now().isAfter(until)) return answer;
            Thread.sleep(100);
        }
    }

    /// Somebody in the invented agency, and who they are as a person.
    static List<String> userAndPerson(Path folder) throws Exception {
        return staff(folder).getFirst();
    }

    /// All who are somebody, each with who they are.
    static List<List<String>> staff(Path folder) throws Exception {
        var lines = Files.readAllLines(folder.resolve("agency/users.csv"));
        var header = List.of(lines.getFirst().split(",", -1));
        return lines.stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .filter(cells -> !cells[header.indexOf("person_id")].isEmpty())
                .filter(cells -> cells[header.indexOf("active_to")].isEmpty())
                .map(cells -> List.of(cells[header.indexOf("user_id")], cells[header.indexOf("person_id")]))
                .toList();
    }
}
