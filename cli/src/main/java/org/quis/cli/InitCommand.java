package org.quis.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.quis.audit.OutputException;
import org.quis.ledger.Broken;
import org.quis.ledger.CheckpointStore;
import org.quis.ledger.Keyring;
import org.quis.ledger.LedgerWriter;
import org.quis.ledger.LogKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        description = "Begin a ledger that many audits are sealed in, and make its key.")
final class InitCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "the ledger's folder; must be new or empty")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Option(
            names = "--origin",
            paramLabel = "NAME",
            required = true,
            description = "the log's name to the world: a URL without its scheme, such as audit.agency.example/2026")
    @SuppressWarnings("NullAway.Init")
    private String origin;

    @Option(
            names = "--log-key",
            paramLabel = "FILE",
            description = "where to keep the private key; must not be there yet (default: DIR.key, beside the folder)")
    private @Nullable Path key;

    @Option(
            names = "--pkcs12",
            description = "keep the key as PKCS#12, under a passphrase (default with a key file named .p12 or .pfx)")
    private boolean pkcs12;

    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            description =
                    "keep the key under the passphrase in this file's first line; every command that signs then wants"
                            + " the file's name in $QUIS_PASSPHRASE_FILE")
    private @Nullable Path passphraseFile;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private CheckpointOptions checkpoints;

    @Override
    public Integer call() throws Exception {
        boolean asPkcs12 = pkcs12 || key != null && LogKey.isNamedPkcs12(key);
        var file = key != null ? key : Keys.beside(folder, asPkcs12 ? Keys.PKCS12 : Keys.PEM);
        if (Files.exists(file)) {
            throw wrong(file + ": there is a key already\n      name another file with `--log-key FILE`");
        }
        LogKey made;
        try {
            made = LogKey.generate(origin);
        } catch (IllegalArgumentException notAName) {
            throw new ParameterException(spec.commandLine(), String.valueOf(notAName.getMessage()), notAName);
        }
        var store = checkpoints.store(spec, file);
        if (file.toAbsolutePath().getParent() instanceof Path beside) Files.createDirectories(beside);
        var passphrase = asPkcs12 ? passphraseFile() : passphraseFile;
        boolean locked = passphrase != null && Keyring.lock(Keys.keyringBeside(file), passphrase);
        if (asPkcs12) made.storePkcs12(file, passphraseFile());
        else if (passphrase == null) made.store(file);
        else made.store(file, passphrase);
        begin(file, made, store);
        var out = spec.commandLine().getOut();
        out.println("ledger: " + folder);
        out.println("private key: " + file + " (whoever has it can sign in the log's name; keep a copy apart)");
        if (locked) {
            out.println("keys of payloads: " + Keys.keyringBeside(file)
                    + " was in the clear, and is under the passphrase now; shred copies of it");
        }
        out.println("verifier key, to publish: " + made.verifier().encoded());
        out.flush();
        return Exit.DONE;
    }

    /// PKCS#12 is never without a passphrase; whoever signs with it has named its file already.
    private Path passphraseFile() {
        if (passphraseFile != null) return passphraseFile;
        if (System.getenv(LogKey.PASSPHRASE_FILE) instanceof String named) return Path.of(named);
        throw wrong(
                "a key in PKCS#12 is under a passphrase\n      name the file it is in with `--passphrase-file FILE`");
    }

    private ParameterException wrong(String problem) {
        return new ParameterException(spec.commandLine(), problem);
    }

    /// A key without a ledger would only be in the way of the next try.
    private void begin(Path file, LogKey made, CheckpointStore store) throws IOException, Broken, OutputException {
        try {
            LedgerWriter.create(folder, origin, made, store).close();
        } catch (FileAlreadyExistsException there) {
            Files.delete(file);
            throw new OutputException(folder + ": " + there.getReason(), "choose another folder");
        } catch (IOException | Broken failure) {
            if (!Files.exists(folder.resolve("log.vkey"))) Files.delete(file);
            throw failure;
        }
    }
}
