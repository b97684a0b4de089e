package org.quis.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quis.server.LiveSource.look;
import static org.quis.server.LiveSource.soon;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quis.acts.Act;
import org.quis.acts.Role;
import org.quis.ledger.Ledger;
import org.quis.publish.Query;
import org.quis.server.live.Arrivals;
import org.quis.server.live.Follower;
import org.quis.server.live.WatchedFolders;
import org.quis.server.login.Tokens;
import org.quis.server.record.FileTables;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Accesses are handed in while people work; they are sealed before they are acknowledged, and examined at once.
class LiveIntakeTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path folder;

    private OpenDesk desk;
    private String token;

    @BeforeEach
    void open() throws Exception {
        InventedAudit.copyTo(folder);
        desk = OpenDesk.at(folder, null);
        token = desk.server().part(Tokens.class).issue("source");
    }

    @AfterEach
    void close() throws Exception {
        desk.close();
    }

    private JsonNode taken(String body) throws Exception {
        return source().taken(body);
    }

    private LiveSource source() {
        return new LiveSource(desk, token);
    }

    private List<String> userAndPerson() throws Exception {
        return LiveSource.userAndPerson(folder);
    }

    private List<FileTables.Item> fresh(String kind) {
        return source().found(kind);
    }

    @Test
    void somebody_who_looks_themselves_up_is_in_the_queue_within_seconds_with_what_the_ties_say() throws Exception {
        var self = userAndPerson();
        var answer = taken(look("live-1", self.getFirst(), self.getLast()));
        assertEquals(1, answer.get("sealed").intValue());
        var items = soon(() -> fresh("self_lookup"), found -> !found.isEmpty());
        assertEquals(1, items.size());
        assertEquals(self, List.of(items.getFirst().user(), items.getFirst().person()));
        var page = desk.loggedIn("reviewer")
                .get("/items/" + items.getFirst().item())
                .body();
        assertTrue(
                page.contains("source:" + answer.get("accesses").get(0).get("ledgerIndex")), "the place it came from");
        assertTrue(page.contains("What speaks for a concern"), "with its evidence");
        assertTrue(page.contains("What speaks against it"), "and what stands against it");
    }

    @Test
    void reviewers_are_told_while_something_is_not_examined_yet() throws Exception {
        var reviewer = desk.loggedIn("reviewer");
        assertFalse(reviewer.get("/queue").body().contains("not examined yet"));
        desk.server().part(Follower.class).close(); // as if it had more to do
        taken(look("live-1", "anybody", "P-1") + "\n" + look("live-2", "anybody", "P-2"));
        assertTrue(reviewer.get("/queue").body().contains("2 accesses that came in are sealed and not examined yet"));
        desk.close();
        desk = OpenDesk.at(folder, null);
        var again = desk.loggedIn("reviewer");
        assertFalse(soon(() -> again.get("/queue").body(), page -> !page.contains("not examined yet"))
                .contains("not examined yet"));
    }

    @Test
    void what_is_acknowledged_is_an_entry_that_can_be_proved() throws Exception {
        var self = userAndPerson();
        long entry = taken(look("live-1", self.getFirst(), self.getLast()))
                .get("accesses")
                .get(0)
                .get("ledgerIndex")
                .longValue();
        var cells = desk.register().proofs(entry);
        assertTrue(cells.of(entry).contains("c2sp.org/tlog-proof"), "a proof of the entry");
        assertTrue(Ledger.open(folder.resolve("audit/ledger")).size() > entry);
    }

    @Test
    void what_is_handed_in_again_is_not_sealed_again() throws Exception {
        var self = userAndPerson();
        var body = look("live-1", self.getFirst(), self.getLast()) + "\n" + look("live-2", self.getFirst(), "P-99999")
                + "\n";
        var first = taken(body);
        assertEquals(2, first.get("sealed").intValue());
        var second = taken(body);
        assertEquals(0, second.get("sealed").intValue());
        assertEquals(2, second.get("repeated").intValue());
        assertEquals(entries(first), entries(second));
    }

    @Test
    void not_even_when_the_desk_was_away_in_between_and_its_table_lost() throws Exception {
        var self = userAndPerson();
        var body = look("live-1", self.getFirst(), self.getLast());
        var first = taken(body);
        desk.server().part(JdbcTemplate.class).update("delete from arrival");
        desk.close();
        desk = OpenDesk.at(folder, null);
        var second = taken(body);
        assertEquals(0, second.get("sealed").intValue());
        assertEquals(entries(first), entries(second));
    }

    /// As H2 may leave it when it was killed in the middle of writing: a row that nobody sees and nobody can
    /// write.
    @Test
    void not_even_when_the_table_is_stuck_after_a_crash() throws Exception {
        var self = userAndPerson();
        var body = look("live-1", self.getFirst(), self.getLast());
        var first = taken(body);
        soon(source()::examined, looks -> looks == 1); // so a checkpoint covers it
        var sql = desk.server().part(JdbcTemplate.class);
        var row = sql.queryForMap("select * from arrival");
        sql.update("delete from arrival");
        try (var pool = Executors.newSingleThreadExecutor();
                var other = desk.server().part(DataSource.class).getConnection()) {
            other.setAutoCommit(false);
            try (var insert = other.prepareStatement("insert into arrival values (?, ?, ?)")) {
                insert.setObject(1, row.get("source"));
                insert.setObject(2, row.get("access_key"));
                insert.setObject(3, row.get("place"));
                insert.executeUpdate();
            }
            var arrivals = desk.server().part(Arrivals.class);
            var caughtUp = pool.submit(() -> {
                arrivals.catchUp(Long.parseLong(desk.tables().recorded("ledger_size")));
                return true;
            });
            Thread.sleep(3_000); // longer than H2 waits for a row, and not so long as it waits for the table then
            other.rollback();
            assertTrue(caughtUp.get());
        }
        assertEquals(row, sql.queryForMap("select * from arrival"));
        assertEquals(entries(first), entries(taken(body)));
    }

    private static List<Long> entries(JsonNode answer) {
        return answer.get("accesses")
                .valueStream()
                .map(access -> access.get("ledgerIndex").longValue())
                .toList();
    }

    @Test
    void nor_on_postgresql() throws Exception {
        desk.close();
        try (var postgres = PostgreSql.start();
                var other = OpenDesk.at(folder, postgres.fresh())) {
            var there = LiveSource.at(other);
            var self = userAndPerson();
            var body = look("live-1", self.getFirst(), self.getLast()) + "\n"
                    + look("live-2", self.getFirst(), "P-99999") + "\n";
            var first = there.taken(body);
            assertEquals(2, first.get("sealed").intValue());
            var second = there.taken(body);
            assertEquals(0, second.get("sealed").intValue());
            assertEquals(entries(first), entries(second));
            assertEquals(
                    1,
                    soon(() -> there.found("self_lookup"), found -> !found.isEmpty())
                            .size());
        }
    }

    @Test
    void what_was_no_concern_once_does_not_swallow_a_later_look_at_the_same_person() throws Exception {
        var self = userAndPerson();
        taken(look("live-1", self.getFirst(), self.getLast()));
        var first = soon(() -> fresh("self_lookup"), found -> !found.isEmpty()).getFirst();
        taken(look("live-2", self.getFirst(), self.getLast()));
        soon(source()::examined, looks -> looks == 2);
        assertEquals(List.of(first), fresh("self_lookup"), "while it waits, one item is enough");
        decideNoConcern(first);
        taken(look("live-3", self.getFirst(), self.getLast()));
        var second = soon(() -> fresh("self_lookup"), found -> !found.isEmpty()).getFirst();
        assertEquals(first.user(), second.user());
        assertEquals(3, second.accesses(), "with what was known before");
        assertTrue(desk.register().item(second.item()).decided().isEmpty(), "it is to be decided afresh");
        assertNotEquals(first.item(), second.item(), "as a finding of its own");
    }

    @Test
    void not_even_after_the_file_of_what_came_since_was_lost() throws Exception {
        var self = userAndPerson();
        taken(look("live-1", self.getFirst(), self.getLast()));
        var first = soon(() -> fresh("self_lookup"), found -> !found.isEmpty()).getFirst();
        decideNoConcern(first);
        taken(look("live-2", self.getFirst(), self.getLast()));
        var second = soon(() -> fresh("self_lookup"), found -> !found.isEmpty()).getFirst();
        desk.close();
        Files.delete(folder.resolve("desk/since.duckdb"));
        desk = OpenDesk.at(folder, null);
        soon(source()::examined, looks -> looks == 2);
        taken(look("live-3", self.getFirst(), self.getLast()));
        soon(source()::examined, looks -> looks == 3);
        assertEquals(List.of(second), fresh("self_lookup"), "the one that waits, and no other");
        decideNoConcern(second);
        taken(look("live-4", self.getFirst(), self.getLast()));
        assertEquals(
                1, soon(() -> fresh("self_lookup"), found -> !found.isEmpty()).size());
    }

    private void decideNoConcern(FileTables.Item item) throws Exception {
        desk.register()
                .perform(
                        desk.doer("reviewer"),
                        new Act.ItemDecided(item.item(), Act.Decision.NO_CONCERN, "a test of the record"));
    }

    @Test
    void the_same_accesses_from_eight_at_once_are_sealed_once() throws Exception {
        var self = userAndPerson();
        var body = IntStream.range(0, 500)
                .mapToObj(n -> look("live-" + n, self.getFirst(), "P-" + n))
                .collect(Collectors.joining("\n"));
        try (var pool = Executors.newFixedThreadPool(8)) {
            var answers = pool.invokeAll(Collections.<Callable<JsonNode>>nCopies(8, () -> taken(body)));
            var sealed = 0;
            for (var answer : answers) sealed += answer.get().get("sealed").intValue();
            assertEquals(500, sealed);
            for (var answer : answers) assertEquals(entries(answers.getFirst().get()), entries(answer.get()));
        }
    }

    @Test
    void a_bad_row_is_told_of_and_the_good_ones_beside_it_are_sealed() throws Exception {
        var self = userAndPerson();
        var answer = taken(look("live-1", self.getFirst(), "P-1") + "\n"
                + look("live-2", self.getFirst(), "P-2").replace("2026-11-20T", "yesterday ") + "\n");
        assertEquals(1, answer.get("sealed").intValue());
        var rejected = answer.get("rejected").get(0);
        assertEquals(2, rejected.get("row").intValue());
        assertEquals("time", rejected.get("column").stringValue());
    }

    @Test
    void what_is_no_log_is_refused_with_what_to_do() throws Exception {
        var answer = source().handIn(token, "{\"hello\":\"world\"}");
        assertEquals(400, answer.statusCode());
        assertFalse(JSON.readTree(answer.body()).get("problem").stringValue().isEmpty());
        assertEquals(400, source().handIn(token, "").statusCode());
    }

    @Test
    void more_than_a_request_may_have_is_refused() throws Exception {
        assertEquals(413, source().handIn(token, "x".repeat((16 << 20) + 1)).statusCode());
    }

    @Test
    void nobody_hands_anything_in_without_a_token_of_a_source() throws Exception {
        var body = look("live-1", "anybody", "P-1");
        assertEquals(401, source().handIn("guessed", body).statusCode());
        for (var role : Role.values()) {
            var visitor = desk.loggedIn(role.label());
            assertEquals(401, visitor.post("/v1/accesses").statusCode(), role + " by their session");
            if (role == Role.SOURCE) continue;
            var stray = desk.server().part(Tokens.class).issue(role.label());
            assertEquals(403, source().handIn(stray, body).statusCode(), role + " by a token");
        }
        var replaced = desk.server().part(Tokens.class).issue("source");
        assertEquals(401, source().handIn(token, body).statusCode(), "the token before");
        assertEquals(200, source().handIn(replaced, body).statusCode());
    }

    @Test
    void a_token_opens_nothing_else() throws Exception {
        var request = HttpRequest.newBuilder(URI.create(desk.server().url() + "/queue"))
                .header("Authorization", "Bearer " + token)
                .build();
        try (var client = HttpClient.newHttpClient()) {
            assertEquals(
                    302,
                    client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode());
        }
    }

    @Test
    void a_file_dropped_into_a_watched_folder_is_taken_in_and_put_away() throws Exception {
        var self = userAndPerson();
        var watched = Files.createDirectories(folder.resolve("watched"));
        Files.writeString(
                watched.resolve("evening.csv"), """
                access_id,time,user_id,database_id,action,subject_kind,subject
                e-1,2026-11-20T18:00:00Z,%s,records,query,person,%s
                e-2,some time,%s,records,query,person,P-1
                """.formatted(self.getFirst(), self.getLast(), self.getFirst()));
        Files.writeString(watched.resolve("notes.txt"), "this is no log\n");
        var folders = new WatchedFolders(List.of(watched), desk.server().part(Arrivals.class));
        folders.look();
        folders.look();
        var items = soon(() -> fresh("self_lookup"), found -> !found.isEmpty());
        assertEquals(1, items.size());
        assertTrue(Files.exists(watched.resolve("done/evening.csv")));
        assertTrue(Files.readString(watched.resolve("done/evening.csv.rejected.csv"))
                .contains("evening.csv,3,time"));
        assertTrue(Files.exists(watched.resolve("failed/notes.txt")));
        assertTrue(Files.readString(watched.resolve("failed/notes.txt.problem.txt"))
                .contains("notes.txt"));
    }

    @Test
    void what_was_sealed_and_not_examined_is_examined_after_the_next_start_and_comes_up_once() throws Exception {
        var self = userAndPerson();
        taken(look("live-1", self.getFirst(), self.getLast()));
        desk.close();
        desk = OpenDesk.at(folder, null);
        assertEquals(
                1, soon(() -> fresh("self_lookup"), found -> !found.isEmpty()).size());
        desk.close();
        Files.delete(folder.resolve("desk/since.duckdb"));
        desk = OpenDesk.at(folder, null);
        assertEquals(1L, soon(source()::examined, looks -> looks > 0), "made again from the ledger");
        assertEquals(1, fresh("self_lookup").size());
    }

    @Test
    void what_a_suppression_is_about_is_held_back_also_where_it_comes_later() throws Exception {
        var self = userAndPerson();
        taken(look("live-1", self.getFirst(), self.getLast()));
        var item = soon(() -> fresh("self_lookup"), found -> !found.isEmpty()).getFirst();
        var rule = desk.tables()
                .query(new Query("rule", "select rule_id from findings where finding_id = ?"), item.item())
                .getFirst()
                .text("rule_id");
        desk.register()
                .perform(
                        desk.doer("reviewer"),
                        new Act.ItemDecided(item.item(), Act.Decision.NO_CONCERN, "a test of the record"));
        desk.register()
                .suppress(
                        desk.doer("second-reviewer"),
                        number -> new Act.SuppressionMade(
                                number,
                                rule,
                                self.getFirst(),
                                "",
                                desk.register().today().plusDays(30),
                                "tests their own record this month"));
        taken(look("live-2", self.getFirst(), self.getLast()));
        var count = new Query("live", "select count(*) as findings from live.findings where rule_id = ?");
        soon(() -> desk.tables().query(count, rule).getFirst().count("findings"), findings -> findings == 2);
        var held = soon(() -> fresh("self_lookup"), List::isEmpty);
        assertEquals(List.of(), held);
    }
}
