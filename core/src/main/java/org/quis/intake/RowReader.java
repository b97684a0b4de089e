package org.quis.intake;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.quis.access.Accesses;
import org.quis.access.CellState;
import org.quis.access.Field;
import org.quis.access.Rows;

/// Reads the rows of one batch, one after the other, for [Layout#read]: the hot path of an audit.
final class RowReader {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final Layout layout;
    private final Rows rows;
    private final Accesses accesses;
    private final byte[] bytes;
    private final Layout.Column[] columns;
    private final Layout.Constant[] constants;
    private final Layout.TimeCells timeCells;
    private final Times.Reader times;
    private final Marks marks;
    private final Layout.@Nullable PartCells parts;
    private final int width;
    private final int[] partStart;
    private final int[] partEnd;
    private int partsFound;
    private byte[] joined = new byte[64];

    RowReader(Layout layout, Rows rows, Accesses accesses) {
        this.layout = layout;
        this.rows = rows;
        this.accesses = accesses;
        this.bytes = rows.bytes();
        this.columns = layout.columns().toArray(Layout.Column[]::new);
        this.constants = layout.constants().toArray(Layout.Constant[]::new);
        this.timeCells = layout.time();
        this.times = timeCells.times().reader();
        this.marks = layout.marks();
        this.parts = layout.parts();
        this.width = layout.width();
        this.partStart = new int[parts == null ? 0 : parts.count()];
        this.partEnd = new int[partStart.length];
    }

    long ambiguousTimes() {
        return times.ambiguous();
    }

    void read(int row) {
        if (!isWhole(row) || !readTime(row)) return;
        if (parts != null) divide(row, parts);
        for (var column : columns) {
            if (!read(row, column)) return;
        }
        for (var constant : constants) accesses.setDerived(constant.field(), row, constant.value());
    }

    /// Whether the row has no cell too many that says something, and no NUL.
    private boolean isWhole(int row) {
        int width = layout.width();
        for (int cell = width; cell < rows.cellCount(row); cell++) {
            if (rows.cellLength(row, cell) > 0) {
                var problem = "the row has " + rows.cellCount(row) + " cells, the header " + width;
                return reject(row, "column " + (cell + 1), problem);
            }
        }
        for (int cell = 0; cell < rows.cellCount(row); cell++) {
            int start = rows.cellStart(row, cell);
            if (hasZero(start, start + rows.cellLength(row, cell))) {
                return reject(row, layout.name(cell), "the cell holds a NUL byte, which no text has");
            }
        }
        return true;
    }

    /// Eight bytes at a time; `(x - 0x01…) & ~x & 0x80…` is not zero where one of the eight is.
    private boolean hasZero(int from, int to) {
        int at = from;
        for (; at <= to - 8; at += 8) {
            long eight = (long) EIGHT.get(bytes, at);
            if (((eight - 0x0101010101010101L) & ~eight & 0x8080808080808080L) != 0) return true;
        }
        for (; at < to; at++) if (bytes[at] == 0) return true;
        return false;
    }

    private boolean readTime(int row) {
        int cell = timeCells.cell();
        int date = timeCells.date();
        if (cell >= rows.cellCount(row) || date >= rows.cellCount(row)) {
            return reject(row, layout.name(cell), tooShort(row));
        }
        int from = start(row, cell);
        int to = end(row, cell);
        var text = bytes;
        if (date >= 0) {
            int dateFrom = start(row, date);
            int dateLength = end(row, date) - dateFrom;
            int length = dateLength + 1 + to - from;
            if (joined.length < length) joined = new byte[length];
            System.arraycopy(bytes, dateFrom, joined, 0, dateLength);
            joined[dateLength] = ' ';
            System.arraycopy(bytes, from, joined, dateLength + 1, to - from);
            text = joined;
            from = 0;
            to = length;
        }
        if (from >= to) return reject(row, layout.name(cell), "the time is missing");
        var outcome = times.read(text, from, to);
        if (outcome != Times.Outcome.READ) {
            return reject(row, layout.name(cell), timeCells.times().problem(outcome, shortText(text, from, to)));
        }
        if (date < 0) accesses.set(Field.TIME, row, from, to - from);
        else accesses.setDerived(Field.TIME, row, Arrays.copyOf(text, to));
        accesses.setTime(row, times.micros());
        return true;
    }

    private boolean read(int row, Layout.Column column) {
        int cell = column.cell();
        var field = column.field();
        if (cell >= width ? cell - width >= partsFound : cell >= rows.cellCount(row)) {
            if (column.required()) return reject(row, layout.name(cell), tooShort(row));
            accesses.setState(field, row, CellState.NOT_EXPORTED);
            if (column.kind() == Layout.Kind.BOTH_ENDS) accesses.setState(Field.ASKED_TO, row, CellState.NOT_EXPORTED);
            return true;
        }
        int from = start(row, cell);
        int to = end(row, cell);
        if (from >= to) {
            return !column.required() || reject(row, layout.name(cell), "the " + field.column() + " is missing");
        }
        if (column.kind() == Layout.Kind.COUNT && isDigits(from, to)) {
            accesses.set(field, row, from, to - from);
            return true;
        }
        if (marks.fills(bytes, from, to - from)) {
            accesses.setState(field, row, CellState.REDACTED);
            if (column.kind() == Layout.Kind.BOTH_ENDS) accesses.setState(Field.ASKED_TO, row, CellState.REDACTED);
            return true;
        }
        return switch (column.kind()) {
            case TEXT -> {
                setText(field, row, from, to);
                yield true;
            }
            case COUNT -> readCount(row, column, from, to);
            case WORD -> readWord(row, column, from, to);
            case BOTH_ENDS -> readBothEnds(row, column, from, to);
        };
    }

