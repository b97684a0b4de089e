package org.quis.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A `quis witness` that runs as a process of its own, as an oversight board's would.
record WitnessProcess(Process process, Path key, String url) implements AutoCloseable {

    /// Starts one on a free port, and returns when it listens. Its state is in `folder/name`.
    static WitnessProcess start(Path folder, String name, Path log) throws IOException {
        var line = new ArrayList<>(List.of("sh", "-c", "exec \"$QUIS\" \"$0\" \"$@\"", "witness"));
        line.addAll(List.of("--listen", "127.0.0.1:0", "--name", name, "--log", log.toString()));
        line.addAll(List.of("--state", folder.resolve(name).toString()));
        var process = QuisProcess.builder(folder, line)
                .redirectError(folder.resolve(name + ".err").toFile())
                .start();
        var out = new BufferedReader(new java.io.InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        after("verifier key: ", out.readLine(), folder, name);
        var key = Path.of(after("to hand out: ", out.readLine(), folder, name));
        var url = after("listening on ", out.readLine(), folder, name);
        return new WitnessProcess(process, key, url);
    }

    private static String after(String words, String line, Path folder, String name) throws IOException {
        if (line != null && line.startsWith(words)) return line.substring(words.length());
        throw new AssertionError(line + Files.readString(folder.resolve(name + ".err")));
    }

    /// As with `kill -9`, or a power cut.
    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
