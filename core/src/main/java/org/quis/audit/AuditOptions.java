package org.quis.audit;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quis.detect.RuleBook;
import org.quis.detect.Rules;
import org.quis.intake.Format;

/// What the user asked for.
///
/// @param logs         the files to audit, in the order they count as read
/// @param reference    the folder of reference tables; `null` without any
/// @param declarations a file that adds to the shipped kinds of tie; `null` without any
/// @param region       where phone numbers without a country code are, such as `US`
/// @param out          the folder to leave behind; must be new or empty
/// @param formats      the formats to recognise logs by
/// @param words        the words, thresholds and weights to judge by
/// @param rules        the Sigma rules to look with
/// @param zone         the zone of times that name none; `null` takes the format's
/// @param key          the ledger's private key; made where there is none
/// @param ledger       the ledger to seal in, signed for by this key; `null` for one of the audit's own
/// @param parquet      write the large table as Parquet instead of CSV
/// @param pseudonymise hide names and targets in the report
/// @param threads      worker threads
public record AuditOptions(
        List<Path> logs,
        @Nullable Path reference,
        @Nullable Path declarations,
        String region,
        Path out,
        List<Format> formats,
        Rules words,
        RuleBook rules,
        @Nullable ZoneId zone,
        Path key,
        @Nullable Path ledger,
        boolean parquet,
        boolean pseudonymise,
        int threads) {
    public AuditOptions {
        logs = List.copyOf(logs);
        formats = List.copyOf(formats);
        if (logs.isEmpty()) throw new IllegalArgumentException("no logs");
        if (threads < 1) throw new IllegalArgumentException("threads < 1");
    }

    /// Where days begin and hours are counted: the zone asked for, else UTC.
    ZoneId localZone() {
        return zone == null ? ZoneOffset.UTC : zone;
    }
}
