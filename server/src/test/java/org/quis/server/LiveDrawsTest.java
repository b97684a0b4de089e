package org.quis.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quis.server.LiveSource.look;
import static org.quis.server.LiveSource.soon;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quis.acts.Act;
import org.quis.acts.Act.ItemQueued;
import org.quis.desk.Settled;
import org.quis.publish.Query;
import org.quis.server.record.Register;

/// Of what comes in, some is drawn by chance for review, whatever is found in it: nobody can count on being
/// left out, and what is decided of it says how much nobody flagged.
class LiveDrawsTest {
    @TempDir
    Path folder;

    private OpenDesk desk;
    private LiveSource source;
    private Duration behind = Duration.ofHours(25); // yesterday; the ledger takes nothing of tomorrow

    @BeforeEach
    void open() throws Exception {
        InventedAudit.copyTo(folder);
        openAgain();
    }

    private void openAgain() throws Exception {
        desk = OpenDesk.at(folder, null, null, () -> Instant.now().minus(behind));
        source = LiveSource.at(desk);
    }

    @AfterEach
    void close() throws Exception {
        desk.close();
    }

    /// What was drawn of what came in; [FileTables.Item] does not say with which probability.
    private List<ItemQueued> drawn() {
        return desk.register().files().drawn().stream()
                .filter(item -> item.startsWith("N-"))
                .map(item -> desk.register().item(item).queued())
                .toList();
    }

    private List<Act.AccessesDrawn> draws() {
        return desk.register().draws().draws();
    }

    /// The draws made so far, once they drew so many.
    private List<Act.AccessesDrawn> draws(int least) throws Exception {
        return soon(this::draws, some -> count(some) >= least);
    }

    /// What these draws drew, once all of it is put up; more of them may follow.
    private List<ItemQueued> drawnBy(List<Act.AccessesDrawn> draws) throws Exception {
        long last = draws.getLast().upTo();
        return soon(
                () -> drawn().stream()
                        .filter(one -> one.accesses().getFirst().ledgerIndex() <= last)
                        .toList(),
                some -> some.size() == count(draws));
    }

    private static int count(List<Act.AccessesDrawn> draws) {
        return draws.stream().mapToInt(Act.AccessesDrawn::drawn).sum();
    }

    /// Many people who look themselves up, which is found, and many more looks at people, each on a duty of its
    /// own.
    private Set<Long> aBusyDay(int themselves, int others) throws Exception {
        var staff = LiveSource.staff(folder);
        var known = desk.tables().query(new Query("explained", """
                        select user_id, person_id, time from log where verdict = 'explained' and person_id <> ''
                        order by entry limit ?"""), others);
        var looks = new ArrayList<String>();
        for (int n = 0; n < themselves; n++) {
            looks.add(look("self-" + n, staff.get(n).getFirst(), staff.get(n).getLast()));
        }
        for (int n = 0; n < known.size(); n++) {
            var row = known.get(n);
            var time = row.time("time").orElseThrow().toInstant(ZoneOffset.UTC);
            looks.add(look("work-" + n, time.plusSeconds(1), row.text("user_id"), row.text("person_id"), "follow-up"));
        }
        var entries = source.taken(String.join("\n", looks))
                .get("accesses")
                .valueStream()
                .map(access -> access.get("ledgerIndex").longValue())
                .collect(Collectors.toSet());
        soon(source::examined, count -> count >= entries.size());
        return entries;
    }

