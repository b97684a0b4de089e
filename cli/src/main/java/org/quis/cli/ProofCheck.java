package org.quis.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.quis.intake.UnreadableException;
import org.quis.ledger.Broken;
import org.quis.ledger.Quorum;
import org.quis.ledger.TlogProof;
import org.quis.ledger.VerifierKey;

/// `quis verify --proof`: checks a proof that someone was handed, without the ledger.
///
/// @param proof the file
/// @param entry the entry's own bytes, in a file; `null` to take those that the proof shows
record ProofCheck(Path proof, @Nullable Path entry) {

    int check(VerifierKey log, @Nullable Quorum quorum, PrintWriter out, PrintWriter err) throws UnreadableException {
        try {
            byte[] given = entry == null ? null : read(entry);
            var proved = TlogProof.parse(read(proof)).verify(log, quorum, given, Instant.now());
            out.printf(
                    Locale.ROOT,
                    "proved: entry %,d of the %,d of %s%n",
                    proved.index(),
                    proved.checkpoint().size(),
                    proved.checkpoint().origin());
            for (var word : proved.cosignatures()) {
                out.printf("cosigned by %s at %s%n", word.witness().name(), word.time());
            }
            if (proved.entry() != null) EntryLines.print(out, proved.index(), proved.entry());
            if (proved.opening() != null) EntryLines.print(out, proved.opening().cells());
            out.flush();
            return Exit.DONE;
        } catch (Broken.Note | Broken.Entry untrue) {
            err.println("quis: " + proof + ": " + untrue.getMessage());
            return Exit.VERIFICATION_FAILED;
        }
    }

    private static byte[] read(Path file) throws UnreadableException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(TlogProof.MOST_BYTES + 1);
        } catch (IOException unreadable) {
            throw new UnreadableException(file.toString(), "cannot be read", List.of("is the name right?"));
        }
    }
}
