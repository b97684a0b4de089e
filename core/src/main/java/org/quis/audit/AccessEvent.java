package org.quis.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quis.access.Accesses;
import org.quis.access.Field;
import org.quis.detect.EventFields;
import org.quis.detect.ReasonClass;
import org.quis.explain.Ruling;
import org.quis.sigma.Event;
import org.quis.ties.Ties;

/// An access as rules see it. One instance is moved from row to row.
final class AccessEvent implements Event {
    private static final int UNIT = EventFields.ALL.slot("user.unit");
    private static final int SUBJECT = EventFields.ALL.slot("subject.id");
    private static final int CATEGORIES = EventFields.ALL.slot("database.categories");
    private static final int RESULTS = EventFields.ALL.slot("result.count");

    private static final int LOOKUPS = EventFields.ALL.slot(EventFields.LOOKUPS);

    private final @Nullable Ties ties;
    private Accesses accesses;
    private int row;
    private Ruling ruling = Ruling.OPEN;
    private ReasonClass reason = ReasonClass.BLANK;
    private boolean automatic;
    private @Nullable Long lookups;

    AccessEvent(@Nullable Ties ties, Accesses accesses) {
        this.ties = ties;
        this.accesses = accesses;
    }

    AccessEvent at(Accesses batch, int at, Ruling says, ReasonClass given, boolean byMachine) {
        accesses = batch;
        row = at;
        ruling = says;
        reason = given;
        automatic = byMachine;
        lookups = null;
        return this;
    }

    /// The same access, had the account looked at this subject so often.
    AccessEvent after(long times) {
        lookups = times;
        return this;
    }

    @Override
    public long timeMillis() {
        return Math.floorDiv(accesses.timeMicros(row), 1000L);
    }

    /// The row in its batch.
    @Override
    public long id() {
        return row;
    }

    @Override
    public @Nullable Object value(int field) {
        var column = EventFields.column(field);
        if (column != null) {
            if (!accesses.hasValue(column, row)) return null;
            var text = accesses.text(column, row);
            return field == RESULTS ? number(text) : text;
        }
        if (field == LOOKUPS) return lookups;
        if (ties == null) return EventFields.ruled(field, ruling, reason, automatic);
        if (field == UNIT) return ruling.unit() < 0 ? null : ties.id(ruling.unit());
        if (field == SUBJECT) return ruling.person() < 0 ? null : ties.id(ruling.person());
        if (field == CATEGORIES) {
            return ties.database(accesses.text(Field.DATABASE_ID, row))
                    .map(database -> List.copyOf(database.categories()))
                    .orElse(null);
        }
        return EventFields.ruled(field, ruling, reason, automatic);
    }

    private static Object number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) {
            return text;
        }
    }
}
