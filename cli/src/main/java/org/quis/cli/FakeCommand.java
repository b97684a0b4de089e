package org.quis.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.quis.evaluate.FakeLogs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "fake",
        mixinStandardHelpOptions = true,
        description = "Make logs in which nobody had a reason, from a real one: to count an audit's false excuses.")
final class FakeCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "LOG", description = "a log in the format `quis`")
    @SuppressWarnings("NullAway.Init")
    private Path log;

    @Option(names = "--reference", paramLabel = "DIR", required = true, description = "folder of reference tables")
    @SuppressWarnings("NullAway.Init")
    private Path reference;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "folder for the logs")
    @SuppressWarnings("NullAway.Init")
    private Path out;

    @Option(names = "--seed", defaultValue = "1", description = "the same seed gives the same logs (default: 1)")
    private long seed;

    @Override
    public Integer call() throws Exception {
        var to = spec.commandLine().getOut();
        FakeLogs.write(log, reference, out, seed)
                .forEach((name, rows) -> to.printf(
                        Locale.ROOT, "%s: %,d accesses without a reason%n", out.resolve(name + ".csv"), rows));
        to.flush();
        return Exit.DONE;
    }
}
