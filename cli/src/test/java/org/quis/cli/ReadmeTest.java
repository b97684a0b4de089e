package org.quis.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What the front pages tell a reader to type can be typed, and where they point there is something.
class ReadmeTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#)([^)#]+)");

    @Test
    void every_command_shown_is_one_that_is_understood() throws IOException {
        var commands = Files.readAllLines(ROOT.resolve("README.md")).stream()
                .filter(line -> line.startsWith("$ ./quis "))
                .map(line -> line.substring("$ ./quis ".length()).replaceAll("\\s+#.*| > .*", ""))
                .toList();

        assertTrue(commands.size() > 5, "the README shows how it is used");
        for (var command : commands) {
            var words = WORD.matcher(command)
                    .results()
                    .map(word -> word.group(1) != null ? word.group(1) : word.group(2))
                    .toArray(String[]::new);
            Quis.commandLine().parseArgs(words); // throws what a user would be told
        }
    }

    @Test
    void every_file_linked_to_is_there() throws IOException {
        for (var page : List.of("README.md", "CONTRIBUTING.md", "docs/architecture.md", "docs/ledger.md")) {
            var from = ROOT.resolve(page);
            var missing = LINK.matcher(Files.readString(from))
                    .results()
                    .map(link -> link.group(1))
                    .filter(link -> !Files.exists(from.resolveSibling(link)))
                    .toList();
            assertEquals(List.of(), missing, page);
        }
    }
}
