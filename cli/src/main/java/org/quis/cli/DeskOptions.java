package org.quis.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.quis.ledger.Keyring;
import org.quis.ledger.Ledger;
import org.quis.ledger.LogKey;
import org.quis.server.record.LedgerOfActs;
import org.quis.store.CheckpointDatabase;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// Where a review desk keeps what is done at it: sealed in the audit's ledger, and in tables of its own.
final class DeskOptions {
    @Option(
            names = "--database",
            paramLabel = "URL",
            description = {
                "keep the tables in this PostgreSQL database, such as jdbc:postgresql://db.agency.example/quis;",
                "the password in $$PGPASSWORD or ~/.pgpass (default: embedded, in the folder of the desk)"
            })
    private @Nullable String url;

    @Option(
            names = "--desk",
            paramLabel = "DIR",
            description = "folder of what is the desk's own (default: beside the audit, DIR-desk)")
    private @Nullable Path home;

    @Option(
            names = "--log-key",
            paramLabel = "FILE",
            description = "the ledger's private key (default: DIR.key, else ~/.config/quis/ledger.key)")
    private @Nullable Path key;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CheckpointOptions checkpoints;

    Path home(Path audit) {
        if (home != null) return home;
        var absolute = audit.toAbsolutePath().normalize();
        return absolute.resolveSibling(absolute.getFileName() + "-desk");
    }

    @Nullable
    CheckpointDatabase database(CommandSpec spec) {
        if (url == null) return null;
        try {
            return new CheckpointDatabase(url, System.getenv());
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), "--database: " + wrong.getMessage(), wrong);
        }
    }

    LedgerOfActs ledger(CommandSpec spec, Path audit) throws Exception {
        var ledger = AuditFolder.ledger(spec, audit);
        var keyFile = Keys.file(key, audit);
        var signing = LogKey.load(keyFile).of(Ledger.keyOf(ledger).name());
        var keyring = Keyring.open(Keys.keyringBeside(keyFile));
        return LedgerOfActs.open(ledger, signing, checkpoints.store(spec, keyFile), keyring, InstantSource.system());
    }
}
