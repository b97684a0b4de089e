package org.quis.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.quis.audit.OutputException;
import org.quis.ledger.Broken;
import org.quis.ledger.Keyring;
import org.quis.ledger.Ledger;
import org.quis.ledger.OwnerOnly;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "prove",
        mixinStandardHelpOptions = true,
        description = "Write a proof of one ledger entry, which `quis verify --proof` checks without the ledger.",
        footer = {
            "",
            "The proof shows the row itself to whoever holds it, and no other row. With `--closed` it shows none."
        })
final class ProveCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DIR", description = "the folder of an audit, or of a ledger")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Parameters(index = "1", paramLabel = "INDEX", description = "a `ledger_index`, from 0")
    private long index;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "file to write; must be new (default: entry-INDEX.tlog-proof)")
    private @Nullable Path out;

    @Option(names = "--closed", description = "prove that the entry is there, and leave what it commits to shut")
    private boolean closed;

    @Option(
            names = "--log-key",
            paramLabel = "FILE",
            description =
                    "the ledger's private key, beside which those of its rows are (default: DIR.key, else ~/.config/quis/ledger.key)")
    private @Nullable Path key;

    @Override
    public Integer call() throws Exception {
        var file = out == null ? Path.of("entry-" + index + ".tlog-proof") : out;
        try {
            var ledger = Ledger.open(AuditFolder.ledger(spec, folder));
            write(file, ledger.proof(index, closed ? null : keyring()).encoded());
        } catch (IndexOutOfBoundsException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        } catch (Broken.Key shut) {
            spec.commandLine().getErr().println("quis: " + shut.getMessage());
            spec.commandLine().getErr().println("      prove it without showing it: `--closed`");
            return Exit.USAGE;
        }
        spec.commandLine().getOut().println("proof: " + file);
        spec.commandLine().getOut().flush();
        return Exit.DONE;
    }

    private Keyring keyring() throws IOException, Broken.Key {
        return Keys.keyring(Keys.file(key, folder))
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "the keys that open the rows are not here\n      name the key that the audit was made with:"
                                + " `--log-key FILE`, or show nothing: `--closed`"));
    }

    /// What it shows may be personal, so it is its owner's alone until they hand it on.
    private static void write(Path file, String proof) throws OutputException {
        try (var to = FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OwnerOnly.at(file))) {
            var bytes = ByteBuffer.wrap(proof.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) to.write(bytes);
        } catch (FileAlreadyExistsException there) {
            throw new OutputException(file + ": is there already", "choose another file with `--out FILE`");
        } catch (IOException full) {
            throw new OutputException(file + ": cannot be written: " + full, "choose another file with `--out FILE`");
        }
    }
}
