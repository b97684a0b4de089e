package org.quis.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quis.results.UnfitException;

/// What was drawn of accesses that came in says how much misuse there is among them, and nothing of the audit.
class SinceTest {
    @TempDir
    private Path folder;

    private Optional<Since> since(String rows) throws Exception {
        var file = Files.writeString(folder.resolve("decided.csv"), "item,decision,probability,flagged\n" + rows);
        return Since.of(Decisions.read(file));
    }

    @Test
    void each_that_was_drawn_stands_for_as_many_as_it_was_drawn_from() throws Exception {
        var found = since("""
                        N-1-access,substantiated,0.01,false
                        N-2-access,unfounded,0.0025,false
                        N-3-access,substantiated,0.002,true
                        """).orElseThrow();
        assertEquals(1_000, found.accesses()); // 100, 400 and 500
        assertEquals(0.6, found.misuse().value(), 1e-9);
        assertEquals(0.1, found.unflagged().value(), 1e-9, "what no finding shows");
    }

    @Test
    void what_nobody_decided_yet_may_be_either() throws Exception {
        var found = since("N-1-access,,0.01,false\nN-2-access,unfounded,0.01,false\n")
                .orElseThrow();
        assertEquals(1, found.open());
        assertEquals(0, found.misuse().value());
        assertTrue(found.misuse().high() > 0.9, found.toString());
    }

    @Test
    void an_audit_after_which_nothing_was_drawn_says_nothing_of_what_came() throws Exception {
        assertEquals(Optional.empty(), since("F-0001,substantiated,,\n"));
    }

    @Test
    void what_came_does_not_change_what_is_said_of_the_audit() throws Exception {
        var audited = new Audited(folder, 2_000);
        audited.finding("disclosure", 0.5, 1, true).hidden(100).finish();
        var queue = Queue.draw(folder, new Queue.Budget(1_500, 0), new Random(1));
        var drawn = folder.resolve("queue.csv");
        QueueFile.write(queue, drawn);
        var decisions = audited.decide(queue);
        var before = Estimate.of(folder, drawn, decisions, null);
        var rows = Files.readString(decisions).lines().skip(1).toList();
        Files.writeString(
                decisions,
                "item,decision,probability,flagged\n" + String.join(",,\n", rows) + ",,\n"
                        + "N-1-access,substantiated,0.5,false\nN-900-together,substantiated,,\n");
        var after = Estimate.of(folder, drawn, decisions, null);
        assertEquals(before.misuse(), after.misuse());
        assertEquals(before.unflagged(), after.unflagged());
        assertEquals(before.findings(), after.findings());
        assertEquals(2, after.since().orElseThrow().accesses());
    }

    /// Days of very different size, one drawn of each, and 20 % misuse: the estimate is right in the mean, and
    /// the bounds hold what is true nearly always.
    @Test
    void draws_of_any_size_count_by_how_likely_they_were() throws Exception {
        double sum = 0;
        int held = 0;
        int trials = 400;
        for (int seed = 0; seed < trials; seed++) {
            var chance = new Random(seed);
            var rows = new StringBuilder();
            for (int day = 0; day < 30; day++) {
                int came = day % 3 == 0 ? 500 : 50;
                boolean misuse = chance.nextInt(came) < came / 5; // one in five, wherever they stand
                rows.append(
                        "N-%d-access,%s,%s,false%n".formatted(day, misuse ? "substantiated" : "unfounded", 1.0 / came));
            }
            var found = since(rows.toString()).orElseThrow().misuse();
            sum += found.value();
            if (found.low() <= 0.2 && 0.2 <= found.high()) held++;
        }
        assertEquals(0.2, sum / trials, 0.02);
        assertTrue(held >= 0.95 * trials, held + " of " + trials);
    }

    @Test
    void a_probability_that_is_none_is_named_with_its_row() {
        var refused = assertThrows(UnfitException.class, () -> since("N-1-access,unfounded,1.5,false\n"));
        assertEquals(
                folder.resolve("decided.csv") + ":2: `1.5` is no probability; it is above 0 and up to 1",
                refused.getMessage());
    }
}
