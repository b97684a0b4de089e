package org.quis.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quis.explain.Verdict;
import org.quis.publish.SpreadsheetCsv;

/// What a batch's rows contribute to `accesses.csv` before anything is known about them: the start of
/// each line, and the user with what the ties say. Kept on disk until kinds and risk are known.
///
/// A batch is a frame: first entry (8 bytes), number of lines (4), number of text bytes (4); per line
/// its row in the batch (4), the lengths of its start (4) and its user (4); then the text.
final class Lines {
    static final int HEADER_BYTES = 16;
    static final int LINE_BYTES = 12;

    private int[] lines = new int[3 * 4096];
    private int count;
    private byte[] text = new byte[96 * 4096];
    private int size;
    private int started;
    private int middle;

    /// Begins the line of one row: everything before `ledger_index`.
    void begin(int row, byte[] accessId, int from, int length, byte[] source, long number) {
        if (3 * (count + 1) > lines.length) lines = Arrays.copyOf(lines, lines.length * 2);
        lines[3 * count] = row;
        started = size;
        cell(accessId, from, length);
        add((byte) ',');
        add(source, 0, source.length);
        add((byte) ',');
        var digits = Long.toString(number).getBytes(StandardCharsets.US_ASCII);
        add(digits, 0, digits.length);
        add((byte) ',');
        middle = size;
    }

    /// Goes on with the user's cell.
    void user(byte[] user, int from, int length) {
        cell(user, from, length);
    }

    /// Goes on with person, verdict, explanation and conflict.
    void ruled(Rulings rulings, int row) {
        add((byte) ',');
        optional(rulings.person(row));
        var verdict = VERDICTS[rulings.verdict(row)];
        add((byte) ',');
        add(verdict, 0, verdict.length);
        add((byte) ',');
        optional(rulings.explanation(row));
        add((byte) ',');
        optional(rulings.conflict(row));
        add((byte) ',');
    }

    private static final byte[][] VERDICTS = Stream.of(Verdict.values())
            .map(verdict -> verdict.label().getBytes(StandardCharsets.US_ASCII))
            .toArray(byte[][]::new);

    private void optional(byte @Nullable [] value) {
        if (value != null) cell(value, 0, value.length);
    }

    void end() {
        lines[3 * count + 1] = middle - started;
        lines[3 * count + 2] = size - middle;
        count++;
    }

    private void cell(byte[] value, int from, int length) {
        ensure(2 * length + 3);
        size = SpreadsheetCsv.put(value, from, length, text, size);
    }

    private void ensure(int more) {
        if (text.length - size < more) text = Arrays.copyOf(text, Math.max(text.length * 2, size + more));
    }

    private void add(byte one) {
        ensure(1);
        text[size++] = one;
    }

    private void add(byte[] bytes, int from, int length) {
        ensure(length);
        System.arraycopy(bytes, from, text, size, length);
        size += length;
    }

    ByteBuffer frame(long firstEntry) {
        var frame = ByteBuffer.allocate(HEADER_BYTES + count * LINE_BYTES + size);
        frame.putLong(firstEntry).putInt(count).putInt(size);
        frame.asIntBuffer().put(lines, 0, 3 * count);
        frame.position(HEADER_BYTES + count * LINE_BYTES);
        return frame.put(text, 0, size).flip();
    }
}