    private boolean isDigits(int from, int to) {
        int at = from;
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9') at++;
        return at == to && to - from <= 18;
    }

    /// Spreadsheets add thousands' commas, or `.0`, which are left out of the value.
    private boolean readCount(int row, Layout.Column column, int from, int to) {
        boolean number = bytes[from] >= '0' && bytes[from] <= '9';
        int whole = to;
        for (int i = from; i < to && number; i++) {
            byte b = bytes[i];
            if (b >= '0' && b <= '9') number = whole == to || b == '0';
            else {
                if (b == '.' && whole == to && i + 1 < to) whole = i;
                else number = b == ',' && whole == to && i + 3 < to;
            }
        }
        if (!number || whole - from > 18) {
            return reject(row, layout.name(column.cell()), "`" + shortText(bytes, from, to) + "` is not a number");
        }
        var digits = new String(bytes, from, whole - from, StandardCharsets.US_ASCII).replace(",", "");
        accesses.setDerived(column.field(), row, digits.getBytes(StandardCharsets.US_ASCII));
        return true;
    }

    private boolean readWord(int row, Layout.Column column, int from, int to) {
        var words = Objects.requireNonNull(column.words());
        var meaning = words.meaning(bytes, from, to - from);
        if (meaning == null) {
            var problem = "`" + shortText(bytes, from, to) + "` is none of " + words.expected();
            return reject(row, layout.name(column.cell()), problem);
        }
        if (meaning.length > 0) accesses.setDerived(column.field(), row, meaning);
        return true;
    }

    /// Start and end in one cell; without a separator the cell is taken for the start.
    private boolean readBothEnds(int row, Layout.Column column, int from, int to) {
        for (var separator : separators(column)) {
            int at = find(separator, from, to);
            if (at < 0) continue;
            set(Field.ASKED_FROM, row, from, at);
            set(Field.ASKED_TO, row, at + separator.length, to);
            return true;
        }
        set(Field.ASKED_FROM, row, from, to);
        return true;
    }

    private static List<byte[]> separators(Layout.Column column) {
        return column.separators();
    }

    private void set(Field field, int row, int from, int to) {
        int start = skipBlanks(from, to);
        int end = dropBlanks(start, to);
        if (end > start) setText(field, row, start, end);
    }

    private void setText(Field field, int row, int from, int to) {
        accesses.set(field, row, from, to - from);
        boolean asked = field == Field.ASKED_FROM || field == Field.ASKED_TO;
        if (asked && times.read(bytes, from, to) == Times.Outcome.READ) {
            accesses.setInstant(field, row, times.micros());
        }
    }

    private int find(byte[] what, int from, int to) {
        for (int i = from; i <= to - what.length; i++) {
            int n = 0;
            while (n < what.length && bytes[i + n] == what[n]) n++;
            if (n == what.length) return i;
        }
        return -1;
    }

    /// Finds the parts of the divided cell: comma-separated, quoted where they hold commas. Quotes that are
    /// doubled inside stay so.
    private void divide(int row, Layout.PartCells parts) {
        partsFound = 0;
        if (parts.cell() >= rows.cellCount(row)) return;
        int at = rows.cellStart(row, parts.cell());
        int end = at + rows.cellLength(row, parts.cell());
        if (!parts.divides(bytes, at, end - at)) return;
        at += parts.begins().length;
        while (partsFound < partStart.length && at <= end) {
            boolean quoted = at < end && bytes[at] == '"';
            int from = quoted ? ++at : at;
            while (at < end && (quoted ? !closes(at, end) : bytes[at] != ',')) at += quoted && bytes[at] == '"' ? 2 : 1;
            partStart[partsFound] = from;
            partEnd[partsFound++] = Math.min(at, end);
            at += quoted ? 2 : 1;
        }
    }

    private boolean closes(int at, int end) {
        return bytes[at] == '"' && (at + 1 >= end || bytes[at + 1] != '"');
    }

    private int start(int row, int cell) {
        if (cell >= width) return skipBlanks(partStart[cell - width], partEnd[cell - width]);
        int start = rows.cellStart(row, cell);
        return skipBlanks(start, start + rows.cellLength(row, cell));
    }

    private int end(int row, int cell) {
        if (cell >= width) return dropBlanks(partStart[cell - width], partEnd[cell - width]);
        int start = rows.cellStart(row, cell);
        return dropBlanks(start, start + rows.cellLength(row, cell));
    }

    private int skipBlanks(int from, int to) {
        while (from < to && bytes[from] <= ' ' && bytes[from] >= 0) from++;
        return from;
    }

    private int dropBlanks(int from, int to) {
        while (to > from && bytes[to - 1] <= ' ' && bytes[to - 1] >= 0) to--;
        return to;
    }

    private String tooShort(int row) {
        return "the row ends after " + rows.cellCount(row) + " of " + layout.width() + " cells";
    }

    private static String shortText(byte[] text, int from, int to) {
        var all = new String(text, from, Math.min(to - from, 400), StandardCharsets.UTF_8);
        return all.length() <= 80 ? all : all.substring(0, 79) + "…";
    }

    private boolean reject(int row, String column, String problem) {
        layout.reject(accesses, row, column, problem);
        return false;
    }
}
