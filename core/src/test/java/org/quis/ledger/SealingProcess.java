package org.quis.ledger;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A process of its own that seals and says, line by line, up to what size it has been acknowledged; to be killed.
final class SealingProcess implements AutoCloseable {
    private static final int BATCH = 97;

    private final Process process;
    private final BufferedReader says;
    private final List<String> lines = new ArrayList<>();

    private SealingProcess(Process process) {
        this.process = process;
        this.says = process.inputReader(StandardCharsets.UTF_8);
    }

    /// @param before what stands before the command, such as `strace …`
    static SealingProcess start(Path home, int checkpoints, List<String> before) throws IOException {
        var command = new ArrayList<>(before);
        command.addAll(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                SealingProcess.class.getName(),
                home.toString(),
                Integer.toString(checkpoints)));
        var log = home.resolve("log").toFile();
        return new SealingProcess(new ProcessBuilder(command).redirectError(log).start());
    }

    /// Waits for it to say something; `false` where it has ended instead.
    boolean speaks() throws IOException {
        var line = says.readLine();
        if (line != null) lines.add(line);
        return line != null;
    }

    void kill() throws IOException, InterruptedException {
        process.toHandle().destroyForcibly(); // SIGKILL, and what it said can still be read
        await();
    }

    int await() throws IOException, InterruptedException {
        while (speaks()) {}
        if (!process.waitFor(60, TimeUnit.SECONDS)) throw new IOException("the process does not end");
        return process.exitValue();
    }

    /// The greatest size that it has said was acknowledged.
    long acknowledged() {
        return lines.stream().mapToLong(Long::parseLong).max().orElse(0);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    public static void main(String[] arguments) throws Exception {
        var home = Path.of(arguments[0]);
        var key = LogKey.load(home.resolve("key"));
        var store = new CheckpointFiles(home.resolve("kept"));
        var folder = home.resolve("ledger");
        var sealer = new Sealer(Keyring.open(home.resolve("keyring")).key(key.name(), "rows"));
        try (var writer = Files.exists(folder.resolve("log.vkey"))
                ? LedgerWriter.open(folder, key, store)
                : LedgerWriter.create(folder, key.name(), key, store)) {
            for (int checkpoint = 0; checkpoint < Integer.parseInt(arguments[1]); checkpoint++) {
                Sample.rows(writer, sealer, (int) writer.size(), BATCH);
                var acknowledged = writer.checkpoint();
                System.out.println(acknowledged.size());
            }
        }
    }
}
