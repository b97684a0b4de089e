package org.quis.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.quis.audit.AuditOptions;
import org.quis.audit.OutputException;
import org.quis.audit.Staging;
import org.quis.detect.RuleBook;
import org.quis.detect.Rules;
import org.quis.intake.Formats;
import org.quis.ledger.CheckpointFiles;
import org.quis.simulate.Simulation;
import org.quis.simulate.SimulationOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The main job on an agency that does not exist.
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Invent an agency, audit it, and end with a report to open.")
final class DemoCommand implements Callable<Integer> {
    private static final long SEED = 2026;
    private static final int ACCESSES = 24_000;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "quis-demo",
            description = "folder to write; an earlier demo there is replaced (default: ${DEFAULT-VALUE})")
    @SuppressWarnings("NullAway.Init")
    private Path out;

    @Override
    public Integer call() throws Exception {
        var agency = out.resolve("agency");
        var audit = out.resolve("audit");
        if (Files.exists(out) && !isDemo(out)) {
            throw new OutputException(
                    out + ": holds something that is not a demo", "choose another folder with `--out DIR`");
        }
        Staging.delete(out);
        var bar = Bar.onStandardError();
        bar.note("inventing an agency of %,d accesses in %s".formatted(ACCESSES, agency));
        var invented = SimulationOptions.of(SEED, ACCESSES);
        Simulation.write(invented, agency);
        var options = new AuditOptions(
                List.of(agency.resolve("log.csv")),
                agency,
                null,
                "US",
                audit,
                Formats.shipped(),
                Rules.shipped(),
                RuleBook.shipped(Rules.shipped()),
                invented.zone(),
                out.resolve("audit.key"),
                null,
                false,
                false,
                Runtime.getRuntime().availableProcessors());
        var summary = AuditCommand.run(options, new CheckpointFiles(out.resolve("checkpoints")), bar);
        var to = spec.commandLine().getOut();
        Telling.of(summary, to);
        to.println("report: " + audit.resolve("report.html").toAbsolutePath());
        to.flush();
        return summary.rejected() > 0 ? Exit.WITH_REMARKS : Exit.DONE;
    }

    private static boolean isDemo(Path folder) {
        return Files.isRegularFile(folder.resolve("agency/labels.csv"));
    }
}
