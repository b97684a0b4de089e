package org.quis.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.quis.access.Rows;
import org.quis.access.Source;
import org.quis.ledger.Broken;
import org.quis.ledger.CheckpointFiles;
import org.quis.ledger.Keyring;
import org.quis.ledger.Ledger;
import org.quis.ledger.LedgerWriter;
import org.quis.ledger.LogKey;
import org.quis.ledger.Sealer;

/// What a holder of the log's key can do to a history nobody else has seen: write another, of the same name and size.
final class Rewriting {
    private static final int BATCH = 1000;

    private Rewriting() {}

    static void of(Path ledger, Path forged, Path keyFile) throws IOException, Broken {
        var was = Ledger.open(ledger).checkpoint();
        var key = LogKey.load(keyFile).of(was.origin());
        var payloadKey = Keyring.open(forged.resolveSibling("forgers")).key(was.origin(), "rows");
        try (var writer =
                LedgerWriter.create(forged, was.origin(), key, new CheckpointFiles(forged.resolveSibling("unkept")))) {
            var sealer = new Sealer(payloadKey);
            for (int done = 0; done < was.size(); done += BATCH) {
                int count = (int) Math.min(BATCH, was.size() - done);
                var rows = new Rows(new Source(0, "log.csv", null), count);
                for (int i = 0; i < count; i++) {
                    rows.cell("nobody looked");
                    rows.endRow(done + i + 2);
                }
                writer.append(sealer.seal(rows));
            }
        }
    }
}
