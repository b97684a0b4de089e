package org.quis.intake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.quis.access.Rows;
import org.quis.access.Source;

/// A table being read: tells headers from data, gathers rows in batches and hands them on.
///
/// A header may turn up again in mid-file, where exports were stacked on each other, and it may then
/// name other columns; from there on another layout holds.
final class Table {
    private static final int LONGEST_HEADER = 48; // bytes of a cell worth looking up as a header

    private final Source source;
    private final Headers headers;
    private final Sink sink;
    private final String place;
    private final long[] firstLetters = new long[4];
    private Rows rows;
    private int cells; // of the row being written
    private @Nullable Layout layout;
    private long dataRows;
    private long otherRows;

    Table(Source source, Headers headers, Sink sink) {
        this.source = source;
        this.headers = headers;
        this.sink = sink;
        this.place = source.label();
        this.rows = new Rows(source);
        headers.firstLetters().forEach(c -> firstLetters[c >> 6] |= 1L << c);
    }

    /// The batch to write the next cell to; ask again after every row.
    Rows rows() {
        return rows;
    }

    /// Counts a cell that was written to [#rows()].
    int wroteCell() {
        return ++cells;
    }

    /// Ends the row being written, which may turn out to be a header.
    void endRow(long number) throws UnreadableException, InterruptedException {
        if (layout == null) {
            begin(number);
        } else if (mayBeHeader() && isHeader()) {
            rows.abandonRow();
        } else {
            if (cells != layout.width() && headers.isHeaderlessWidth(cells)) changeIfHeaderless();
            keep(number);
        }
        cells = 0;
    }

    /// Ends the row being written, of which nothing can be believed.
    void endBrokenRow(long number, String problem) throws InterruptedException {
        if (layout == null) return;
        var open = copyRow();
        rows.abandonRow();
        flush();
        for (var cell : open) rows.cell(cell);
        rows.endRow(number);
        dataRows++;
        var broken = layout.broken(layout.name(Math.max(0, open.size() - 1)), problem);
        sink.rows(rows, broken);
        rows = new Rows(source);
        cells = 0;
    }

    /// Hands on what is left.
    ///
    /// @return the data rows of the whole table
    long end() throws UnreadableException, InterruptedException {
        if (layout == null)
            throw new UnreadableException(
                    place, "there is no header, the file holds only blank lines", "export it again");
        flush();
        sink.end(source, dataRows);
        return dataRows;
    }

    String formatName() {
        return layout == null ? "" : layout.formatName();
    }

    boolean isBegun() {
        return layout != null;
    }

    /// Rows that were something else than accesses, see [Format.Parts].
    long otherRows() {
        return otherRows;
    }

    private void keep(long number) throws InterruptedException {
        if (layout != null && layout.isOfSomethingElse(rows, cells)) {
            rows.abandonRow();
            otherRows++;
            return;
        }
        rows.endRow(number);
        dataRows++;
        if (rows.isFull()) flush();
    }

    private void flush() throws InterruptedException {
        if (rows.count() == 0) return;
        var full = rows;
        rows = new Rows(source, Math.max(64 * 1024, full.size() + full.size() / 8));
        sink.rows(full, Objects.requireNonNull(layout));
    }

    private void begin(long number) throws UnreadableException, InterruptedException {
        var first = copyTexts();
        if (first.stream().allMatch(String::isBlank)) {
            rows.abandonRow();
            return;
        }
        try {
            var known = headers.recognise(first);
            if (known.isPresent()) {
                rows.abandonRow();
                layout = known.get();
                sink.begin(source, layout, layout.formatName());
                return;
            }
        } catch (Headers.AmbiguousHeader e) {
            throw new UnreadableException(
                    place, e.getMessage() + ", so which one to read would be a guess", "rename or remove one of them");
        }
        layout = headers.recogniseRow(first).orElse(null);
        if (layout == null) throw Unknown.header(place, first, headers);
        sink.begin(source, layout, layout.formatName());
        keep(number);
    }

    /// Whether the first cell that says something could be a header's: a few comparisons, no string.
    private boolean mayBeHeader() {
        int row = rows.count();
        var bytes = rows.bytes();
        for (int cell = 0; cell < cells; cell++) {
            int at = rows.cellStart(row, cell);
            int end = at + rows.cellLength(row, cell);
            while (at < end && bytes[at] == ' ') at++;
            if (at == end) continue;
            int first = bytes[at] & 0xff;
            if (end - at > LONGEST_HEADER || (firstLetters[first >> 6] & 1L << first) == 0) return false;
            for (; at < end; at++) if (bytes[at] >= '0' && bytes[at] <= '9') return false;
            return headers.isHeaderWord(rows.text(row, cell));
        }
        return false;
    }

    private boolean isHeader() throws InterruptedException {
        try {
            var next = headers.recognise(copyTexts());
            if (next.isEmpty()) return false;
            if (!next.get().header().equals(Objects.requireNonNull(layout).header())) {
                rows.abandonRow();
                flush();
                layout = next.get();
            }
            return true;
        } catch (Headers.AmbiguousHeader e) {
            return false; // then it is a row like others, and will be rejected because its time is none
        }
    }

    private void changeIfHeaderless() throws InterruptedException {
        var next = headers.recogniseRow(copyTexts());
        if (next.isEmpty()) return;
        var open = copyRow();
        rows.abandonRow();
        flush();
        layout = next.get();
        for (var cell : open) rows.cell(cell);
    }

    private List<byte[]> copyRow() {
        var copy = new ArrayList<byte[]>();
        for (int cell = 0; cell < cells; cell++) {
            int start = rows.cellStart(rows.count(), cell);
            copy.add(Arrays.copyOfRange(rows.bytes(), start, start + rows.cellLength(rows.count(), cell)));
        }
        return copy;
    }

    private List<String> copyTexts() {
        return copyRow().stream()
                .map(b -> new String(b, StandardCharsets.UTF_8))
                .toList();
    }
}
