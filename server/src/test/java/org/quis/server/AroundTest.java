package org.quis.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.quis.server.evidence.Evidence;
import org.quis.server.evidence.Evidence.Sight;
import org.quis.server.evidence.Shown.Line;
import org.quis.server.record.FileTables.Item;

/// One look says little; what the same user looked up of the same person and of those around them says more.
class AroundTest extends AtDesk {
    private static final Set<String> SAME = Set.of("this look", "the same person");

    private List<Line> around(Item item) {
        var queued = desk.register().item(item.item()).queued();
        return desk.server()
                .part(Evidence.class)
                .show(queued, new Sight(false, false, false))
                .around();
    }

    private Item item(java.util.function.Predicate<List<Line>> has) {
        return desk.register().files().open(0, 1_000).stream()
                .filter(item -> has.test(around(item)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void looks_at_the_person_and_at_those_around_them_stand_on_one_time_line() throws Exception {
        var item = item(lines -> lines.stream().anyMatch(line -> !SAME.contains(line.whom())));

        var lines = around(item);

        assertTrue(lines.stream().anyMatch(line -> line.whom().equals("this look")), lines.toString());
        var times = lines.stream().map(Line::time).toList();
        assertEquals(times.stream().sorted().toList(), times);
        assertEquals(
                lines.size(), lines.stream().map(Line::ledgerIndex).distinct().count());
        var page = desk.loggedIn("reviewer").get("/items/" + item.item()).body();
        assertTrue(page.contains("at this person and those around them"), page);
    }

    @Test
    void there_is_no_time_line_of_a_single_look() {
        var item = item(List::isEmpty);
        assertFalse(desk.register().item(item.item()).queued().accesses().isEmpty());
    }
}
