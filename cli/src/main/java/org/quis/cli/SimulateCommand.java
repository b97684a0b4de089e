package org.quis.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.quis.simulate.Gaps;
import org.quis.simulate.Simulation;
import org.quis.simulate.SimulationOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = "Invent an agency: reference data, a log, and misuse planted in it.")
final class SimulateCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "the same seed gives the same agency (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--accesses", defaultValue = "20000", description = "rows of the log (default: ${DEFAULT-VALUE})")
    private int accesses;

    @Option(names = "--users", paramLabel = "N", description = "accounts (default: as many as make so many accesses)")
    private int users;

    @Option(
            names = "--missing",
            paramLabel = "SHARE",
            defaultValue = "0.05",
            description = "share of calls, stops and appointments never entered (default: ${DEFAULT-VALUE})")
    private double missing;

    @Option(
            names = "--late",
            paramLabel = "SHARE",
            defaultValue = "0.10",
            description = "share of them entered late (default: ${DEFAULT-VALUE})")
    private double late;

    @Option(
            names = "--wrong",
            paramLabel = "SHARE",
            defaultValue = "0.02",
            description = "share of them entered with a slip (default: ${DEFAULT-VALUE})")
    private double wrong;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "folder for the tables")
    @SuppressWarnings("NullAway.Init")
    private Path out;

    @Override
    public Integer call() throws Exception {
        var simulated = Simulation.write(options(), out);
        var to = spec.commandLine().getOut();
        to.printf(Locale.ROOT, "invented %,d accesses in %s%n", accesses, out.resolve("log.csv"));
        to.println("labels: "
                + simulated.byLabel().entrySet().stream()
                        .map(label -> String.format(Locale.ROOT, "%s %,d", label.getKey(), label.getValue()))
                        .collect(Collectors.joining(", ")));
        to.flush();
        return Exit.DONE;
    }

    private SimulationOptions options() {
        try {
            return SimulationOptions.of(seed, accesses, users, new Gaps(missing, late, wrong));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }
}
