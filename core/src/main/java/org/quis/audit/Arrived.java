package org.quis.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.quis.ledger.Event;

/// One access that a source handed in by itself, and what is sealed of it.
///
/// @param source   who handed it in
/// @param key      by which the same access is known when it is handed in again: the source's own id where that is
///                 unique in the world, else a fingerprint ([Identity])
/// @param place    the file and row where it stood; empty where it was handed in without a file
/// @param verbatim the row as it was written
public record Arrived(String source, String key, String place, String verbatim, Observed observed) {
    /// The type of the events in which accesses are sealed that come one at a time.
    public static final String EVENT = "access-received";

    private static final int OWN_CELLS = 3;

    public Event event(Instant now) {
        var cells = new ArrayList<>(List.of(key, place, verbatim));
        cells.addAll(observed.cells());
        return new Event(EVENT, now, source, cells);
    }

    /// @throws IllegalArgumentException if the event is another
    public static Arrived of(Event event) {
        var cells = event.payload();
        if (!event.type().equals(EVENT) || cells.size() < OWN_CELLS) {
            throw new IllegalArgumentException("`" + event.type() + "` is no access");
        }
        return new Arrived(
                event.actor(),
                cells.get(0),
                cells.get(1),
                cells.get(2),
                Observed.of(cells.subList(OWN_CELLS, cells.size())));
    }
}
