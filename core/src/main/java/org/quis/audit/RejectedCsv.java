package org.quis.audit;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.quis.access.Rejection;
import org.quis.access.Source;
import org.quis.publish.SpreadsheetCsv;

/// Writes `rejected.csv` while the logs are read, and counts.
final class RejectedCsv implements Closeable {
    static final List<String> COLUMNS = List.of("source", "row", "column", "problem", "raw");

    private final SpreadsheetCsv csv;
    private final Map<Source, Long> counts = new HashMap<>();

    RejectedCsv(Path file) throws IOException {
        csv = new SpreadsheetCsv(new BufferedOutputStream(Files.newOutputStream(file)), SpreadsheetCsv.LineEnd.LF);
        csv.row(COLUMNS);
    }

    void add(Rejection rejection) throws IOException {
        counts.merge(rejection.source(), 1L, Long::sum);
        csv.cell(rejection.source().label())
                .cell(rejection.row())
                .cell(rejection.column())
                .cell(rejection.problem())
                .cell(rejection.raw())
                .endRow();
    }

    long count(Source source) {
        return counts.getOrDefault(source, 0L);
    }

    long count() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
