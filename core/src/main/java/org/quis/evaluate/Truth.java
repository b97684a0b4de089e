package org.quis.evaluate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.quis.results.Csv;
import org.quis.results.UnfitException;

/// What is known of every access: its label, the episode it belongs to, and the trace its duty left.
final class Truth {
    static final String DUTY = "duty";
    /// Neither: nobody would call it misuse, and nobody had a duty. It counts for nothing.
    static final String NEUTRAL = "neutral";
    private static final String NONE = "none";
    private static final Set<String> UNTRACED = Set.of("missing", "wrong", NONE);

    /// @param episode empty outside planted stories
    /// @param person  whom was really looked at, empty where not told
    /// @param trace   what its duty left in the tables; empty where not told
    record Known(String label, String episode, String person, String trace) {
        boolean isMisuse() {
            return !isDuty() && !isNeutral();
        }

        boolean isDuty() {
            return label.equals(DUTY);
        }

        boolean isNeutral() {
            return label.equals(NEUTRAL);
        }

        /// Whether a sound row of its duty is in the tables: `entered`, `late`, or that row.
        boolean isTraced() {
            return !trace.isEmpty() && !UNTRACED.contains(trace);
        }
    }

    private final Map<String, Known> known;

    private Truth(Map<String, Known> known) {
        this.known = known;
    }

    /// An empty label is duty, too.
    ///
    /// @param traces `null` where nobody knows them
    static Truth read(Path labels, @Nullable Path traces) throws IOException, UnfitException {
        Map<String, Known> known = new HashMap<>();
        Csv.read(labels, List.of("access_id", "label"), (row, _) -> {
            var episode = row.findField("episode").orElse("");
            var label = row.getField("label");
            known.put(row.getField("access_id"), new Known(label.isBlank() ? DUTY : label, episode, "", ""));
        });
        if (traces != null) {
            Csv.read(traces, List.of("access_id", "person_id", "trace"), (row, number) -> {
                var id = row.getField("access_id");
                var one = known.get(id);
                if (one == null) throw new UnfitException(traces + ":" + number, "`" + id + "` is not in " + labels);
                var trace = row.getField("trace").isBlank() ? NONE : row.getField("trace");
                known.put(id, new Known(one.label(), one.episode(), row.getField("person_id"), trace));
            });
        }
        return new Truth(known);
    }

    /// Every episode of misuse, by its label.
    Map<String, Set<String>> episodes() {
        var episodes = new TreeMap<String, Set<String>>();
        known.forEach((id, one) -> {
            if (one.isMisuse()) {
                episodes.computeIfAbsent(one.label(), _ -> new HashSet<>()).add(episode(id, one));
            }
        });
        return episodes;
    }

    /// An access of misuse outside a planted story is an episode by itself.
    static String episode(String accessId, Known known) {
        return known.episode().isEmpty() ? accessId : known.episode();
    }

    Known of(String accessId, String place) throws UnfitException {
        var one = known.get(accessId);
        if (one == null) {
            throw new UnfitException(place, "`" + accessId + "` has no label; the labels are of another log");
        }
        return one;
    }
}
