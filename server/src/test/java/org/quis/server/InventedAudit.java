package org.quis.server;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.List;
import org.quis.audit.Audit;
import org.quis.audit.AuditOptions;
import org.quis.audit.Progress;
import org.quis.detect.RuleBook;
import org.quis.detect.Rules;
import org.quis.intake.Formats;
import org.quis.ledger.CheckpointFiles;
import org.quis.simulate.Simulation;
import org.quis.simulate.SimulationOptions;
import org.quis.store.DuckStore;

/// The audit of an agency that does not exist, made once and copied for whoever wants to work on it.
final class InventedAudit {
    private static Path made = null;

    private InventedAudit() {}

    /// Copies it to a folder, which then has `agency`, `audit`, `audit.key`, `keyring` and `checkpoints`.
    static synchronized Path copyTo(Path folder) throws Exception {
        if (made == null) made = make();
        copy(made, folder);
        return folder.resolve("audit");
    }

    private static Path make() throws Exception {
        var home = Files.createTempDirectory(Path.of("target"), "invented");
        var invented = SimulationOptions.of(2026, 6_000);
        var agency = home.resolve("agency");
        Simulation.write(invented, agency);
        var options = new AuditOptions(
                List.of(agency.resolve("log.csv")),
                agency,
                null,
                "US",
                home.resolve("audit"),
                Formats.shipped(),
                Rules.shipped(),
                RuleBook.shipped(Rules.shipped()),
                invented.zone(),
                home.resolve("audit.key"),
                null,
                false,
                false,
                2);
        new Audit(
                        options,
                        file -> DuckStore.create(file, 2),
                        new CheckpointFiles(home.resolve("checkpoints")),
                        Progress.SILENT,
                        Clock.systemUTC())
                .run();
        return home;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file)));
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
