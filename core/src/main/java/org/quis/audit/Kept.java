package org.quis.audit;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.quis.detect.EventFields;
import org.quis.sigma.Event;

/// An access that matches rules which a correlation looks at, with the values that it may be grouped by.
///
/// @param id     its row in a batch, and then its entry in the ledger
/// @param turn   tells accesses of one millisecond apart
/// @param target the fingerprint of whom or what it is of; 0 where that is not known
record Kept(
        long id,
        long timeMillis,
        long turn,
        int user,
        int organization,
        long target,
        int[] matched,
        @Nullable Object[] values)
        implements Event {
    /// The order in which rules look at accesses together; no order of files or rows has a say in it.
    static final Comparator<Kept> IN_TIME = Comparator.comparingLong(Kept::timeMillis)
            .thenComparingLong(Kept::turn)
            .thenComparingLong(Kept::id);

    static Kept of(Event event, long turn, int user, int organization, long target, int[] matched) {
        var values = new @Nullable Object[EventFields.ALL.size()];
        for (int field = 0; field < values.length; field++) values[field] = event.value(field);
        return new Kept(event.id(), event.timeMillis(), turn, user, organization, target, matched, values);
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
        return new Kept(entry, timeMillis, turn, user, organization, target, matched, values);
    }
}
