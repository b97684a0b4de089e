package org.quis.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quis.server.LiveSource.look;
import static org.quis.server.LiveSource.soon;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quis.acts.Act;
import org.quis.publish.Query;
import org.quis.server.record.FileTables;

/// Rules of one's own about several accesses together hold for what comes in, and for what came before it.
class LiveCorrelationsTest {
    private static final String THREE_LOOKS = """
            title: A look by hand
            name: by-hand
            logsource: {product: quis, category: access}
            detection: {selection: {action: query}, condition: selection}
            ---
            title: Three looks at one person within the hour
            name: three-looks
            tags: [quis.record-alteration]  # no rule that comes with Quis finds this kind in a query
            correlation:
              type: event_count
              rules: [by-hand]
              group-by: [user.id, subject.id]
              timespan: 1h
              condition: {gte: 3}
            level: critical
            """;

    private static final String TWO_DESKS = """
            title: A look by hand
            name: by-hand
            logsource: {product: quis, category: access}
            detection: {selection: {action: query, reason.text: pool}, condition: selection}
            ---
            title: Two accounts at one person within the hour
            name: two-accounts
            tags: [quis.record-alteration]
            correlation:
              type: value_count
              rules: [by-hand]
              group-by: [subject.id]
              timespan: 1h
              condition: {field: user.id, gte: 2}
            level: critical
            """;

    @TempDir
    Path folder;

    private OpenDesk desk;
    private LiveSource source;

    @BeforeEach
    void an_audit() throws Exception {
        InventedAudit.copyTo(folder);
    }

    private void open(String rules) throws Exception {
        desk = OpenDesk.withRules(folder, Files.writeString(folder.resolve("own.yml"), rules));
        source = LiveSource.at(desk);
    }

    private void openAgain() throws Exception {
        desk.close();
        desk = OpenDesk.withRules(folder, folder.resolve("own.yml"));
        source = LiveSource.at(desk);
    }

    @AfterEach
    void close() throws Exception {
        desk.close();
    }

    /// A look that stands alone in the audit: nobody looked at that person but this user, and they did once.
    private record Alone(String user, String person, Instant time) {}

    private Alone lookedOnce() {
        var row = desk.tables().query(new Query("alone", """
                        select min(user_id) as user_id, person_id, min(time) as time from log
                        where person_id <> '' and user_id <> ''
                        group by person_id having count(*) = 1 and min(action) = 'query'
                        order by person_id limit 1""")).getFirst();
        return new Alone(
                row.text("user_id"),
                row.text("person_id"),
                row.time("time").orElseThrow().toInstant(ZoneOffset.UTC));
    }

    private List<FileTables.Item> found() {
        return source.found("record_alteration");
    }

    @Test
    void two_looks_that_come_in_are_seen_together_with_one_that_was_audited() throws Exception {
        open(THREE_LOOKS);
        var once = lookedOnce();
        source.taken(look("live-1", once.time.plusSeconds(60), once.user, once.person, "follow-up"));
        soon(source::examined, looks -> looks == 1);
        assertEquals(List.of(), found(), "two are not three");
        source.taken(look("live-2", once.time.plusSeconds(120), once.user, once.person, "follow-up"));
        var items = soon(this::found, some -> !some.isEmpty());
        assertEquals(1, items.size());
        var item = items.getFirst();
        assertEquals(
                List.of(once.user, once.person, "Three looks at one person within the hour", 3),
                List.of(item.user(), item.person(), item.title(), item.accesses()));
        var page = desk.loggedIn("reviewer").get("/items/" + item.item()).body();
        assertTrue(page.contains("3 accesses together"), "with its evidence");
    }

    @Test
    void while_it_waits_for_review_more_of_the_same_is_nothing_new() throws Exception {
        open(THREE_LOOKS);
        var once = lookedOnce();
        for (int n = 1; n <= 4; n++) {
            source.taken(look("live-" + n, once.time.plusSeconds(60 * n), once.user, once.person, "follow-up"));
            int so = n;
            soon(source::examined, looks -> looks == so);
        }
        assertEquals(1, soon(this::found, some -> !some.isEmpty()).size());
    }

    @Test
    void once_it_was_no_concern_more_of_the_same_comes_up_afresh() throws Exception {
        open(THREE_LOOKS);
        var once = lookedOnce();
        for (int n = 1; n <= 2; n++) {
            source.taken(look("live-" + n, once.time.plusSeconds(60 * n), once.user, once.person, "follow-up"));
        }
        var first = soon(this::found, some -> !some.isEmpty()).getFirst();
        desk.register()
                .perform(
                        desk.doer("reviewer"),
                        new Act.ItemDecided(first.item(), Act.Decision.NO_CONCERN, "a colleague's child"));
        source.taken(look("live-3", once.time.plusSeconds(180), once.user, once.person, "follow-up"));
        var second = soon(this::found, some -> !some.isEmpty()).getFirst();
        assertEquals(4, second.accesses(), "and shows what was there before");
    }

    @Test
    void it_is_the_same_finding_when_the_desk_was_closed_and_its_file_of_what_came_since_lost() throws Exception {
        open(THREE_LOOKS);
        var once = lookedOnce();
        for (int n = 1; n <= 3; n++) {
            source.taken(look("live-" + n, once.time.plusSeconds(60 * n), once.user, once.person, "follow-up"));
            int so = n;
            soon(source::examined, looks -> looks == so); // each in a stride of its own
        }
        var before = soon(this::found, some -> !some.isEmpty());
        desk.close();
        Files.delete(folder.resolve("desk/since.duckdb"));
        openAgain();
        assertEquals(3, soon(source::examined, looks -> looks == 3)); // in one stride
        source.taken(look("live-4", once.time.plusSeconds(240), once.user, once.person, "follow-up"));
        soon(source::examined, looks -> looks == 4);
        assertEquals(before, found());
    }

    @Test
    void each_account_that_has_a_part_in_it_is_found() throws Exception {
        open(TWO_DESKS);
        var users = desk
                .tables()
                .query(new Query("users", "select distinct user_id from log where user_id <> '' order by 1 limit 2"))
                .stream()
                .map(row -> row.text("user_id"))
                .toList();
        var time = Instant.parse("2026-11-20T10:00:00Z");
        var person = lookedOnce().person;
        source.taken(look("live-1", time, users.getFirst(), person, "pool"));
        soon(source::examined, looks -> looks == 1);
        assertEquals(List.of(), found());
        source.taken(look("live-2", time.plusSeconds(60), users.getLast(), person, "pool"));
        var items = soon(this::found, some -> some.size() == 2);
        assertEquals(
                users,
                items.stream().map(FileTables.Item::user).sorted().toList(),
                "whoever was first, and the second");
    }
}
