package org.quis.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// Finds what an audit left behind, and says so if it is not there.
final class AuditFolder {
    private AuditFolder() {}

    /// The ledger in an audit's folder, or the folder itself where it is a ledger.
    static Path ledger(CommandSpec spec, Path folder) {
        if (Files.isRegularFile(folder.resolve("checkpoint"))) return folder;
        var ledger = folder.resolve("ledger");
        if (Files.isDirectory(ledger)) return ledger;
        throw new ParameterException(
                spec.commandLine(),
                folder + ": holds no ledger\n      name the folder of an audit: quis " + spec.name() + " quis-audit");
    }

    static Path database(CommandSpec spec, Path folder) {
        var file = folder.resolve("quis.duckdb");
        if (Files.isRegularFile(file)) return file;
        throw new ParameterException(
                spec.commandLine(),
                folder + ": holds no quis.duckdb\n      name the folder of an audit: quis " + spec.name()
                        + " quis-audit");
    }
}
