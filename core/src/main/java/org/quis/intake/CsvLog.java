package org.quis.intake;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.RecordType;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import org.quis.access.Source;

/// Reads CSV. Cells go from the parser's buffer straight into the batch; no cell becomes a string.
final class CsvLog extends CsvCallbackHandler<CsvLog> {
    private static final int MOST_CELLS = 4096; // a row of more is not a table's
    /// Follows the last character of the file, as a row of its own, unless a quote was left open.
    private static final char END = '\uffff';

    private final Source source;
    private final Table table;
    private final int mostCharacters;
    private RecordType type = RecordType.DATA;
    private int cells;
    private long characters; // of the row being read
    private boolean ended;
    private boolean unclosed;

    CsvLog(Source source, Table table, int mostCharacters) {
        this.source = source;
        this.table = table;
        this.mostCharacters = mostCharacters;
    }

    /// @param mostRows stop after so many, for a first look
    void read(Reader text, char separator, long mostRows)
            throws UnreadableException, IOException, InterruptedException {
        long row = 0;
        try (var csv = CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(false)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowUnclosedQuote(true)
                .allowExtraCharsAfterClosingQuote(true)
                .maxBufferSize(mostCharacters)
                .build(this, new WithEnd(text))) {
            for (var records = csv.iterator(); row < mostRows && records.hasNext(); ) {
                records.next();
                row++;
                if (ended && cells == 0) continue;
                if (unclosed) table.endBrokenRow(row, "the quote that begins here never ends");
                else if (type == RecordType.DATA) table.endRow(row);
            }
        } catch (CsvParseException e) {
            if (e.getCause() instanceof IOException cause) throw cause;
            throw tooLong(row + 1);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (TooLong e) {
            throw tooLong(row + 1);
        }
    }

    private UnreadableException tooLong(long row) {
        return new UnreadableException(
                source.label() + ":" + row,
                "this row is longer than " + mostCharacters / 1_000_000 + " million characters or " + MOST_CELLS
                        + " cells",
                "look for a quote that is opened and not closed near there, or for a file that is not CSV");
    }

    @Override
    protected void beginRecord(long startingLineNumber) {
        type = RecordType.DATA;
        cells = 0;
        characters = 0;
        ended = false;
        unclosed = false;
    }

    @Override
    protected void addField(char[] buffer, int from, int length, boolean quoted) {
        if (length > 0 && buffer[from + length - 1] == END) {
            ended = true;
            if (length == 1 && cells == 0 && !quoted) return;
            unclosed = true;
            length--;
            if (length > 0 && buffer[from + length - 1] == '\n') length--;
        }
        characters += length;
        if (++cells > MOST_CELLS || characters > mostCharacters) throw new TooLong();
        table.rows().cell(buffer, from, length);
        table.wroteCell();
    }

    @Override
    protected void setEmpty() {
        type = RecordType.EMPTY;
    }

    @Override
    protected void setComment(char[] buffer, int from, int length) {
        throw new IllegalStateException("comments are not asked for");
    }

    @Override
    protected CsvLog buildRecord() {
        return this;
    }

    @Override
    protected RecordType getRecordType() {
        return type;
    }

    @Override
    protected int getFieldCount() {
        return cells;
    }

    private static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLong() {
            super(null, null, false, false);
        }
    }

    /// Puts [#END] behind the text, on a line of its own.
    private static final class WithEnd extends Reader {
        private final Reader text;
        private char last = '\n';
        private int pending = 2;

        WithEnd(Reader text) {
            this.text = text;
        }

        @Override
        public int read(char[] to, int from, int length) throws IOException {
            int read = pending == 2 ? text.read(to, from, length) : -1;
            if (read > 0) last = to[from + read - 1];
            if (read >= 0) return read;
            if (pending == 0) return -1;
            if (pending == 2 && last != '\n' && last != '\r') {
                to[from] = '\n';
                pending = 1;
                return 1;
            }
            to[from] = END;
            pending = 0;
            return 1;
        }

        @Override
        public void close() throws IOException {
            text.close();
        }
    }
}
