package org.quis.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.quis.access.Accesses;
import org.quis.access.CellState;
import org.quis.access.Field;
import org.quis.access.Source;

/// Counts what the cells of every source said, so that a report can tell what could not be checked.
final class Coverage {
    private static final CellState[] STATES = CellState.values();
    private static final Field[] FIELDS = Field.values();

    private final Map<Source, long[][]> counts = new LinkedHashMap<>();

    /// Counts the accepted rows of a batch.
    void add(Accesses accesses) {
        var of = counts.computeIfAbsent(accesses.rows().source(), _ -> new long[FIELDS.length][STATES.length]);
        for (var field : FIELDS) {
            var states = of[field.ordinal()];
            if (!accesses.has(field)) {
                states[CellState.NOT_EXPORTED.ordinal()] +=
                        accesses.count() - accesses.rejections().size();
                continue;
            }
            for (int row = 0; row < accesses.count(); row++) {
                if (!accesses.isRejected(row)) states[accesses.state(field, row).ordinal()]++;
            }
        }
    }

    long count(Source source, Field field, CellState state) {
        var of = counts.get(source);
        return of == null ? 0 : of[field.ordinal()][state.ordinal()];
    }

    long count(Field field, CellState state) {
        return counts.keySet().stream()
                .mapToLong(source -> count(source, field, state))
                .sum();
    }

    /// The sources in which no row says anything in this field though it has rows.
    List<Source> silent(Field field) {
        var silent = new ArrayList<Source>();
        counts.forEach((source, fields) -> {
            if (fields[field.ordinal()][CellState.VALUE.ordinal()] == 0) silent.add(source);
        });
        return silent;
    }

    int sources() {
        return counts.size();
    }
}
