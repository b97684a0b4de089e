package org.quis.review;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.quis.results.Csv;
import org.quis.results.UnfitException;

/// What reviewers decided: `item,decision`, where an item is a finding's or an access's id.
///
/// Of accesses that were drawn from what came in since the audit, `probability` and `flagged` stand beside it
/// (`true` where a finding shows them); those are there also while nobody decided.
public final class Decisions {
    /// How a review ended.
    public enum Decision {
        /// misuse, shown
        SUBSTANTIATED,
        /// no misuse, shown
        UNFOUNDED,
        /// neither could be shown
        INCONCLUSIVE
    }

    /// An access that was drawn from what came in since the audit.
    record Since(String item, double probability, boolean flagged) {}

    private final Map<String, Decision> decided;
    private final List<Since> since;

    private Decisions(Map<String, Decision> decided, List<Since> since) {
        this.decided = decided;
        this.since = since;
    }

    /// Of several decisions of one item the last one counts.
    static Decisions read(Path file) throws IOException, UnfitException {
        var decided = new HashMap<String, Decision>();
        var since = new LinkedHashMap<String, Since>();
        Csv.read(file, List.of("item", "decision"), (row, number) -> {
            var item = row.getField("item");
            since(row, file + ":" + number).ifPresent(drawn -> since.put(item, drawn));
            var said = row.getField("decision").strip();
            if (said.isEmpty()) return; // not yet
            try {
                decided.put(item, Decision.valueOf(said.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException _) {
                throw new UnfitException(
                        file + ":" + number,
                        "`" + said + "` is no decision; write substantiated, unfounded or inconclusive");
            }
        });
        return new Decisions(Map.copyOf(decided), List.copyOf(since.values()));
    }

    private static Optional<Since> since(NamedCsvRecord row, String place) throws UnfitException {
        var probability = row.findField("probability").map(String::strip).orElse("");
        if (probability.isEmpty()) return Optional.empty();
        try {
            double chance = Double.parseDouble(probability);
            if (!(chance > 0 && chance <= 1)) throw new NumberFormatException();
            boolean flagged = row.findField("flagged").orElse("").strip().equals("true");
            return Optional.of(new Since(row.getField("item"), chance, flagged));
        } catch (NumberFormatException _) {
            throw new UnfitException(place, "`" + probability + "` is no probability; it is above 0 and up to 1");
        }
    }

    /// What was drawn from accesses that came in since the audit.
    List<Since> since() {
        return since;
    }

    /// [Decision#INCONCLUSIVE] also where nobody decided.
    Decision of(String item) {
        return decided.getOrDefault(item, Decision.INCONCLUSIVE);
    }
}
