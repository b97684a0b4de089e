package org.quis.audit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.quis.access.Accesses;
import org.quis.access.CellState;
import org.quis.access.Field;
import org.quis.access.Rows;
import org.quis.access.Source;

/// One access as it was read, apart from the file it stood in: to be sealed by itself, and to be taken up again.
///
/// @param timeMicros microseconds since 1970, UTC
/// @param values     what it says of each field
/// @param without    of fields that it says nothing of, whether they are blank or masked; others were not exported
public record Observed(long timeMicros, Map<Field, String> values, Map<Field, CellState> without) {
    /// As many make a batch.
    public static final int BATCH = 2048;

    private static final Field[] FIELDS = Field.values();

    public Observed {
        values = Map.copyOf(values);
        without = Map.copyOf(without);
    }

    static Observed of(Accesses accesses, int row) {
        var values = new EnumMap<Field, String>(Field.class);
        var without = new EnumMap<Field, CellState>(Field.class);
        for (var field : FIELDS) {
            if (field == Field.TIME) continue;
            switch (accesses.state(field, row)) {
                case VALUE -> values.put(field, accesses.text(field, row));
                case BLANK -> without.put(field, CellState.BLANK);
                case REDACTED -> without.put(field, CellState.REDACTED);
                case NOT_EXPORTED -> {}
            }
        }
        return new Observed(accesses.timeMicros(row), values, without);
    }

    /// What a field says; empty where it says nothing.
    public String text(Field field) {
        return values.getOrDefault(field, "");
    }

    /// As pairs of cells: a field's name and what it says; the name with `:blank` or `:redacted` where it says nothing.
    List<String> cells() {
        var cells = new ArrayList<String>();
        cells.add(Field.TIME.column());
        cells.add(Long.toString(timeMicros));
        for (var field : FIELDS) {
            var value = values.get(field);
            var state = without.get(field);
            if (value != null) {
                cells.add(field.column());
                cells.add(value);
            } else if (state != null) {
                cells.add(field.column() + ":" + state.name().toLowerCase(Locale.ROOT));
                cells.add("");
            }
        }
        return cells;
    }

    /// @throws IllegalArgumentException if these are no such pairs
    static Observed of(List<String> cells) {
        if (cells.size() < 2 || cells.size() % 2 != 0 || !cells.getFirst().equals(Field.TIME.column())) {
            throw new IllegalArgumentException("these cells are no access");
        }
        var values = new EnumMap<Field, String>(Field.class);
        var without = new EnumMap<Field, CellState>(Field.class);
        for (int cell = 2; cell < cells.size(); cell += 2) {
            var name = cells.get(cell).split(":", 2);
            var field = Field.ofColumn(name[0])
                    .orElseThrow(() -> new IllegalArgumentException("an access has no " + name[0]));
            if (name.length == 1) values.put(field, cells.get(cell + 1));
            else without.put(field, CellState.valueOf(name[1].toUpperCase(Locale.ROOT)));
        }
        return new Observed(Long.parseLong(cells.get(1)), values, without);
    }

    /// As a batch, to be described like any other.
    ///
    /// @param observed at most [#BATCH]
    static Accesses batch(Source source, List<Observed> observed) {
        var rows = new Rows(source);
        for (var one : observed) {
            for (var field : FIELDS) if (one.values.containsKey(field)) rows.cell(one.text(field));
            rows.endRow(0);
        }
        var accesses = new Accesses(rows);
        for (var field : FIELDS) accesses.declare(field);
        for (int row = 0; row < observed.size(); row++) {
            var one = observed.get(row);
            accesses.setTime(row, one.timeMicros);
            int cell = 0;
            for (var field : FIELDS) {
                if (one.values.containsKey(field)) {
                    accesses.set(field, row, rows.cellStart(row, cell), rows.cellLength(row, cell));
                    cell++;
                } else {
                    accesses.setState(
                            field, row, Objects.requireNonNullElse(one.without.get(field), CellState.NOT_EXPORTED));
                }
            }
        }
        return accesses;
    }
}
