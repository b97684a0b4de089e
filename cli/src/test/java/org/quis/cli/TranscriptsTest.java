package org.quis.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every session of `src/test/transcripts` goes as it is told, command by command, in processes of their own.
class TranscriptsTest {
    @TempDir
    Path folder;

    static Stream<String> transcripts() throws IOException {
        try (var files = Files.list(Path.of("src/test/transcripts"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("transcripts")
    void goes_as_told(String name) throws Exception {
        var transcript = Transcript.read(Path.of("src/test/transcripts", name));
        transcript.layOut(folder);
        for (var step : transcript.steps()) {
            var printed = run(step.command());
            if (!pattern(step.expected())
                    .matcher(printed.isEmpty() ? "" : printed + "\n")
                    .matches()) {
                assertEquals(step.expected(), printed, name + ": $ " + step.command());
            }
        }
    }

    private String run(String command) throws IOException, InterruptedException {
        var process = QuisProcess.builder(folder, List.of("sh", "-c", command.replace("./quis", "\"$QUIS\"")));
        return printed(process);
    }

    private String printed(ProcessBuilder builder) throws IOException, InterruptedException {
        var out = folder.resolve(".out").toFile();
        var err = folder.resolve(".err").toFile();
        var process = builder.redirectOutput(out).redirectError(err).start();
        int exit = process.waitFor();
        var text = Files.readString(out.toPath())
                + Files.readString(err.toPath())
                + (exit == 0 ? "" : "[exit " + exit + "]\n");
        assertTrue(Files.deleteIfExists(out.toPath()) && Files.deleteIfExists(err.toPath()));
        return text.strip();
    }

    /// Of lines that each end, so that a session that does not go as told is not searched for endlessly.
    private static Pattern pattern(String expected) {
        return Pattern.compile(expected.lines()
                .map(line -> line.equals("…")
                        ? "(?:[^\\n]*\\n)*?"
                        : Stream.of(line.split("…", -1)).map(Pattern::quote).collect(Collectors.joining("[^\\n]*"))
                                + "\\n")
                .collect(Collectors.joining()));
    }
}
