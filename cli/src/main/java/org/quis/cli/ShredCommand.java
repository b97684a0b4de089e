package org.quis.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.quis.ledger.Erasure;
import org.quis.ledger.Ledger;
import org.quis.ledger.LogKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "shred",
        mixinStandardHelpOptions = true,
        description = {
            "Erase what a ledger keeps for a retention class or a data subject, by destroying its key, and seal that it",
            "was done. Every proof still verifies. This cannot be undone."
        },
        footer = {
            "",
            "An audit's rows are of the class `rows-YYYY-MM`, by the month they were sealed in. The tables of an audit's",
            "folder (quis.duckdb, the CSV files, the report) hold personal data too: delete those yourself."
        })
final class ShredCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "the folder of an audit, or of a ledger")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Option(
            names = {"--class", "--subject"},
            paramLabel = "NAME",
            required = true,
            description = "whose key to destroy: a retention class such as `rows-2026-11`, or a data subject's id")
    @SuppressWarnings("NullAway.Init")
    private String holder;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            required = true,
            description = "the court's order or the rule of retention; sealed with the erasure")
    @SuppressWarnings("NullAway.Init")
    private String reason;

    @Option(names = "--by", paramLabel = "WHO", description = "who erases (default: the user of this machine)")
    private String by = System.getProperty("user.name");

    @Option(
            names = "--log-key",
            paramLabel = "FILE",
            description = "the ledger's private key (default: DIR.key, else ~/.config/quis/ledger.key)")
    private @Nullable Path key;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private CheckpointOptions checkpoints;

    @Override
    public Integer call() throws Exception {
        var ledger = AuditFolder.ledger(spec, folder);
        var keyFile = Keys.file(key, folder);
        var keys = Keys.keyring(keyFile)
                .orElseThrow(() -> new ParameterException(spec.commandLine(), "there are no keys of payloads here"));
        var signing = LogKey.load(keyFile).of(Ledger.keyOf(ledger).name());
        int destroyed = Erasure.erase(
                ledger,
                signing,
                checkpoints.store(spec, keyFile),
                keys,
                holder,
                by,
                reason,
                Clock.systemUTC().instant());
        if (destroyed == 0) {
            throw new ParameterException(
                    spec.commandLine(), "nothing is kept for `" + holder + "` in this ledger, or it was erased before");
        }
        var out = spec.commandLine().getOut();
        out.printf(
                "erased what was kept for `%s`: %d key%s destroyed, and that is sealed%n",
                holder, destroyed, destroyed == 1 ? "" : "s");
        out.println("delete the audit's tables and report as well: they are not part of the ledger");
        out.flush();
        return Exit.DONE;
    }
}
