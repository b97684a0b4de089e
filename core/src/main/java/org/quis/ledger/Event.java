package org.quis.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What an [Entry.Happened] commits to.
///
/// @param type    in the form `payload-shredded`
/// @param time    when it happened, by the clock of whoever recorded it; 1970 to 9999
/// @param actor   who did it: a user's id, or the program's name
/// @param payload cells of text, as many as the type has; at most [#MOST_CHARACTERS] together
public record Event(String type, Instant time, String actor, List<String> payload) {
    /// Keys of payloads were destroyed: why, then the keys' ids.
    public static final String SHREDDED = "payload-shredded";
    /// Reference tables were read to explain a run's rows: of each its file's name, then its SHA-256.
    public static final String TABLES_READ = "tables-read";

    static final int MOST_CHARACTERS = 1 << 20;
    private static final Instant END = Instant.parse("9999-12-31T23:59:59.999999Z");

    /// @throws IllegalArgumentException here, before it waits beside others that are to be sealed in one go
    public Event {
        payload = List.copyOf(payload);
        if (!Entry.Happened.isType(type)) throw new IllegalArgumentException("`" + type + "` is not a type of event");
        if (time.isBefore(Instant.EPOCH) || time.isAfter(END)) {
            throw new IllegalArgumentException(time + " is not a time from 1970 to 9999");
        }
        if (characters(actor, payload) > MOST_CHARACTERS) {
            throw new IllegalArgumentException("an event has at most " + MOST_CHARACTERS + " characters");
        }
    }

    long characters() {
        return characters(actor, payload);
    }

    private static long characters(String actor, List<String> payload) {
        return actor.length() + payload.stream().mapToLong(String::length).sum();
    }

    /// The actor, then the payload, as the cells of a row are kept.
    List<String> cells() {
        var cells = new ArrayList<String>();
        cells.add(actor);
        cells.addAll(payload);
        return cells;
    }
}
