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
    private Rewriting() {}

    static void of(Path ledger, Path forged, Path keyFile) throws IOException, Broken {
        var was = Ledger.open(ledger).checkpoint();
        var key = LogKey.load(keyFile);
        var below = key.below(was.origin().substring(key.name().length() + 1));
        var payloadKey = Keyring.open(forged.resolveSibling("forgers")).key(was.origin(), "rows");
        try (var writer = LedgerWriter.create(
                forged, was.origin(), below, new CheckpointFiles(forged.resolveSibling("unkept")))) {
            var rows = new Rows(new Source(0, "log.csv", null), (int) was.size());
            for (int i = 0; i < was.size(); i++) {
                rows.cell("nobody looked");
                rows.endRow(i + 2);
            }
            writer.append(new Sealer(payloadKey).seal(rows));
        }
    }
}
