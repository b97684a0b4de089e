package org.quis.review;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.quis.results.Csv;
import org.quis.results.UnfitException;

/// What reviewers decided: `item,decision`, where an item is a finding's or an access's id.
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

    private final Map<String, Decision> decided;

    private Decisions(Map<String, Decision> decided) {
        this.decided = decided;
    }

    /// Of several decisions of one item the last one counts.
    static Decisions read(Path file) throws IOException, UnfitException {
        var decided = new HashMap<String, Decision>();
        Csv.read(file, List.of("item", "decision"), (row, number) -> {
            var said = row.getField("decision").strip();
            if (said.isEmpty()) return; // not yet
            try {
                decided.put(row.getField("item"), Decision.valueOf(said.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException _) {
                throw new UnfitException(
                        file + ":" + number,
                        "`" + said + "` is no decision; write substantiated, unfounded or inconclusive");
            }
        });
        return new Decisions(Map.copyOf(decided));
    }

    /// [Decision#INCONCLUSIVE] also where nobody decided.
    Decision of(String item) {
        return decided.getOrDefault(item, Decision.INCONCLUSIVE);
    }
}
