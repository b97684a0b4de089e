package org.quis.audit;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quis.access.Field;
import org.quis.detect.Examination;
import org.quis.detect.Finding;
import org.quis.detect.Look;
import org.quis.detect.ReasonClass;
import org.quis.detect.Reasons;
import org.quis.detect.Rules;
import org.quis.intake.Intake;
import org.quis.intake.UnreadableException;
import org.quis.ledger.Broken;
import org.quis.ledger.Checkpoint;
import org.quis.ledger.CheckpointStore;
import org.quis.ledger.Entry;
import org.quis.ledger.Event;
import org.quis.ledger.Hash;
import org.quis.ledger.Sealer;
import org.quis.likeness.Vocabulary;
import org.quis.ties.DeclarationException;
import org.quis.ties.Declarations;
import org.quis.ties.Ties;

/// One audit, from the logs to the folder of results.
public final class Audit {
    private final AuditOptions options;
    private final Store.Opener opener;
    private final CheckpointStore checkpoints;
    private final Progress progress;
    private final Clock clock;
    private final Rules rules;
    private final KnownSites sites = new KnownSites();
    private final Matches matches;

    /// @param checkpoints the record of what the ledger's key signed last
    public Audit(
            AuditOptions options, Store.Opener opener, CheckpointStore checkpoints, Progress progress, Clock clock) {
        this.checkpoints = checkpoints;
        this.options = options;
        rules = options.words();
        matches = new Matches(options.rules());
        this.opener = opener;
        this.progress = progress;
        this.clock = clock;
    }

