package org.quis.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.quis.acts.ActCodec;
import org.quis.acts.Done;
import org.quis.desk.Settled;
import org.quis.ledger.Ledger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "decisions",
        mixinStandardHelpOptions = true,
        description = "Write what became of each item that was decided at the desk, for quis estimate and quis learn.")
final class DecisionsCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "the folder of an audit")
    @SuppressWarnings("NullAway.Init")
    private Path audit;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "item,decision; of accesses drawn from what came in since the audit, also"
                    + " undecided, probability,flagged")
    @SuppressWarnings("NullAway.Init")
    private Path out;

    @Option(
            names = "--log-key",
            paramLabel = "FILE",
            description = "the ledger's private key, beside which those of its events are (default: DIR.key, else"
                    + " ~/.config/quis/ledger.key)")
    private @Nullable Path key;

    @Override
    public Integer call() throws Exception {
        var keys = Keys.keyring(Keys.file(key, audit))
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "the keys that open what was decided are not here\n      name the key that the audit was made"
                                + " with: `--log-key FILE`"));
        var acts = new ArrayList<Done>();
        Ledger.open(AuditFolder.ledger(spec, audit))
                .events(0, Long.MAX_VALUE, ActCodec::isAct, keys, (index, event) -> {
                    if (!ActCodec.isAct(event.type())) return;
                    acts.add(
                            new Done(index, event.time(), event.actor(), ActCodec.read(event.type(), event.payload())));
                });
        var settled = Settled.of(acts);
        write(settled);
        var to = spec.commandLine().getOut();
        to.printf("%,d items are decided%n", settled.items().size());
        if (!settled.since().isEmpty()) {
            to.printf(
                    "%,d accesses were drawn from what came in since the audit%n",
                    settled.since().size());
        }
        to.println("decisions: " + out);
        to.flush();
        return Exit.DONE;
    }

    /// Whole or not at all.
    private void write(Settled settled) throws IOException {
        var unfinished = out.resolveSibling(out.getFileName() + ".tmp");
        try (var csv = CsvWriter.builder().build(unfinished)) {
            csv.writeRecord("item", "decision", "probability", "flagged");
            var items = new LinkedHashSet<>(settled.items().keySet());
            items.addAll(settled.since().keySet());
            for (var item : items) {
                var drawn = settled.since().get(item);
                csv.writeRecord(
                        item,
                        settled.items().getOrDefault(item, ""),
                        drawn == null ? "" : Double.toString(drawn.probability()),
                        drawn == null ? "" : Boolean.toString(drawn.flagged()));
            }
        }
        Files.move(unfinished, out, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
