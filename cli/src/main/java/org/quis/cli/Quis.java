package org.quis.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `quis`: who looked, and why.
@Command(
        name = "quis",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Who looked, and why: makes every look into a sensitive database accountable.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            AuditCommand.class,
            DemoCommand.class,
            VerifyCommand.class,
            ProveCommand.class,
            LedgerCommand.class,
            WitnessCommand.class,
            ExplainCommand.class,
            WhyCommand.class,
            TiesCommand.class,
            ShowCommand.class,
            SqlCommand.class,
            FormatsCommand.class,
            SimulateCommand.class,
            FakeCommand.class,
            EvaluateCommand.class,
            RulesCommand.class,
            QueueCommand.class,
            EstimateCommand.class,
            LearnCommand.class,
            ServeCommand.class,
            RebuildCommand.class,
            DecisionsCommand.class,
        })
public final class Quis implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    public static void main(String[] arguments) {
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(out, err, arguments));
    }

    /// Runs one command line and returns its exit code.
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        var commandLine = commandLine();
        commandLine.setOut(out);
        commandLine.setErr(err);
        return commandLine.execute(arguments);
    }

    static CommandLine commandLine() {
        return new CommandLine(new Quis())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new Failures());
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command? `quis --help` lists them");
    }
}
