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

/// What reviewers decided shifts what rules weigh.
class LearningTest {
    @TempDir
    private Path folder;

    /// Findings of two rules that both say "one in two"; of one rule nine in ten are real, of the other one in ten.
    private Learning learn(int each) throws Exception {
        var findings = new StringBuilder("finding_id,rule_id,risk\n");
        var queue = new StringBuilder("position,item,kind,user_id,risk,minutes,why,probability\n");
        var decisions = new StringBuilder("item,decision\n");
        var random = new Random(3);
        for (int i = 0; i < 2 * each; i++) {
            boolean good = i % 2 == 0;
            boolean real = random.nextDouble() < (good ? 0.9 : 0.1);
            findings.append("F-%d,%s,0.5%n".formatted(i, good ? "good" : "bad"));
            queue.append("%d,F-%d,self_lookup,u,0.5,8,risk,1.0%n".formatted(i + 1, i));
            decisions.append("F-%d,%s%n".formatted(i, real ? "substantiated" : "unfounded"));
        }
        Files.writeString(folder.resolve("findings.csv"), findings);
        Files.writeString(folder.resolve("queue.csv"), queue);
        Files.writeString(folder.resolve("decisions.csv"), decisions);
        return Learning.of(folder, folder.resolve("queue.csv"), folder.resolve("decisions.csv"));
    }

    @Test
    void a_rule_that_is_mostly_right_weighs_more_and_one_that_is_mostly_wrong_less() throws Exception {
        var learnt = learn(200);

        assertEquals(Math.log(9), learnt.base() + learnt.rules().get("good"), 0.5); // the odds of nine in ten
        assertEquals(-Math.log(9), learnt.base() + learnt.rules().get("bad"), 0.5);
        assertTrue(learnt.after().logLoss() < 0.6 * learnt.before().logLoss(), learnt.toString());
        assertTrue(learnt.after().brier() < learnt.before().brier(), learnt.toString());
    }

    @Test
    void few_decisions_shift_little() throws Exception {
        double few = learn(12).rules().get("good");
        double many = learn(200).rules().get("good");

        assertTrue(few < many, few + " and " + many);
    }

    @Test
    void decisions_of_nearly_none_teach_nothing() {
        var refused = assertThrows(UnfitException.class, () -> learn(4));

        assertEquals(
                folder.resolve("decisions.csv")
                        + ": only 8 findings are decided; it takes 20 to say anything of weights",
                refused.getMessage());
    }
}
