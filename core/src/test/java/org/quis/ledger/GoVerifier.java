package org.quis.ledger;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/// A verifier that is not ours: `core/src/test/go/verify.go`, built on the code of Go's checksum database.
public final class GoVerifier {
    private static final String PACKAGES = "golang-go golang-golang-x-mod-dev";

    private final Path tools;

    private GoVerifier(Path tools) {
        this.tools = tools;
    }

    /// What it said, and whether it was content.
    public record Said(int exit, String text) {}

    /// Builds it; without Go the test that asked is skipped, and that is said.
    ///
    /// @param source the program, as seen from the module whose test this is
    /// @param tools  a folder to build it in
    public static GoVerifier build(Path source, Path tools) throws IOException, InterruptedException {
        boolean there = Files.isDirectory(Path.of("/usr/share/gocode/src/golang.org/x/mod/sumdb/tlog"))
                && Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "go")));
        if (!there) System.err.println("SKIPPED: no third party has read our ledgers; apt-get install " + PACKAGES);
        Assumptions.assumeTrue(there, "needs " + PACKAGES);
        var go = new GoVerifier(tools);
        var built = go.run(List.of("go", "build", "-o", go.program(), source.toString()));
        if (built.exit() != 0) throw new AssertionError(built.text());
        return go;
    }

    private String program() {
        return tools.resolve("verify").toString();
    }

    public Said verify(Object... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(program()));
        for (var argument : arguments) command.add(argument.toString());
        return run(command);
    }

    private Said run(List<String> command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("GO111MODULE", "off");
        builder.environment().put("GOPATH", "/usr/share/gocode");
        builder.environment().put("GOCACHE", tools.resolve("cache").toString());
        var process = builder.start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text);
    }
}
