package org.quis.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A reviewer has an hour, decides, and says what is still hidden.
class ReviewCommandsTest {
    @TempDir
    Path home;

    private Path audit;

    @BeforeEach
    void an_audit_with_leads() throws Exception {
        var log = new StringBuilder("access_id,time,user_id,action,subject_kind,subject,reason\n");
        for (int i = 0; i < 600; i++) {
            var reason = i % 20 == 7 ? "looking up my ex" : "stolen vehicle report " + i;
            log.append("a%d,2026-01-%02dT%02d:%02d:00Z,u%d,query,plate,7ABC%03d,%s%n"
                    .formatted(i, 1 + i / 30, 8 + i % 9, i % 60, i % 41, i, reason));
        }
        Files.writeString(home.resolve("log.csv"), log);
        audit = home.resolve("audit");
        var run = CommandLineRun.audit(home, home.resolve("log.csv"), "--out", audit);
        assertEquals(0, run.exit(), run.err());
    }

    @Test
    void an_hour_is_filled_with_findings_and_a_sample_of_everything() throws Exception {
        var run = CommandLineRun.of("queue", audit, "--minutes", "60");

        assertEquals(0, run.exit(), run.err());
        var rows = Files.readAllLines(audit.resolve("queue.csv"));
        assertEquals("position,item,kind,user_id,risk,minutes,why,probability", rows.getFirst());
        for (var why : new String[] {",risk,1.0", ",random,"}) {
            assertTrue(rows.stream().anyMatch(row -> row.contains(why)), why + " in " + rows);
        }
    }

    @Test
    void nobody_draws_again_until_it_suits() {
        CommandLineRun.of("queue", audit, "--reviews", "10");

        var again = CommandLineRun.of("queue", audit, "--reviews", "10");

        assertEquals(2, again.exit());
        assertTrue(again.err().startsWith(audit.resolve("queue.csv") + " is there already"), again.err());
    }

    @Test
    void what_was_decided_bounds_what_nobody_flagged() throws Exception {
        CommandLineRun.of("queue", audit, "--reviews", "50");
        decideAll("unfounded");

        var run = CommandLineRun.of("estimate", audit, "--decisions", home.resolve("decided.csv"));

        assertEquals(0, run.exit(), run.err());
        assertTrue(run.out().startsWith("4 of 600 accesses were drawn at random; 0 of them are undecided"), run.out());
        assertTrue(run.out().contains("misuse that no finding shows:         0.000 % (0.000–60.236)"), run.out());
        assertTrue(run.out().contains("findings that are real:               0 (0–0)"), run.out());
    }

    @Test
    void weights_that_reviewers_contradict_are_learnt_and_used() throws Exception {
        CommandLineRun.of("queue", audit, "--reviews", "50");
        decideAll("unfounded");
        var weights = home.resolve("learnt.yaml");

        var learnt = CommandLineRun.of("learn", audit, "--decisions", home.resolve("decided.csv"), "--out", weights);

        assertEquals(0, learnt.exit(), learnt.out() + learnt.err());
        var again = CommandLineRun.audit(
                home, home.resolve("log.csv"), "--weights", weights, "--out", home.resolve("again"));
        assertEquals(0, again.exit(), again.err());
        assertTrue(firstRisk(home.resolve("again")) < firstRisk(audit), "what was unfounded weighs less");
    }

    @Test
    void weights_that_are_none_are_refused() throws Exception {
        var weights = Files.writeString(home.resolve("weights.yaml"), "version: \"1\"\n");

        var run = CommandLineRun.audit(
                home, home.resolve("log.csv"), "--weights", weights, "--out", home.resolve("again"));

        assertEquals(2, run.exit());
        assertTrue(run.err().startsWith(weights + ": "), run.err());
        assertFalse(Files.exists(home.resolve("again")));
    }

    private static double firstRisk(Path audit) throws Exception {
        var rows = Files.readAllLines(audit.resolve("findings.csv"));
        int risk = Arrays.asList(rows.getFirst().split(",")).indexOf("risk");
        return Double.parseDouble(rows.get(1).split(",")[risk]);
    }

    private void decideAll(String decision) throws Exception {
        var decided = new StringBuilder("item,decision\n");
        Files.readAllLines(audit.resolve("queue.csv")).stream()
                .skip(1)
                .forEach(row -> decided.append(row.split(",")[1])
                        .append(',')
                        .append(decision)
                        .append('\n'));
        Files.writeString(home.resolve("decided.csv"), decided);
    }
}
