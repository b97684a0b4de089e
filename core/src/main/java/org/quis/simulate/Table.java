package org.quis.simulate;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// One CSV file being written.
final class Table implements AutoCloseable {
    private final CsvWriter csv;
    private long rows;

    /// @param columns as the first line has them, separated by commas
    Table(Path dir, String name, String columns) throws IOException {
        csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(dir.resolve(name + ".csv"));
        csv.writeRecord(columns.split(","));
    }

    void row(String... cells) {
        csv.writeRecord(cells);
        rows++;
    }

    long rows() {
        return rows;
    }

    /// An open end is an empty cell.
    static String date(@Nullable LocalDate date) {
        return date == null ? "" : date.toString();
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
