package org.quis.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.quis.intake.Formats;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "formats",
        mixinStandardHelpOptions = true,
        description = "List the log formats that are recognised, or draft a description for one that is not.")
final class FormatsCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--draft", paramLabel = "LOG", description = "print a description to start from, for this log")
    private @Nullable Path log;

    @Option(names = "--show", paramLabel = "NAME", description = "print the description of a shipped format")
    private @Nullable String name;

    @Override
    public Integer call() throws Exception {
        var out = spec.commandLine().getOut();
        if (log != null) {
            out.print(Formats.draft(log));
        } else if (name != null) {
            out.print(Formats.yaml(name));
        } else {
            for (var format : Formats.shipped()) out.printf("%-24s %s%n", format.name(), format.title());
        }
        out.flush();
        return Exit.DONE;
    }
}
