package org.quis.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.quis.detect.Rules;
import org.quis.ledger.Checkpoint;
import org.quis.ties.Ties;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The numbers an audit ends with; `summary.json` holds them under the names of the accessors.
///
/// @param rows      data rows read
/// @param rejected  of these, rows that could not be read as an access
/// @param sightings of these, rows that could
/// @param accesses  distinct accesses among the sightings
/// @param searches  sightings whose action is `query`
/// @param users     accounts that are named
/// @param verdicts  accesses per verdict
/// @param findings  findings per kind
/// @param reference reference tables that were read
public record Summary(
        long rows,
        long rejected,
        long sightings,
        long accesses,
        long searches,
        int users,
        Map<String, Long> verdicts,
        Map<String, Integer> findings,
        List<Unchecked> unchecked,
        List<SourceLine> sources,
        List<ReferenceLine> reference,
        List<String> notes,
        LedgerLine ledger,
        String rules,
        String version) {

    /// @param file what the `source` column shows
    public record SourceLine(String file, String sha256, String format, long rows, long rejected) {}

    /// A reference table that was read.
    ///
    /// @param leftOut rows, or parts of them, that could not be used
    public record ReferenceLine(String file, String sha256, long rows, long leftOut, long noted) {}

    /// @param root in base64, as the checkpoint has it
    public record LedgerLine(String origin, long size, String root) {}

    static Summary of(
            Reading reading,
            Sequencer sequencer,
            Accounts accounts,
            Detection.Found found,
            long repeats,
            Checkpoint checkpoint,
            Rules rules,
            @Nullable Ties ties) {
        long sightings = sequencer.rows() - sequencer.rejected();
        var findings = new TreeMap<String, Integer>();
        for (var ranked : found.findings())
            findings.merge(ranked.finding().kind().label(), 1, Integer::sum);
        var verdicts = new LinkedHashMap<String, Long>();
        found.verdicts().forEach((verdict, accesses) -> verdicts.put(verdict.label(), accesses));
        var sources = new ArrayList<SourceLine>();
        for (var source : reading.sources()) {
            sources.add(new SourceLine(
                    source.source().label(),
                    source.sha256(),
                    source.format(),
                    source.rows(),
                    sequencer.rejected(source.source())));
        }
        return new Summary(
                sequencer.rows(),
                sequencer.rejected(),
                sightings,
                sightings - repeats,
                sequencer.searches(),
                accounts.count(),
                verdicts,
                findings,
                Unchecked.of(sequencer.coverage(), ties),
                sources,
                ties == null
                        ? List.of()
                        : ties.tablesRead().stream()
                                .map(table -> new ReferenceLine(
                                        table.file(), table.sha256(), table.rows(), table.leftOut(), table.noted()))
                                .toList(),
                reading.notes(),
                new LedgerLine(
                        checkpoint.origin(),
                        checkpoint.size(),
                        checkpoint.root().base64()),
                rules.version(),
                Release.version());
    }

    void write(Path file) throws IOException {
        var json =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        Files.writeString(file, json.writeValueAsString(this) + "\n");
    }
}
