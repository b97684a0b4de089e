package org.quis.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.quis.ledger.Broken;
import org.quis.ledger.Keyring;
import org.quis.ledger.Ledger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Print what a ledger entry commits to: the row, cell by cell, as its source wrote it.")
final class ShowCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DIR", description = "the folder of an audit, or of a ledger")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Parameters(index = "1", paramLabel = "INDEX", description = "a `ledger_index`, from 0")
    private long index;

    @Option(
            names = "--log-key",
            paramLabel = "FILE",
            description =
                    "the ledger's private key, beside which those of its rows are (default: DIR.key, else ~/.config/quis/ledger.key)")
    private @Nullable Path key;

    @Override
    public Integer call() throws Exception {
        var out = spec.commandLine().getOut();
        try {
            var ledger = Ledger.open(AuditFolder.ledger(spec, folder));
            EntryLines.print(out, index, ledger.entry(index));
            out.flush();
            EntryLines.print(out, ledger.row(index, keyring()));
            out.flush();
            return Exit.DONE;
        } catch (IndexOutOfBoundsException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        } catch (Broken e) {
            spec.commandLine().getErr().println("quis: " + e.getMessage());
            return Exit.VERIFICATION_FAILED;
        }
    }

    private Keyring keyring() throws IOException {
        try {
            return Keys.keyring(Keys.file(key, folder))
                    .orElseThrow(() -> new ParameterException(
                            spec.commandLine(),
                            "the keys that open the rows are not here\n      name the key that the audit was made with:"
                                    + " `--log-key FILE`"));
        } catch (Broken.Key shut) {
            throw new ParameterException(spec.commandLine(), shut.getMessage(), shut);
        }
    }
}
