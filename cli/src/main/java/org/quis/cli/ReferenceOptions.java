package org.quis.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.quis.ties.DeclarationException;
import org.quis.ties.Declarations;
import org.quis.ties.Ties;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// Where reference tables are and how they are to be read; what an audit was made with, unless told.
final class ReferenceOptions {
    @Option(
            names = "--reference",
            paramLabel = "DIR",
            description = "folder of reference tables (default: the one the audit was made with)")
    private @Nullable Path reference;

    @Option(names = "--ties", paramLabel = "FILE", description = "your own tables and kinds of tie")
    private @Nullable Path declarations;

    @Option(
            names = "--region",
            paramLabel = "CC",
            description = "country of phone numbers that name none (default: US)")
    private @Nullable String region;

    @Option(names = "--zone", paramLabel = "ZONE", description = "zone of days and times that name none (default: UTC)")
    private @Nullable String zone;

    /// What an audit recorded of its own; empty where it recorded nothing.
    interface Recorded {
        String of(String key);
    }

    ZoneId zone(CommandSpec spec, Recorded audit) {
        var name = zone != null ? zone : audit.of("zone");
        try {
            return name.isEmpty() ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException _) {
            throw new ParameterException(
                    spec.commandLine(), "`" + name + "` is not a time zone like America/Los_Angeles");
        }
    }

    Ties read(CommandSpec spec, Recorded audit) throws IOException, DeclarationException {
        var folder = reference != null ? reference.toString() : audit.of("reference");
        if (folder.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "the audit was made without reference data\n      name them: `--reference DIR`");
        }
        if (!Files.isDirectory(Path.of(folder))) {
            throw new ParameterException(
                    spec.commandLine(),
                    folder + ": the reference data are not there\n      name where they are now: `--reference DIR`");
        }
        var file = declarations != null ? declarations.toString() : audit.of("ties");
        var declared = file.isEmpty() ? Declarations.shipped() : Declarations.with(Path.of(file));
        var country = region != null ? region : audit.of("region");
        var ties = Ties.read(Path.of(folder), declared, zone(spec, audit), country.isEmpty() ? "US" : country);
        tellChanges(spec, ties, audit);
        return ties;
    }

    private static void tellChanges(CommandSpec spec, Ties ties, Recorded audit) {
        for (var table : ties.tablesRead()) {
            var then = audit.of("sha256 of " + table.file());
            if (then.isEmpty() || then.equals(table.sha256())) continue;
            spec.commandLine()
                    .getErr()
                    .printf(
                            "quis: %s is not what the audit read (SHA-256 %s); what follows is by what it says now%n",
                            table.file(), then);
        }
    }
}