    @Test
    void beside_what_is_found_five_to_ten_percent_are_drawn_from_everything_each_with_its_chance() throws Exception {
        var entries = aBusyDay(40, 300);
        var draws = draws(3);
        var drawn = drawnBy(draws);
        int found = draws.stream().mapToInt(Act.AccessesDrawn::findings).sum();
        assertTrue(found <= desk.register().files().found("N-"), "drawn beside what is up for review");
        double share = (double) drawn.size() / (drawn.size() + found);
        assertTrue(share >= 0.05 && share <= 0.10, drawn.size() + " drawn beside " + found + " that were found");
        double stoodFor = 0;
        for (var one : drawn) {
            assertEquals("random", one.why());
            assertTrue(entries.contains(one.accesses().getFirst().ledgerIndex()), "one of those that came");
            stoodFor += 1 / one.probability();
        }
        long came = draws.stream().mapToLong(Act.AccessesDrawn::accesses).sum();
        assertEquals(came, stoodFor, 1e-6, "together they stand for all that were drawn from");
    }

    @Test
    void on_a_day_on_which_nothing_is_found_one_is_drawn_all_the_same() throws Exception {
        aBusyDay(0, 50);
        Thread.sleep(1_500); // time for what must not happen
        assertEquals(List.of(), drawn(), "the day is not over");
        behind = Duration.ZERO;
        var drawn = drawnBy(draws(1));
        assertEquals(1, drawn.size());
        assertEquals(1.0 / source.examined(), drawn.getFirst().probability(), 1e-9);
    }

    @Test
    void the_draw_is_the_same_after_its_tables_were_lost_and_nothing_is_drawn_from_twice() throws Exception {
        aBusyDay(40, 100);
        var draws = draws(3);
        var before = drawnBy(draws);
        desk.close();
        Files.delete(folder.resolve("desk/since.duckdb"));
        openAgain();
        assertEquals(140, soon(source::examined, count -> count == 140));
        Thread.sleep(1_500); // time for what must not happen
        assertTrue(drawn().containsAll(before));
        var after = draws();
        assertEquals(draws, after.subList(0, draws.size()));
        for (int n = 1; n < after.size(); n++) {
            assertTrue(after.get(n).from() > after.get(n - 1).upTo(), "what is drawn later came later");
        }
    }

    @Test
    void what_a_crash_kept_out_of_the_queue_is_put_up_at_the_next_start() throws Exception {
        aBusyDay(0, 50);
        long last = desk.tables().last();
        long first = last - 49;
        desk.close();
        openAgain(); // as if sealed, and then the power went
        desk.register().perform(Register.PROGRAM, new Act.AccessesDrawn(first, last, 50, 0, 5));
        desk.close();
        openAgain();
        assertEquals(5, soon(this::drawn, some -> some.size() >= 5).size());
        assertEquals(0.1, drawn().getFirst().probability());
    }

    @Test
    void who_reviews_is_not_told_that_it_was_chance() throws Exception {
        aBusyDay(0, 50);
        behind = Duration.ZERO;
        var item = drawnBy(draws(1)).getFirst().item();
        var page = desk.loggedIn("reviewer").get("/items/" + item).body();
        assertTrue(page.contains("An access"));
        for (var word : List.of("drawn", "chance", "probability")) {
            assertFalse(
                    page.toLowerCase(Locale.ROOT)
                            .replace("no probability of guilt", "")
                            .contains(word),
                    word);
        }
    }

    @Test
    void what_is_decided_of_it_is_told_with_its_chance_and_whether_a_finding_shows_it() throws Exception {
        aBusyDay(40, 100);
        var drawn = drawnBy(draws(3));
        var first = drawn.getFirst();
        desk.register()
                .perform(
                        desk.doer("reviewer"),
                        new Act.ItemDecided(first.item(), Act.Decision.NO_CONCERN, "a call at 12 Oak St"));
        var settled = Settled.of(desk.register().trail(Long.MAX_VALUE, 100_000).reversed());
        assertEquals("unfounded", settled.items().get(first.item()));
        for (var one : drawn) { // decided or not
            var since = settled.since().get(one.item());
            assertEquals(one.probability(), since.probability());
            boolean lookedThemselvesUp = one.accesses().getFirst().id().startsWith("self-");
            if (lookedThemselvesUp) assertTrue(since.flagged());
        }
    }
}
