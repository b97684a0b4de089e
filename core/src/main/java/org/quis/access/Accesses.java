package org.quis.access;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A batch of rows and what was read in them, column by column: the accesses, and the rows that were
/// rejected. Row `i` here is row `i` of [#rows()].
///
/// Values are slices of UTF-8 bytes, because tens of millions of short strings would be most of an
/// audit's work; [#text] makes a string where one is wanted.
public final class Accesses {
    /// What stands for an instant where there is none.
    public static final long NO_INSTANT = Long.MIN_VALUE;

    private static final Field[] FIELDS = Field.values();

    private final Rows rows;
    private final byte[][] states = new byte[FIELDS.length][];
    private final int[][] starts = new int[FIELDS.length][];
    private final int[][] lengths = new int[FIELDS.length][];
    private final long[] timeMicros;
    private final long[][] instants = new long[FIELDS.length][];
    private final boolean[] rejected;
    private final List<Rejection> rejections = new ArrayList<>();
    private byte[] derived = new byte[0]; // values that are not in the row as such, such as a translated action
    private int derivedSize;

    public Accesses(Rows rows) {
        this.rows = rows;
        this.timeMicros = new long[rows.count()];
        this.rejected = new boolean[rows.count()];
    }

    public Rows rows() {
        return rows;
    }

    public int count() {
        return rows.count();
    }

    /// The batch says nothing of a field until it is declared; then every row is `BLANK` until set.
    public void declare(Field field) {
        int f = field.ordinal();
        if (states[f] != null) return;
        states[f] = new byte[count()];
        Arrays.fill(states[f], (byte) CellState.BLANK.ordinal());
        starts[f] = new int[count()];
        lengths[f] = new int[count()];
    }

    public boolean has(Field field) {
        return states[field.ordinal()] != null;
    }

    /// Sets a value that stands in the row: a slice of [Rows#bytes()].
    public void set(Field field, int row, int start, int length) {
        int f = field.ordinal();
        states[f][row] = (byte) CellState.VALUE.ordinal();
        starts[f][row] = start;
        lengths[f][row] = length;
    }

    /// Sets a value that the row implies but does not spell, such as `query` for `Search`.
    public void setDerived(Field field, int row, byte[] utf8) {
        if (derived.length - derivedSize < utf8.length) {
            derived = Arrays.copyOf(derived, Math.max(derived.length * 2, derivedSize + utf8.length + 1024));
        }
        System.arraycopy(utf8, 0, derived, derivedSize, utf8.length);
        set(field, row, -1 - derivedSize, utf8.length);
        derivedSize += utf8.length;
    }

    public void setState(Field field, int row, CellState state) {
        states[field.ordinal()][row] = (byte) state.ordinal();
    }

    public void setTime(int row, long epochMicros) {
        timeMicros[row] = epochMicros;
    }

    /// Says that a value of a field other than the time is an instant too, such as the first one asked about.
    public void setInstant(Field field, int row, long epochMicros) {
        int f = field.ordinal();
        if (instants[f] == null) {
            instants[f] = new long[count()];
            Arrays.fill(instants[f], NO_INSTANT);
        }
        instants[f][row] = epochMicros;
    }

    /// Microseconds since 1970-01-01T00:00Z, or [#NO_INSTANT].
    public long instantMicros(Field field, int row) {
        long[] of = instants[field.ordinal()];
        return of == null ? NO_INSTANT : of[row];
    }

    public void reject(int row, Rejection why) {
        rejected[row] = true;
        rejections.add(why);
    }

    public boolean isRejected(int row) {
        return rejected[row];
    }

    public List<Rejection> rejections() {
        return rejections;
    }

    public CellState state(Field field, int row) {
        byte[] of = states[field.ordinal()];
        return of == null ? CellState.NOT_EXPORTED : STATES[of[row]];
    }

    public boolean hasValue(Field field, int row) {
        byte[] of = states[field.ordinal()];
        return of != null && of[row] == VALUE;
    }

    /// Microseconds since 1970-01-01T00:00Z.
    public long timeMicros(int row) {
        return timeMicros[row];
    }

    public Instant time(int row) {
        return Instant.ofEpochSecond(
                Math.floorDiv(timeMicros[row], 1_000_000L), Math.floorMod(timeMicros[row], 1_000_000L) * 1000L);
    }

    /// The buffer that holds a value; meaningful where [#hasValue].
    public byte[] buffer(Field field, int row) {
        return starts[field.ordinal()][row] < 0 ? derived : rows.bytes();
    }

    /// Where a value begins in its [#buffer].
    public int start(Field field, int row) {
        int start = starts[field.ordinal()][row];
        return start < 0 ? -1 - start : start;
    }

    public int length(Field field, int row) {
        return lengths[field.ordinal()][row];
    }

    /// The value as text, empty where there is none.
    public String text(Field field, int row) {
        if (!hasValue(field, row)) return "";
        return new String(buffer(field, row), start(field, row), length(field, row), StandardCharsets.UTF_8);
    }

    private static final CellState[] STATES = CellState.values();
    private static final byte VALUE = (byte) CellState.VALUE.ordinal();
}
