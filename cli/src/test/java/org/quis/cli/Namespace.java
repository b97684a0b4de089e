package org.quis.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Runs scripts that may mount file systems, in a namespace of their own: nobody else sees those, and they end with it.
record Namespace(Path folder) {

    /// @param what of the tests that will be skipped where it is not permitted
    static Namespace in(Path folder, String what) throws IOException, InterruptedException {
        var namespace = new Namespace(folder);
        boolean possible = namespace.run("true").exit() == 0;
        if (!possible) System.err.println("SKIPPED: " + what + " needs `unshare` and permission to mount");
        assumeTrue(possible, "`unshare --user --mount` is not permitted here");
        return namespace;
    }

    CommandLineRun run(String script) throws IOException, InterruptedException {
        var out = folder.resolve("printed").toFile();
        var err = folder.resolve("complained").toFile();
        int exit = QuisProcess.builder(
                        folder, List.of("unshare", "--user", "--map-root-user", "--mount", "sh", "-c", script))
                .redirectOutput(out)
                .redirectError(err)
                .start()
                .waitFor();
        return new CommandLineRun(exit, Files.readString(out.toPath()), Files.readString(err.toPath()));
    }
}
