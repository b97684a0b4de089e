package org.quis.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quis.results.UnfitException;

/// What a sample says of all that nobody looked at, and how sure that is.
class EstimateTest {
    @TempDir
    private Path folder;

    /// 5 % of the accesses are misuse that no finding shows; twelve of thirty findings are real.
    private Audited audited(int accesses) {
        var audited = new Audited(folder, accesses);
        for (int i = 0; i < 30; i++) audited.finding(i % 2 == 0 ? "disclosure" : "self_lookup", 0.5, 1, i % 5 < 2);
        return audited.hidden(accesses / 20).finish();
    }

    private Estimate estimate(Audited audited, double minutes, long seed) throws Exception {
        var queue = Queue.draw(folder, new Queue.Budget(minutes, 0), new Random(seed));
        QueueFile.write(queue, folder.resolve("queue.csv"));
        return Estimate.of(folder, folder.resolve("queue.csv"), audited.decide(queue), null);
    }

    @Test
    void the_bounds_hold_what_is_true_nearly_always() throws Exception {
        var audited = audited(2_000);
        int held = 0;
        for (int seed = 0; seed < 200; seed++) {
            var hidden = estimate(audited, 1_500, seed).unflagged();
            if (hidden.low() <= 0.05 && 0.05 <= hidden.high()) held++;
        }
        assertTrue(held >= 188, held + " of 200"); // 95 % at least; Clopper and Pearson err on the safe side
    }

    @Test
    void findings_that_were_not_drawn_are_counted_through_those_that_were() throws Exception {
        var audited = audited(2_000);
        double sum = 0;
        for (int seed = 0; seed < 300; seed++)
            sum += estimate(audited, 120, seed).findings().value();
        assertEquals(12, sum / 300, 1.0);
    }

    @Test
    void a_sample_without_misuse_bounds_it_and_does_not_deny_it() throws Exception {
        var clean = new Audited(folder, 1_000);
        var found = estimate(clean, 750, 1);

        assertEquals(20, found.sampled());
        assertEquals(0, found.misuse().value());
        assertEquals(1 - Math.pow(0.025, 1 / 20.0), found.misuse().high(), 1e-9); // Clopper and Pearson 1934
    }

    @Test
    void what_is_undecided_counts_as_either() throws Exception {
        var audited = audited(2_000);
        var queue = Queue.draw(folder, new Queue.Budget(1_500, 0), new Random(1));
        QueueFile.write(queue, folder.resolve("queue.csv"));
        audited.write("decisions.csv", "item,decision\n");

        var found = Estimate.of(folder, folder.resolve("queue.csv"), folder.resolve("decisions.csv"), null);

        assertEquals(found.sampled(), found.open());
        assertEquals(0, found.misuse().low());
        assertEquals(1, found.misuse().high());
    }

    @Test
    void complaints_and_reviews_that_share_little_point_to_more() throws Exception {
        var audited = audited(2_000);
        var queue = Queue.draw(folder, new Queue.Budget(3_000, 0), new Random(1));
        QueueFile.write(queue, folder.resolve("queue.csv"));
        var complaints = audited.write("complaints.csv", "access_id\na-0\na-1\na-1500\na-1600\n");

        var found = Estimate.of(folder, folder.resolve("queue.csv"), audited.decide(queue), complaints)
                .recapture()
                .orElseThrow();

        assertTrue(found.low() <= found.value() && found.value() <= found.high(), found.toString());
        assertTrue(found.value() > 14, found.toString()); // more than both lists name together
    }

    @Test
    void a_decision_that_is_none_is_named_with_its_row() throws Exception {
        audited(2_000);
        QueueFile.write(Queue.draw(folder, new Queue.Budget(60, 0), new Random(1)), folder.resolve("queue.csv"));
        var decisions = Files.writeString(folder.resolve("decisions.csv"), "item,decision\nF-0001,guilty\n");

        var refused = assertThrows(
                UnfitException.class, () -> Estimate.of(folder, folder.resolve("queue.csv"), decisions, null));

        assertEquals(
                decisions + ":2: `guilty` is no decision; write substantiated, unfounded or inconclusive",
                refused.getMessage());
    }
}
