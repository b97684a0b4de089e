package org.quis.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.quis.publish.Report;
import org.quis.publish.ReportOptions;

/// Writes `report.html` from the store's tables.
final class Reports {
    private Reports() {}

    static void write(Store store, Path out, AuditOptions options, Instant made) throws IOException {
        var archive = options.pseudonymise() ? new Pseudonyms(store) : store;
        Report.write(
                archive,
                out.resolve("report.html"),
                ReportOptions.of(options.out().toString(), made));
    }
}
