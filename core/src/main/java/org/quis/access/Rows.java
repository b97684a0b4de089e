package org.quis.access;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A batch of rows as the source wrote them, before anyone has interpreted a cell.
///
/// Rows are held in one run of bytes in their canonical form: every cell is its length in bytes as
/// an unsigned LEB128 number followed by the cell's UTF-8. The ledger commits to exactly these
/// bytes, so the form is part of the ledger's format (`docs/ledger.md`).
///
/// A batch is filled by one thread and then handed on; it is not safe for use by two at once.
public final class Rows {
    private static final int MAX_ROWS = 4096;
    private static final int FULL_BYTES = 1 << 20;

    private final Source source;
    private byte[] bytes;
    private int size; // bytes used
    private int[] rowStart = new int[MAX_ROWS + 1];
    private int[] rowCell = new int[MAX_ROWS + 1]; // index of a row's first cell in cellStart
    private long[] rowNumber = new long[MAX_ROWS];
    private int[] cellStart;
    private int[] cellLength;
    private int cells;
    private int rows;

    public Rows(Source source) {
        this(source, 64 * 1024);
    }

    public Rows(Source source, int expectedBytes) {
        this.source = source;
        this.bytes = new byte[expectedBytes];
        this.cellStart = new int[MAX_ROWS * 4];
        this.cellLength = new int[MAX_ROWS * 4];
    }

    public Source source() {
        return source;
    }

    /// Whether the batch should be handed on before another row is begun.
    public boolean isFull() {
        return rows == MAX_ROWS || size >= FULL_BYTES;
    }

    public int count() {
        return rows;
    }

    /// Appends one cell to the row being written.
    public void cell(char[] text, int from, int length) {
        ensureBytes(length * 3 + 5);
        // most cells are ASCII and shorter than 128: one byte of length, then the text
        int start = size + 1;
        int at = start;
        byte[] out = bytes;
        int i = 0;
        for (; i < length; i++) {
            char c = text[from + i];
            if (c >= 0x80) break;
            out[at++] = (byte) c;
        }
        if (i < length) {
            var rest = new String(text, from + i, length - i).getBytes(StandardCharsets.UTF_8);
            System.arraycopy(rest, 0, out, at, rest.length);
            at += rest.length;
        }
        finish(start, at - start);
    }

    public void cell(String text) {
        cell(text.getBytes(StandardCharsets.UTF_8));
    }

    public void cell(byte[] utf8) {
        ensureBytes(utf8.length + 5);
        System.arraycopy(utf8, 0, bytes, size + 1, utf8.length);
        finish(size + 1, utf8.length);
    }

    /// Ends the row being written.
    ///
    /// @param number the row's number as a reader sees it in the source (header = 1)
    public void endRow(long number) {
        rowNumber[rows++] = number;
        rowStart[rows] = size;
        rowCell[rows] = cells;
    }

    /// Forgets the row being written, such as a header that turned up in mid-file.
    public void abandonRow() {
        size = rowStart[rows];
        cells = rowCell[rows];
    }

    private void finish(int start, int length) {
        if (cells == cellStart.length) {
            cellStart = Arrays.copyOf(cellStart, cells * 2);
            cellLength = Arrays.copyOf(cellLength, cells * 2);
        }
        int prefix = 1;
        for (int rest = length >>> 7; rest != 0; rest >>>= 7) prefix++;
        if (prefix > 1) System.arraycopy(bytes, start, bytes, start + prefix - 1, length);
        int at = start - 1;
        int rest = length;
        while (rest >= 0x80) {
            bytes[at++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[at++] = (byte) rest;
        cellStart[cells] = at;
        cellLength[cells++] = length;
        size = at + length;
    }

    /// Some of the rows, as a batch of their own.
    ///
    /// @param from the first of them
    /// @param to   after the last
    public Rows part(int from, int to) {
        var part = new Rows(source, rowStart[to] - rowStart[from]);
        for (int row = from; row < to; row++) {
            for (int cell = 0; cell < cellCount(row); cell++) {
                int start = cellStart(row, cell);
                part.cell(Arrays.copyOfRange(bytes, start, start + cellLength(row, cell)));
            }
            part.endRow(rowNumber[row]);
        }
        return part;
    }

    private void ensureBytes(int more) {
        if (bytes.length - size < more) bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }

    public long number(int row) {
        return rowNumber[row];
    }

    public int cellCount(int row) {
        return rowCell[row + 1] - rowCell[row];
    }

    /// The buffer that [#cellStart(int, int)] and [#rowStart(int)] point into. Not to be written to.
    public byte[] bytes() {
        return bytes;
    }

    public int size() {
        return size;
    }

    /// Where a row's canonical bytes begin; they end where the next row's begin.
    public int rowStart(int row) {
        return rowStart[row];
    }

    public int cellStart(int row, int cell) {
        return cellStart[rowCell[row] + cell];
    }

    public int cellLength(int row, int cell) {
        return cellLength[rowCell[row] + cell];
    }

    public String text(int row, int cell) {
        return new String(bytes, cellStart(row, cell), cellLength(row, cell), StandardCharsets.UTF_8);
    }
}
