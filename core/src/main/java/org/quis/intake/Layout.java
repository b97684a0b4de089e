package org.quis.intake;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.quis.access.Accesses;
import org.quis.access.Field;
import org.quis.access.Rejection;
import org.quis.access.Rows;

/// A format laid over one header: which cell of a row is which field, and how to read it.
///
/// Types are checked, not only labels: a row whose cells slipped by one has a plate where a time
/// should be, and is rejected rather than believed. [#read] may be called by many threads at once.
public final class Layout {
    private final String formatName;
    private final List<String> header;
    private final List<Column> columns;
    private final List<Constant> constants;
    private final TimeCells time;
    private final Marks marks;
    private final @Nullable PartCells parts;
    private final boolean verbatimFirst; // cell 0 is the row as written (a line of JSON), the columns follow
    private final @Nullable Fault fault;
    private final LongAdder ambiguousTimes = new LongAdder();

    Layout(
            String formatName,
            List<String> header,
            List<Column> columns,
            List<Constant> constants,
            TimeCells time,
            Marks marks,
            @Nullable PartCells parts,
            boolean verbatimFirst,
            @Nullable Fault fault) {
        this.formatName = formatName;
        this.header = List.copyOf(header);
        this.columns = List.copyOf(columns);
        this.constants = List.copyOf(constants);
        this.time = time;
        this.marks = marks;
        this.parts = parts;
        this.verbatimFirst = verbatimFirst;
        this.fault = fault;
    }

    /// What a cell must hold.
    enum Kind {
        TEXT,
        COUNT,
        WORD,
        BOTH_ENDS
    }

    /// @param words for a [Kind#WORD], what its words mean
    /// @param separators for [Kind#BOTH_ENDS], what divides start from end
    record Column(
            Field field,
            int cell,
            Kind kind,
            boolean required,
            @Nullable Words words,
            List<byte[]> separators) {}

    record Constant(Field field, byte[] value) {
        Constant {
            value = value.clone();
        }
    }

    /// @param date the cell with the date where the time has two cells, else -1
    record TimeCells(int date, int cell, Times times) {}

    /// A cell that is divided; its parts count as the cells after the last of the row's own.
    record PartCells(int cell, byte[] begins, int count) {
        PartCells {
            begins = begins.clone();
        }

        /// Whether a cell is one of those that are divided.
        boolean divides(byte[] text, int from, int length) {
            return length >= begins.length && Arrays.equals(text, from, from + begins.length, begins, 0, begins.length);
        }
    }

    /// Why nothing in a batch can be believed, such as a quote that never ends.
    record Fault(String column, String problem) {}

    /// The same layout for rows that are broken as a whole: [#read] rejects every one of them.
    Layout broken(String column, String problem) {
        return new Layout(
                formatName, header, columns, constants, time, marks, parts, verbatimFirst, new Fault(column, problem));
    }

    public String formatName() {
        return formatName;
    }

    /// The header as written; the cells' paths in JSON.
    public List<String> header() {
        return header;
    }

    /// The fields that the source exports; every other is [CellState#NOT_EXPORTED].
    public Set<Field> fields() {
        var fields = EnumSet.of(Field.TIME);
        for (var column : columns) {
            fields.add(column.field);
            if (column.kind == Kind.BOTH_ENDS) fields.add(Field.ASKED_TO);
        }
        for (var constant : constants) fields.add(constant.field);
        return Collections.unmodifiableSet(fields);
    }

    /// The header of the column that carries a field, trimmed; empty if there is none.
    public Optional<String> columnName(Field field) {
        if (field == Field.TIME) return Optional.of(name(time.cell));
        for (var column : columns) {
            boolean end = column.kind == Kind.BOTH_ENDS && field == Field.ASKED_TO;
            if (column.field == field || end) return Optional.of(name(column.cell));
        }
        return Optional.empty();
    }

    /// How many local times, in all rows read so far, the clocks passed twice; the first was taken.
    public long ambiguousTimes() {
        return ambiguousTimes.sum();
    }

    /// Whether the row just being written is no access at all, but something else the log also says.
    boolean isOfSomethingElse(Rows rows, int cells) {
        if (parts == null) return false;
        int row = rows.count();
        return parts.cell >= cells
                || !parts.divides(rows.bytes(), rows.cellStart(row, parts.cell), rows.cellLength(row, parts.cell));
    }

    /// Reads what the rows say. Never fails: a row that says nothing readable is rejected.
    public Accesses read(Rows rows) {
        var accesses = new Accesses(rows);
        if (fault != null) {
            for (int row = 0; row < rows.count(); row++) reject(accesses, row, fault.column, fault.problem);
            return accesses;
        }
        accesses.declare(Field.TIME);
        for (var constant : constants) accesses.declare(constant.field);
        for (var column : columns) {
            accesses.declare(column.field);
            if (column.kind == Kind.BOTH_ENDS) accesses.declare(Field.ASKED_TO);
        }
        var reader = new RowReader(this, rows, accesses);
        for (int row = 0; row < rows.count(); row++) reader.read(row);
        ambiguousTimes.add(reader.ambiguousTimes());
        return accesses;
    }

    void reject(Accesses accesses, int row, String column, String problem) {
        var rows = accesses.rows();
        accesses.reject(row, new Rejection(rows.source(), rows.number(row), column, problem, verbatim(rows, row)));
    }

    /// A row as a reader should see it again: the line of JSON, or CSV; cut off where it would be unreadable.
    public String verbatim(Rows rows, int row) {
        return verbatimFirst ? Raw.cell(rows, row, 0) : Raw.csv(rows, row);
    }

    /// The name of a cell's column, or its number where it has none.
    String name(int cell) {
        if (parts != null && cell >= header.size()) cell = parts.cell;
        var name = cell < header.size() ? header.get(cell).strip() : "";
        return name.isEmpty() ? "column " + (cell + 1) : name;
    }

    int width() {
        return header.size();
    }

    List<Column> columns() {
        return columns;
    }

    List<Constant> constants() {
        return constants;
    }

    TimeCells time() {
        return time;
    }

    @Nullable
    PartCells parts() {
        return parts;
    }

    Marks marks() {
        return marks;
    }
}
