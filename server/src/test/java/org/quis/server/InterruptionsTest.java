package org.quis.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quis.acts.Act;
import org.quis.acts.Doer;
import org.quis.acts.Done;
import org.quis.server.record.Register;
import org.quis.server.record.UnavailableException;
import org.quis.store.CheckpointDatabase;

/// Things go away in the middle of work, and nothing that was written or said to be done is lost.
class InterruptionsTest {
    private static final int POOL = 10; // connections

    @TempDir
    Path folder;

    @BeforeEach
    void an_audit() throws Exception {
        InventedAudit.copyTo(folder);
    }

    private static List<String> notes(Register register, String item) {
        return register.item(item).acts().stream()
                .map(Done::act)
                .filter(Act.NoteWritten.class::isInstance)
                .map(act -> ((Act.NoteWritten) act).text())
                .toList();
    }

    @Test
    void what_was_typed_while_the_session_ended_is_done_after_the_next_login() throws Exception {
        try (var desk = OpenDesk.at(folder, null)) {
            var item = desk.first().item();
            var reviewer = desk.loggedIn("reviewer");
            reviewer.forget("JSESSIONID");
            var narrative = "a long note, ".repeat(500);
            var sent = reviewer.post("/items/" + item + "/note", "text=" + narrative);
            assertTrue(Visitor.location(sent).endsWith("/login"), Visitor.location(sent));
            assertEquals(List.of(), notes(desk.register(), item));

            var back = reviewer.post("/login", "username=reviewer", "password=" + OpenDesk.PASSWORD);
            var after = reviewer.get(java.net.URI.create(Visitor.location(back)).getPath() + "?continue");
            assertEquals(303, after.statusCode(), after.body());
            assertEquals(List.of(narrative), notes(desk.register(), item));
        }
    }

    @Test
    void what_one_person_typed_is_not_done_in_the_name_of_the_next() throws Exception {
        try (var desk = OpenDesk.at(folder, null)) {
            var item = desk.first().item();
            var browser = desk.loggedIn("reviewer");
            browser.forget("JSESSIONID");
            browser.post("/items/" + item + "/note", "text=mine", "as=reviewer");
            var back = browser.post("/login", "username=second-reviewer", "password=" + OpenDesk.PASSWORD);
            var after = browser.get(java.net.URI.create(Visitor.location(back)).getPath() + "?continue");
            assertEquals(403, after.statusCode());
            assertEquals(List.of(), notes(desk.register(), item));
        }
    }

    @Test
    void every_form_says_who_fills_it_in() throws Exception {
        try (var desk = OpenDesk.at(folder, null)) {
            var page = desk.loggedIn("reviewer")
                    .get("/items/" + desk.first().item())
                    .body();
            assertEquals(page.split("<form ", -1).length, page.split("name=\"as\" value=\"reviewer\"", -1).length);
        }
    }

    @Test
    void what_was_sealed_just_before_a_crash_is_in_the_tables_at_the_next_start() throws Exception {
        String item;
        try (var desk = OpenDesk.at(folder, null)) {
            item = desk.first().item();
        }
        try (var ledger = OpenDesk.ledger(folder)) {
            ledger.seal(
                    new Done(-1, Instant.now(), "reviewer", new Act.NoteWritten(item, "sealed, then the power went")));
        }
        try (var desk = OpenDesk.at(folder, null)) {
            assertEquals(List.of("sealed, then the power went"), notes(desk.register(), item));
        }
    }

    @Test
    void a_database_that_goes_away_and_comes_back_has_everything_that_was_done() throws Exception {
        var data = folder.resolve("postgres");
        var postgres = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .start();
        int port = postgres.getPort();
        var database = new CheckpointDatabase(
                "jdbc:postgresql://localhost:" + port + "/postgres", Map.of("PGUSER", "postgres"));
        try (var desk = OpenDesk.at(folder, database)) {
            var item = desk.first().item();
            var reviewer = desk.doer("reviewer");
            desk.register().perform(reviewer, new Act.NoteWritten(item, "before"));
            postgres.close();

            var visitor = desk.visitor();
            assertEquals(200, visitor.get("/login").statusCode(), "whoever comes now is told, and not left waiting");
            assertThrows(
                    UnavailableException.class,
                    () -> desk.register().perform(reviewer, new Act.NoteWritten(item, "while it was away")));

            postgres = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .start();
            performTryingAgain(desk.register(), reviewer, new Act.NoteWritten(item, "after"));
            assertEquals(List.of("before", "after"), notes(desk.register(), item));
        } finally {
            postgres.close();
        }
    }

    /// As somebody would who is told that nothing was done: the pool may have kept connections that are dead.
    private static void performTryingAgain(Register register, Doer doer, Act act) throws Exception {
        for (int tries = 0; ; tries++) {
            try {
                register.perform(doer, act);
                return;
            } catch (UnavailableException nothingWasDone) {
                assertTrue(nothingWasDone.getMessage().contains("nothing was done"), nothingWasDone.getMessage());
                if (tries == POOL) throw nothingWasDone;
            }
        }
    }

    @Test
    void nothing_is_done_that_cannot_be_sealed() throws Exception {
        try (var desk = OpenDesk.at(folder, null)) {
            var item = desk.first().item();
            var note = new Act.NoteWritten(item, "the ledger is closed");
            desk.closeLedger();
            var refused = assertThrows(
                    UnavailableException.class, () -> desk.register().perform(desk.doer("reviewer"), note));
            assertTrue(refused.getMessage().contains("nothing was done"), refused.getMessage());
            assertEquals(List.of(), notes(desk.register(), item));
        }
    }
}
