package org.quis.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quis.anchor.OpensslAuthority;

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

    /// As a user would type them; only the addresses are those of servers of the test, and the month is this one.
    @Test
    void others_can_check_it_as_is_shown(@TempDir Path folder) throws Exception {
        var readme = Files.readString(ROOT.resolve("README.md"));
        int from = readme.indexOf("## Let others check it");
        var commands = readme.substring(from, readme.indexOf("\n## ", from))
                .lines()
                .filter(line -> line.startsWith("$ ./quis "))
                .map(line -> line.substring("$ ./quis ".length()))
                .toList();
        Files.writeString(folder.resolve("march.csv"), """
                access_id,time,user_id,action,subject_kind,subject,reason
                m-1,2026-03-02T09:10:00Z,b.osei,query,plate,7ABC123,stolen vehicle report
                m-2,2026-03-02T09:14:00Z,b.osei,query,plate,4XYZ900,welfare check
                m-3,2026-03-02T23:50:00Z,c.lind,query,person,p-1881,curious about my neighbour
                """);
        var month = DateTimeFormatter.ofPattern("yyyy-MM", Locale.ROOT)
                .format(Instant.now().atOffset(ZoneOffset.UTC));
        Process witness = null;
        String url = "";
        try (var authority = OpensslAuthority.start(folder.resolve("authority"), "Stamps")) {
            for (var command : commands) {
                var quis = "\"$QUIS\" "
                        + command.replaceFirst("http://127[^=]*", url)
                                .replace("http://tsa.example", authority.url())
                                .replaceAll("rows-[0-9-]+", "rows-" + month);
                if (!command.startsWith("witness ")) {
                    assertEquals(0, typed(folder, quis).start().waitFor(), command);
                    continue;
                }
                witness = typed(folder, "exec " + quis.replace("witness ", "witness --listen 127.0.0.1:0 "))
                        .start();
                url = listening(witness);
            }
        } finally {
            if (witness != null) witness.destroyForcibly();
        }
        assertTrue(url.startsWith("http://127.0.0.1:"), "the README shows how a witness is run");
    }

    private static ProcessBuilder typed(Path folder, String command) throws IOException {
        return QuisProcess.builder(folder, List.of("sh", "-c", command))
                .redirectError(folder.resolve("complaints").toFile());
    }

    private static String listening(Process witness) throws IOException {
        var said = witness.inputReader(StandardCharsets.UTF_8);
        for (var line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith("listening on ")) return line.substring("listening on ".length());
        }
        throw new AssertionError("the witness ended");
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
