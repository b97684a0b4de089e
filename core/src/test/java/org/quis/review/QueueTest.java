package org.quis.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quis.results.UnfitException;

/// What a reviewer gets to see in the time there is.
class QueueTest {
    @TempDir
    private Path folder;

    private Audited audited;

    @BeforeEach
    void many_easy_findings_and_some_grave_ones() {
        audited = new Audited(folder, 10_000);
        for (int i = 0; i < 60; i++) audited.finding("self_lookup", 0.9, 1, true);
        for (int i = 0; i < 20; i++) audited.finding("former_partner_lookup", 0.6, 2, true);
        for (int i = 0; i < 20; i++) audited.finding("disclosure", 0.5, 1, false);
        audited.finish();
    }

    private Queue draw(double minutes, long seed) throws Exception {
        return Queue.draw(folder, new Queue.Budget(minutes, 0), new Random(seed));
    }

    private static long count(Queue queue, Queue.Why why) {
        return queue.items().stream().filter(item -> item.why() == why).count();
    }

    @Test
    void the_time_there_is_is_not_exceeded_by_more_than_a_finding() throws Exception {
        for (int minutes : new int[] {30, 60, 240, 600}) {
            double spent = draw(minutes, minutes).items().stream()
                    .mapToDouble(Queue.Item::minutes)
                    .sum();
            assertTrue(spent <= minutes + 9 && spent > 0.7 * minutes, spent + " of " + minutes);
        }
    }

    @Test
    void easy_findings_of_one_kind_do_not_crowd_out_the_rest() throws Exception {
        var queue = draw(400, 1);
        long chosen = count(queue, Queue.Why.RISK);
        long easy = queue.items().stream()
                .filter(item -> item.why() == Queue.Why.RISK && item.kind().equals("self_lookup"))
                .count();

        assertTrue(easy < 0.6 * chosen, easy + " of " + chosen);
    }

    @Test
    void between_five_and_ten_percent_of_the_time_goes_to_accesses_drawn_from_everything() throws Exception {
        for (int minutes : new int[] {120, 240, 600, 1200}) {
            double share = 3.0 * count(draw(minutes, 3), Queue.Why.RANDOM) / minutes;
            assertTrue(share >= 0.05 && share <= 0.10, share + " of " + minutes);
        }
        assertEquals(1, count(draw(10, 3), Queue.Why.RANDOM), "however little time there is");
    }

    @Test
    void each_item_says_how_likely_it_was_drawn() throws Exception {
        var queue = draw(600, 5);
        for (var item : queue.items()) {
            switch (item.why()) {
                case RISK -> assertEquals(1, item.probability());
                case GAME -> assertTrue(item.probability() > 0 && item.probability() <= 1, item.toString());
                case RANDOM -> assertEquals(count(queue, Queue.Why.RANDOM) / 10_000.0, item.probability(), 1e-12);
            }
        }
        var ids = new HashSet<String>();
        assertTrue(queue.items().stream().allMatch(item -> ids.add(item.id())), "nothing is drawn twice");
    }

    @Test
    void chance_decides_and_can_be_repeated_for_a_test() throws Exception {
        assertEquals(draw(240, 7), draw(240, 7));
        assertNotEquals(draw(240, 7), draw(240, 8));
    }

    @Test
    void reviews_can_be_counted_instead_of_minutes() throws Exception {
        var queue = Queue.draw(folder, new Queue.Budget(0, 50), new Random(1));

        assertTrue(Math.abs(queue.items().size() - 50) <= 2, queue.items().size() + " items");
        assertEquals(4, count(queue, Queue.Why.RANDOM));
    }

    @Test
    void it_is_written_and_read_back() throws Exception {
        var queue = draw(240, 9);
        var file = folder.resolve("queue.csv");

        QueueFile.write(queue, file);

        assertEquals(
                queue.items().stream().map(Queue.Item::id).toList(),
                QueueFile.read(file).stream().map(Queue.Item::id).toList());
        assertEquals(
                queue.items().stream().map(Queue.Item::probability).toList(),
                QueueFile.read(file).stream().map(Queue.Item::probability).toList());
    }

    @Test
    void a_row_that_is_none_is_named() throws Exception {
        var file = folder.resolve("queue.csv");
        Files.write(
                file,
                List.of("position,item,kind,user_id,risk,minutes,why,probability", "1,a-1,access,u,0.1,3.0,random,0"));

        var refused = assertThrows(UnfitException.class, () -> QueueFile.read(file));

        assertEquals(
                file + ":2: not a row of a queue: `why` is risk, game or random, and `probability` above 0 and up to 1",
                refused.getMessage());
    }

    @Test
    void an_audit_without_findings_still_has_a_sample() throws Exception {
        var bare = new Audited(Files.createDirectory(folder.resolve("bare")), 500);

        var queue = Queue.draw(bare.folder, new Queue.Budget(60, 0), new Random(1));

        assertEquals(queue.items().size(), count(queue, Queue.Why.RANDOM));
        assertTrue(!queue.items().isEmpty());
    }
}
