package org.quis.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesTest {

    @Test
    void every_rule_says_what_it_is_and_when_it_is_wrong() {
        for (var rule : Rules.shipped().all()) {
            assertFalse(rule.description().isBlank());
            assertFalse(rule.falsePositives().isBlank());
        }
        assertEquals(15, Rules.shipped().all().size());
    }

    @Test
    void somebody_may_bring_their_own_rules(@TempDir Path folder) throws Exception {
        copy(folder, "2026.11.7", "my-town-3");

        assertEquals("my-town-3", Rules.load(folder).version());
    }

    @Test
    void files_of_different_versions_are_refused(@TempDir Path folder) throws Exception {
        copy(folder, "", "");
        var risk = folder.resolve("risk.yaml");
        Files.writeString(risk, Files.readString(risk).replace("2026.11.7", "older"));

        var error = assertThrows(IllegalArgumentException.class, () -> Rules.load(folder));
        assertEquals(
                "rules.yaml, reasons.yaml and risk.yaml have different versions\n"
                        + "give all three the version of one release",
                error.getMessage());
    }

    private static void copy(Path folder, String version, String replacement) throws Exception {
        for (var name : List.of("reasons.yaml", "rules.yaml", "risk.yaml")) {
            try (var in = Rules.class.getResourceAsStream("rules/" + name)) {
                var text = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
                Files.writeString(folder.resolve(name), text.replace(version.isEmpty() ? "\0" : version, replacement));
            }
        }
    }
}
