package org.quis.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What an [Entry.Happened] commits to.
///
/// @param type    in the form `payload-shredded`
/// @param actor   who did it: a user's id, or the program's name
/// @param payload cells of text, as many as the type has
public record Event(String type, Instant time, String actor, List<String> payload) {
    /// Keys of payloads were destroyed: why, then the keys' ids.
    public static final String SHREDDED = "payload-shredded";

    public Event {
        payload = List.copyOf(payload);
    }

    /// The actor, then the payload, as the cells of a row are kept.
    List<String> cells() {
        var cells = new ArrayList<String>();
        cells.add(actor);
        cells.addAll(payload);
        return cells;
    }
}
