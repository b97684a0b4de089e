package org.quis.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.quis.ties.Declarations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "ties",
        mixinStandardHelpOptions = true,
        description = "Check reference tables, and show which ties they are read for.",
        synopsisSubcommandLabel = "COMMAND")
final class TiesCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command? `quis ties --help` lists them");
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Read reference tables and say what is wrong in them, with file and row.",
            footer = {"", "Exit codes: 0 nothing is wrong, 1 something is, 2 wrong usage."})
    int check(
            @Parameters(paramLabel = "DIR", description = "the folder of reference tables") Path folder,
            @Mixin ReferenceOptions reference)
            throws Exception {
        if (!Files.isDirectory(folder)) throw new ParameterException(spec.commandLine(), folder + ": is not a folder");
        var ties = reference.read(spec, key -> key.equals("reference") ? folder.toString() : "");
        var out = spec.commandLine().getOut();
        for (var lint : ties.lints()) {
            out.println(Printable.line(lint.toString()) + (lint.leftOut() ? "; left out" : ""));
        }
        long more = ties.lintCount() - ties.lints().size();
        if (more > 0) out.printf(Locale.ROOT, "and %,d more of the same kinds%n", more);
        for (var table : ties.tablesRead()) {
            out.printf(
                    Locale.ROOT,
                    "%-20s %,11d rows, %,d left out, %,d noted%n",
                    table.file(),
                    table.rows(),
                    table.leftOut(),
                    table.noted());
        }
        out.printf(Locale.ROOT, "%,d ties between %,d nodes%n", ties.tieCount(), ties.nodeCount());
        out.flush();
        return ties.lintCount() > 0 || ties.tables().isEmpty() ? Exit.WITH_REMARKS : Exit.DONE;
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description =
                    "Print the tables, kinds of tie and chains that Quis knows: a start for your own `--ties FILE`.")
    int show() {
        spec.commandLine().getOut().print(Declarations.shippedYaml());
        spec.commandLine().getOut().flush();
        return Exit.DONE;
    }
}
