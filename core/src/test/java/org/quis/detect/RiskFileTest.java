package org.quis.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Learnt weights are written into the file that everybody can read.
class RiskFileTest {
    @Test
    void only_the_numbers_change_that_were_learnt(@TempDir Path folder) throws Exception {
        var rules = Rules.shipped();
        var yaml = RiskFile.shifted(
                RiskFile.shipped(), rules, RuleBook.shipped(rules), 0.5, Map.of("tie-self", -1.0, "burst", 0.25));
        var file = Files.writeString(folder.resolve("risk.yaml"), yaml);

        var learnt = Rules.weighed(file).weights();

        assertEquals(rules.weights().base() + 0.5, learnt.base(), 1e-9);
        assertEquals(
                rules.weights().kinds().get("self_lookup") - 1.0,
                learnt.rules().get("tie-self"),
                1e-9); // was that of its kind
        assertEquals(rules.weights().rules().get("burst") + 0.25, learnt.rules().get("burst"), 1e-9);
        assertEquals(rules.weights().rules().get("shift-over"), learnt.rules().get("shift-over"));
        assertEquals(rules.weights().kinds(), learnt.kinds());
        assertEquals(rules.weights().ties(), learnt.ties());
        assertTrue(yaml.contains("# What a kind of suspicion adds."), "the words around them stay");
    }
}
