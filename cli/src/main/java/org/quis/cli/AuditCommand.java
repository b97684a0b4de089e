package org.quis.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.quis.audit.Audit;
import org.quis.audit.AuditOptions;
import org.quis.audit.Store;
import org.quis.audit.Summary;
import org.quis.detect.RuleBook;
import org.quis.ledger.CheckpointStore;
import org.quis.sigma.Complaint;
import org.quis.store.DuckStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "Read access logs, seal every row, examine every account, write a report.",
        footer = {
            "",
            "Exit codes: 0 done, 1 done but rows were rejected, 2 wrong usage or unreadable input,",
            "3 could not write, 130 stopped."
        })
final class AuditCommand implements Callable<Integer> {
    enum Large {
        CSV,
        PARQUET
    }

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli, as are the options that are required or have a default
    private CommandSpec spec;

    @Parameters(
            paramLabel = "LOG",
            arity = "1..*",
            description = "CSV, XLSX or NDJSON; gzipped or in a zip if you like")
    @SuppressWarnings("NullAway.Init")
    private List<Path> logs;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "quis-audit",
            description = "folder to write; must be new or empty (default: ${DEFAULT-VALUE})")
    @SuppressWarnings("NullAway.Init")
    private Path out;

    @Option(
            names = "--reference",
            paramLabel = "DIR",
            description = "folder of reference tables: people, users, relationships, cases, dispatches…")
    private @Nullable Path reference;

    @Option(
            names = "--ties",
            paramLabel = "FILE",
            description = "your own tables and kinds of tie, on top of those that `quis ties show` prints")
    private @Nullable Path declarations;

    @Option(
            names = "--rules",
            paramLabel = "PATH",
            description = "Sigma rules of your own, a file or a folder; may be given several times")
    private List<Path> rules = List.of();

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private WeightsOption weights;

    @Option(
            names = "--region",
            paramLabel = "CC",
            defaultValue = "US",
            description = "country of phone numbers that name none (default: ${DEFAULT-VALUE})")
    @SuppressWarnings("NullAway.Init")
    private String region;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private FormatOptions formats;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "zone of times that name none, such as America/Los_Angeles")
    private @Nullable String zone;

    @Option(
            names = "--accesses",
            paramLabel = "csv|parquet",
            defaultValue = "csv",
            description = "form of the large table (default: ${DEFAULT-VALUE})")
    @SuppressWarnings("NullAway.Init")
    private Large accesses;

    @Option(
            names = "--pseudonymise",
            description = "hide names and targets in the report, for one that leaves the building")
    private boolean pseudonymise;

    @Option(
            names = {"--log-key", "--key"},
            paramLabel = "FILE",
            description = "the ledger's private key, made if there is none (default: ~/.config/quis/ledger.key)")
    private @Nullable Path key;

    @Option(
            names = "--ledger",
            paramLabel = "DIR",
            description = "seal in this ledger, begun with `quis ledger init`; its key is DIR.key unless told")
    private @Nullable Path ledger;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "worker threads (default: as many as the machine has cores)")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private CheckpointOptions checkpoints;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private WitnessOptions witnesses;

    @Override
    public Integer call() throws Exception {
        if (threads < 1 || threads > 256) throw wrong("`--threads` takes a number from 1 to 256");
        if (reference != null && !Files.isDirectory(reference)) throw wrong(reference + ": is not a folder");
        var words = weights.rules();
        var book = RuleBook.with(words, rules);
        for (var complaint : book.refused()) complain(complaint);
        for (var complaint : book.warned()) complain(complaint);
        var options = new AuditOptions(
                logs,
                reference,
                declarations,
                region,
                out,
                formats.chosen(),
                words,
                book,
                chosenZone(),
                key == null && ledger != null ? Keys.ofShared(ledger) : Keys.file(key),
                ledger,
                accesses == Large.PARQUET,
                pseudonymise,
                threads);
        var bar = Bar.onStandardError();
        var asking = witnesses.none() ? null : witnesses.needed(spec);
        var summary = run(options, checkpoints.store(spec, options.key()), bar);
        tell(summary, spec.commandLine().getOut());
        int remarks = summary.rejected() > 0 || !book.refused().isEmpty() ? Exit.WITH_REMARKS : Exit.DONE;
        return asking == null ? remarks : Math.max(remarks, asking.round(out.resolve("ledger")));
    }

    private void complain(Complaint complaint) {
        spec.commandLine().getErr().println("quis: " + complaint.toString().replace("\n", "\n      "));
    }

    static Summary run(AuditOptions options, CheckpointStore checkpoints, Bar bar) throws Exception {
        try (var _ = Stop.watch()) {
            Store.Opener tables = file -> DuckStore.create(file, options.threads());
            return new Audit(options, tables, checkpoints, bar, Clock.systemUTC()).run();
        } finally {
            bar.end();
        }
    }

    void tell(Summary summary, PrintWriter to) {
        Telling.of(summary, to);
        to.println("report: " + out.resolve("report.html"));
        to.flush();
    }

    private @Nullable ZoneId chosenZone() {
        if (zone == null) return null;
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException _) {
            throw wrong("`" + zone + "` is not a time zone like America/Los_Angeles or UTC");
        }
    }

    private ParameterException wrong(String problem) {
        return new ParameterException(spec.commandLine(), problem);
    }
}
