package org.quis.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.quis.server.record.Database;
import org.quis.server.record.Rebuild;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "rebuild",
        mixinStandardHelpOptions = true,
        description = "Make the tables of a review desk again from its ledger alone, and say whether they had said the"
                + " same.")
final class RebuildCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "the folder of an audit")
    @SuppressWarnings("NullAway.Init")
    private Path audit;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private DeskOptions desk;

    @Override
    public Integer call() throws Exception {
        var home = desk.home(audit);
        Files.createDirectories(home);
        try (var ledger = desk.ledger(spec, audit);
                var source = Database.of(home, desk.database(spec))) {
            var rebuilt = Rebuild.of(ledger, source, Clock.systemUTC());
            var to = spec.commandLine().getOut();
            to.printf("rebuilt from %,d acts of the ledger%n", rebuilt.acts());
            if (rebuilt.changed().isEmpty()) to.println("the tables had said the same");
            rebuilt.changed()
                    .forEach((table, rows) -> to.printf("%s: %,d rows had said something else%n", table, rows));
            to.flush();
            return rebuilt.changed().isEmpty() ? Exit.DONE : Exit.WITH_REMARKS;
        }
    }
}