    /// Runs to the end, or leaves nothing behind.
    ///
    /// @throws UnreadableException  where a log cannot be read as a log at all
    /// @throws DeclarationException where the user's own kinds of tie cannot be used
    /// @throws OutputException      where the results cannot be written
    /// @throws Broken               where the ledger's key cannot be used, or signs for another writer as well
    /// @throws InterruptedException where the thread was interrupted, by Ctrl-C say
    public Summary run()
            throws UnreadableException, DeclarationException, OutputException, Broken, InterruptedException {
        try (var staging = Staging.beside(options.out())) {
            try {
                var summary = run(staging.folder());
                if (Thread.interrupted()) throw new InterruptedException();
                staging.publish();
                return summary;
            } catch (ClosedByInterruptException | InterruptedIOException _) {
                throw new InterruptedException();
            } catch (Pipeline.Broken e) {
                throw cannotWrite(e.failure());
            } catch (IOException e) {
                if (Thread.interrupted()) throw new InterruptedException();
                throw cannotWrite(e);
            }
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    private OutputException cannotWrite(IOException failure) {
        return new OutputException(
                options.out() + ": the audit could not be written: " + Staging.reason(failure),
                "nothing was left behind; make room or choose another `--out`, and run it again");
    }

    private Summary run(Path out)
            throws UnreadableException, DeclarationException, OutputException, Broken, IOException,
                    InterruptedException {
        var intake = new Intake(options.formats(), Intake.Options.standard().withZone(options.zone()));
        var fields = fields(intake);
        var ties = ties();
        var scratch = Files.createDirectory(out.resolve("scratch"));
        var accounts = new Accounts();
        try (var ledger = Sealing.begin(options, checkpoints, out, clock.instant());
                var store = opener.open(out.resolve("quis.duckdb"));
                var rejected = new RejectedCsv(out.resolve("rejected.csv"));
                var sequencer = new Sequencer(ledger, store, rejected, scratch, ties != null)) {
            store.begin(
                    fields,
                    Stream.of(ReasonClass.values()).map(ReasonClass::label).toList(),
                    ties != null);
            var vocabulary = Wording.vocabulary(ties);
            var reading = read(intake, ledger, sequencer, accounts, ties, vocabulary);
            rejected.close();
            progress.stage("sealing", -1, "entries");
            if (ties != null) ledger.tables(tablesRead(ties));
            var rulesHash = Sealing.hash(rules.sha256(options.rules()));
            var checkpoint = ledger.finish(new Entry.RunEnd(rulesHash, rules.version(), Release.version()));
            return conclude(
                    out, scratch, store, sequencer, reading, accounts, vocabulary, ties, ledger.lowest(), checkpoint);
        }
    }

    private @Nullable Ties ties() throws UnreadableException, DeclarationException, IOException {
        var folder = options.reference();
        if (folder == null) return null;
        progress.stage("reading reference tables", -1, "rows");
        var file = options.declarations();
        var declared = file == null ? Declarations.shipped() : Declarations.with(file);
        var ties = Ties.read(folder, declared, options.localZone(), options.region());
        if (ties.tables().isEmpty()) {
            throw new UnreadableException(
                    folder.toString(),
                    "no reference table is here; expected files such as people.csv, users.csv or cases.csv",
                    List.of("name the folder that holds them with `--reference DIR`"));
        }
        return ties;
    }

    private Event tablesRead(Ties ties) throws IOException {
        var cells = new ArrayList<String>();
        for (var table : ties.tablesRead()) {
            cells.add(table.file());
            cells.add(table.sha256());
        }
        var declarations = options.declarations();
        if (declarations != null) {
            cells.add(declarations.getFileName().toString());
            cells.add(Hash.ofFile(declarations).toString());
        }
        return new Event(Event.TABLES_READ, clock.instant(), "quis", cells);
    }

    /// What the logs export, by a first look at each; a log that is none is found here, before any work.
    private Set<Field> fields(Intake intake) throws UnreadableException, IOException, InterruptedException {
        var fields = EnumSet.of(Field.ACCESS_ID);
        for (var log : options.logs()) fields.addAll(intake.fields(log));
        return fields;
    }

    private Reading read(
            Intake intake,
            Sealing ledger,
            Sequencer sequencer,
            Accounts accounts,
            @Nullable Ties ties,
            Vocabulary vocabulary)
            throws UnreadableException, IOException, InterruptedException {
        long bytes = 0;
        for (var log : options.logs()) bytes += Files.size(log);
        progress.stage("reading", bytes, "bytes");
        var reasons = Reasons.of(rules);
        try (var pipeline = new Pipeline(
                options.threads(),
                () -> new Worker(
                        new Describing(reasons, accounts, ties, options.rules(), matches, sites, vocabulary),
                        new Sealer(ledger.key())),
                sequencer::take)) {
            var reading = new Reading(intake, pipeline, progress);
            for (var log : options.logs()) {
                var before = ledger.before();
                if (!before.sources().isEmpty()) {
                    int firstSource = reading.sources().size();
                    var hash = Hash.ofFile(log);
                    pipeline.then(() -> before.file(firstSource, hash));
                    reading.cutAt(new Seams(before.sources(), hash));
                }
                var read = reading.read(log);
                pipeline.then(() -> ledger.end(read));
            }
            pipeline.finish();
            return reading;
        }
    }

    private Detection.Found detect(
            Examination examination,
            List<Finding> together,
            Sequencer sequencer,
            Marks marks,
            Accounts accounts,
            Vocabulary vocabulary,
            Path scratch)
            throws IOException, InterruptedException {
        var pairs = sequencer.pairs();
        if (pairs != null) progress.stage("comparing", -1, "subjects");
        try (var fits = pairs == null ? null : pairs.fits(marks, accounts, scratch.resolve("fits"))) {
            var worded = Wording.completing(vocabulary);
            UnaryOperator<Look> completing = fits == null ? worded : look -> worded.apply(fits.complete(look));
            return new Detection(
                            examination,
                            matches,
                            sequencer.looks(),
                            completing,
                            marks,
                            accounts,
                            options.threads(),
                            progress)
                    .run(together);
        }
    }

    private Summary conclude(
            Path out,
            Path scratch,
            Store store,
            Sequencer sequencer,
            Reading reading,
            Accounts accounts,
            Vocabulary vocabulary,
            @Nullable Ties ties,
            long lowest,
            Checkpoint checkpoint)
            throws IOException, InterruptedException {
        sequencer.finish();
        try (var marks = new Marks(scratch.resolve("marks"), lowest, checkpoint.size())) {
            progress.stage("repeats", -1, "rows");
            long repeats = Repeats.resolve(sequencer.identities(), marks);
            var examination = new Examination(
                    rules, options.rules(), options.localZone(), KnownSites.background(sites, ties, accounts));
            var together = sequencer.correlating().findings(options.rules(), marks, examination);
            var found = detect(examination, together, sequencer, marks, accounts, vocabulary, scratch);
            progress.stage("loading", -1, "rows");
            store.finish();
            progress.stage("writing", -1, "rows");
            var tables = new Tables(store, reading, sequencer, accounts, ties, found, marks);
            if (options.parquet()) {
                tables.write(out, !options.pseudonymise());
                store.exportParquet(out.resolve("accesses.parquet"));
            } else {
                try (var csv = new AccessesCsv(marks, ties != null)
                        .inBackground(sequencer.lines(), out.resolve("accesses.csv"), progress)) {
                    tables.write(out, !options.pseudonymise());
                    csv.await();
                }
            }
            progress.stage("reporting", -1, "figures");
            var summary = Summary.of(reading, sequencer, accounts, found, repeats, checkpoint, rules, ties);
            tables.summary(summary, options);
            summary.write(out.resolve("summary.json"));
            Reports.write(store, out, options, clock.instant());
            progress.stage("clearing", -1, "files");
            Staging.delete(scratch);
            return summary;
        }
    }
}
