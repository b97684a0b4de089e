package org.quis.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.quis.publish.Named;
import org.quis.server.evidence.Evidence;
import org.quis.server.evidence.Evidence.Sight;
import org.quis.server.evidence.Shown;
import org.quis.server.record.FileTables.Item;

/// The page of an item names nobody until somebody opens a name for a purpose, and then only whom they opened.
class NamesTest extends AtDesk {
    private static final Sight EVERYTHING = new Sight(true, true, true);

    private Shown shown(Item item, Sight sight) {
        var queued = desk.register().item(item.item()).queued();
        return desk.server().part(Evidence.class).show(queued, sight);
    }

    private static List<Named> onThePaths(Shown shown) {
        return Stream.concat(shown.personal().stream(), shown.duty().stream())
                .flatMap(chain -> Stream.concat(
                        Stream.of(chain.start()), chain.arrows().stream().map(Shown.Arrow::to)))
                .map(Shown.Node::named)
                .filter(named -> !named.name().isEmpty())
                .toList();
    }

    private List<Item> queue() {
        return desk.register().files().open(0, 60);
    }

    /// A finding with a path from an account to somebody of another name.
    private Item tied() {
        return queue().stream()
                .filter(item -> !item.user().isEmpty() && !item.person().isEmpty())
                .filter(item -> shown(item, EVERYTHING).personal().stream().anyMatch(chain -> {
                    var first = chain.start().named().name();
                    return !first.isEmpty() && !first.equals(personNamed(item));
                }))
                .findFirst()
                .orElseThrow();
    }

    private String userNamed(Item item) {
        return named("users", "user_id", item.user());
    }

    private String personNamed(Item item) {
        return named("people", "person_id", item.person());
    }

    private String named(String table, String key, String id) {
        return column(table, "name").get(column(table, key).indexOf(id));
    }

    private List<String> column(String table, String column) {
        try (var rows = CsvReader.builder().ofNamedCsvRecord(folder.resolve("agency/" + table + ".csv"))) {
            return rows.stream().map(row -> row.getField(column)).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String page(Visitor visitor, Item item) throws Exception {
        var answer = visitor.get("/items/" + item.item());
        assertEquals(200, answer.statusCode());
        return answer.body();
    }

    private static void open(Visitor visitor, Item item, String whose) throws Exception {
        var answer = visitor.post("/items/" + item.item() + "/name", "whose=" + whose, "purpose=to ask the unit");
        assertEquals(303, answer.statusCode());
    }

    @Test
    void until_a_name_is_opened_no_page_has_any() throws Exception {
        var analyst = desk.loggedIn("analyst");
        var reviewer = desk.loggedIn("reviewer");
        var names = new TreeSet<String>(column("users", "name"));
        for (var item : queue()) {
            for (var named : onThePaths(shown(item, EVERYTHING))) names.add(named.name());
        }
        assertTrue(names.size() > 50, "there are names to be told: " + names);

        for (var item : queue()) {
            var pages = page(analyst, item) + page(reviewer, item);
            for (var name : names) assertFalse(pages.contains(name), name + " on the page of " + item.item());
        }
    }

    @Test
    void who_opened_the_user_reads_their_name_and_not_whom_they_looked_at() throws Exception {
        var item = tied();
        var reviewer = desk.loggedIn("reviewer");

        open(reviewer, item, "user");

        var page = page(reviewer, item);
        assertTrue(page.contains(userNamed(item) + " (" + item.user() + ")"), page);
        assertFalse(page.contains(personNamed(item)), page);
    }

    @Test
    void who_opened_the_person_reads_their_name_and_not_who_looked() throws Exception {
        var item = tied();
        var reviewer = desk.loggedIn("reviewer");

        open(reviewer, item, "subject");

        var page = page(reviewer, item);
        assertTrue(page.contains(personNamed(item) + " (" + item.person() + ")"), page);
        assertFalse(page.contains(userNamed(item)), page);
    }

    @Test
    void who_opened_both_reads_every_name_on_the_paths_between_them() throws Exception {
        var item = tied();
        var reviewer = desk.loggedIn("reviewer");

        open(reviewer, item, "user");
        open(reviewer, item, "subject");

        var page = page(reviewer, item);
        var named = onThePaths(shown(item, EVERYTHING));
        assertTrue(named.size() > 2, named.toString());
        for (var each : named) assertTrue(page.contains(each.text()), each + " on " + page);
    }

    @Test
    void a_name_that_somebody_opened_is_told_to_nobody_else() throws Exception {
        var item = tied();
        open(desk.loggedIn("reviewer"), item, "user");

        assertFalse(page(desk.loggedIn("second-reviewer"), item).contains(userNamed(item)));
    }
}
