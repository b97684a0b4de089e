package org.quis.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.quis.audit.OutputException;
import org.quis.ledger.CheckpointFiles;
import org.quis.ledger.CheckpointStore;
import org.quis.store.CheckpointDatabase;
import org.quis.store.CheckpointTable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// Where it is recorded what was signed last: beside the key, or where writers on several machines can reach it.
final class CheckpointOptions {
    @Option(
            names = "--checkpoints",
            paramLabel = "URL",
            description = {
                "keep the record of what was signed last in this PostgreSQL database, such as",
                "jdbc:postgresql://db.agency.example/quis; the password in $$PGPASSWORD or ~/.pgpass",
                "(default: in files beside the key)"
            })
    private @Nullable String url;

    CheckpointStore store(CommandSpec spec, Path keyFile) throws OutputException {
        if (url == null) return new CheckpointFiles(keyFile.toAbsolutePath().resolveSibling("checkpoints"));
        try {
            return new CheckpointTable(new CheckpointDatabase(url, System.getenv()));
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), "--checkpoints: " + wrong.getMessage(), wrong);
        } catch (IOException away) {
            throw new OutputException(
                    url + ": " + away.getMessage(), "nothing was signed; see to the database, then run it again");
        }
    }
}
