package org.quis.audit;

import org.jspecify.annotations.Nullable;
import org.quis.detect.EventFields;
import org.quis.sigma.Event;

/// An access that matches rules which a correlation looks at, with the values that it may be grouped by.
///
/// @param id     its row in a batch, and then its entry in the ledger
/// @param target the fingerprint of whom or what it is of; 0 where that is not known
record Kept(
        long id,
        long timeMillis,
        int user,
        int organization,
        long target,
        int[] matched,
        @Nullable Object[] values) implements Event {
    static Kept of(Event event, int user, int organization, long target, int[] matched) {
        var values = new @Nullable Object[EventFields.ALL.size()];
        for (int field = 0; field < values.length; field++) values[field] = event.value(field);
        return new Kept(event.id(), event.timeMillis(), user, organization, target, matched, values);
    }

    @Override
    public @Nullable Object value(int field) {
        return values[field];
    }

    /// What it says of a field; empty where it says nothing.
    String text(String field) {
        var value = values[EventFields.ALL.slot(field)];
        return value == null ? "" : value.toString();
    }

    Kept at(long entry) {
        return new Kept(entry, timeMillis, user, organization, target, matched, values);
    }
}
