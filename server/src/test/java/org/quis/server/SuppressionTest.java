package org.quis.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.quis.server.evidence.Evidence;
import org.quis.server.record.FileTables.Item;

/// A reviewer knows the innocent cause of what a rule finds, and holds it back for a time.
class SuppressionTest extends AtDesk {
    private List<Item> waiting() {
        return desk.register().files().open(0, 1_000);
    }

    /// One that a rule found.
    private Item finding() {
        var rules = desk.server().part(Evidence.class).rules();
        return waiting().stream()
                .filter(item -> rules.containsKey(item.item()) && !item.user().isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private String until(int days) {
        return desk.register().today().plusDays(days).toString();
    }

    @Test
    void what_is_shown_first_is_held_back_then_and_is_listed_to_the_auditor() throws Exception {
        var item = finding().item();
        int before = waiting().size();
        var reviewer = desk.loggedIn("reviewer");
        var preview = reviewer.get("/items/" + item + "/suppression?whose=user").body();
        assertTrue(preview.contains("What would be held back now"), preview);
        assertTrue(preview.contains(item), preview);

        reviewer.post("/suppressions", "item=" + item, "whose=user", "until=" + until(30), "reason=A nightly batch.");

        assertFalse(waiting().stream().anyMatch(each -> each.item().equals(item)));
        assertTrue(waiting().size() < before);
        assertEquals(200, reviewer.get("/items/" + item).statusCode()); // it is there still
        var list = desk.loggedIn("auditor").get("/suppressions").body();
        assertTrue(list.contains("A nightly batch."), list);
        assertTrue(list.contains("holds"), list);
    }

    @Test
    void whoever_ends_it_has_the_items_back() throws Exception {
        var item = finding().item();
        var before = waiting();
        var reviewer = desk.loggedIn("reviewer");
        reviewer.post("/suppressions", "item=" + item, "whose=user", "until=" + until(30), "reason=A nightly batch.");
        assertNotEquals(before, waiting());

        reviewer.post("/suppressions/S1", "reason=It was not the batch.");

        assertEquals(before, waiting());
    }

    @Test
    void what_was_drawn_at_random_is_never_held_back() throws Exception {
        var rules = desk.server().part(Evidence.class).rules();
        var random = waiting().stream()
                .filter(item -> !rules.containsKey(item.item()))
                .findFirst()
                .orElseThrow();

        var answer = desk.loggedIn("reviewer")
                .post("/suppressions", "item=" + random.item(), "whose=user", "until=" + until(30), "reason=hm");

        assertEquals(422, answer.statusCode());
        assertEquals(List.of(), desk.register().suppressions().list(10));
    }

    @Test
    void a_day_that_is_over_or_too_far_is_refused_in_a_sentence() throws Exception {
        var item = finding().item();
        var reviewer = desk.loggedIn("reviewer");

        var past = reviewer.post("/suppressions", "item=" + item, "whose=user", "until=2020-01-01", "reason=hm");
        var far = reviewer.post("/suppressions", "item=" + item, "whose=user", "until=" + until(400), "reason=hm");

        assertTrue(past.body().contains("Its last day is over"), past.body());
        assertTrue(far.body().contains("366 days at most"), far.body());
        assertEquals(List.of(), desk.register().suppressions().list(10));
    }

    @Test
    void when_its_last_day_is_over_the_items_are_back() throws Exception {
        desk.close();
        var now = new AtomicReference<>(Instant.now());
        desk = OpenDesk.at(folder, null, null, now::get);
        var before = waiting();
        desk.loggedIn("reviewer")
                .post(
                        "/suppressions",
                        "item=" + finding().item(),
                        "whose=user",
                        "until=" + until(3),
                        "reason=A batch.");

        now.set(now.get().plus(Duration.ofDays(3)));
        assertNotEquals(before, waiting());
        now.set(now.get().plus(Duration.ofDays(1)));
        assertEquals(before, waiting());
    }

    @Test
    void suppressions_come_back_from_the_ledger_alone() throws Exception {
        var item = finding().item();
        desk.loggedIn("reviewer")
                .post("/suppressions", "item=" + item, "whose=user", "until=" + until(30), "reason=A <b>batch</b>.");
        var held = desk.register().suppressions().list(10);
        var waiting = waiting();

        desk.close();
        Files.delete(folder.resolve("desk/desk.mv.db"));
        desk = OpenDesk.at(folder, null);

        assertEquals(held, desk.register().suppressions().list(10));
        assertEquals(waiting, waiting());
    }
}
