package org.quis.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.options.ColorScheme;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quis.publish.ReportInBrowser;

/// The main job, end to end, as `./quis demo` does it.
class DemoTest {
    @TempDir
    static Path home;

    private static CommandLineRun demo;
    private static Path audit;

    @BeforeAll
    static void run() {
        demo = CommandLineRun.of("demo", "--out", home.resolve("demo"));
        audit = home.resolve("demo/audit");
    }

    @Test
    void it_ends_with_six_lines_of_summary_and_the_path_of_the_report() {
        assertEquals(0, demo.exit(), demo.err());
        var lines = demo.out().lines().toList();
        assertEquals(7, lines.size(), demo.out());
        assertEquals("report: " + audit.resolve("report.html"), lines.getLast());
    }

    @Test
    void every_row_of_the_log_is_accounted_for() throws IOException {
        var log = rows(home.resolve("demo/agency/log.csv"));
        var accesses = rows(audit.resolve("accesses.csv"));

        assertEquals(
                ids(log),
                accesses.stream().map(row -> row.getField("access_id")).toList());
        for (int i = 0; i < accesses.size(); i++) {
            assertEquals("log.csv", accesses.get(i).getField("source"));
            assertEquals(Integer.toString(i + 2), accesses.get(i).getField("row"));
        }
    }

    @Test
    void most_accesses_are_explained_by_the_agencys_tables() throws IOException {
        var verdicts = rows(audit.resolve("accesses.csv")).stream()
                .collect(Collectors.groupingBy(row -> row.getField("verdict"), Collectors.counting()));

        assertTrue(verdicts.getOrDefault("explained", 0L) > 20_000, verdicts.toString());
        assertTrue(verdicts.getOrDefault("conflicted", 0L) > 10, verdicts.toString());
    }

    @Test
    void the_database_says_the_same_as_the_tables() throws IOException {
        var counted = CommandLineRun.of("sql", audit, "--csv", """
                select (select count(*) from accesses), (select count(*) from findings),
                       (select count(*) from finding_accesses), (select count(*) from rejected)""");

        assertEquals(
                List.of(rows(audit.resolve("accesses.csv")).size()
                        + "," + rows(audit.resolve("findings.csv")).size()
                        + "," + rows(audit.resolve("finding_accesses.csv")).size() + ",0"),
                counted.out().lines().skip(1).toList());
    }

    @Test
    void the_ledger_verifies_and_a_changed_entry_is_found() throws IOException {
        assertEquals(0, CommandLineRun.of("verify", audit).exit());

        var bundle = audit.resolve("ledger/tile/entries/003");
        var bytes = Files.readAllBytes(bundle);
        bytes[100] ^= 1;
        Files.write(bundle, bytes);
        var forged = CommandLineRun.of("verify", audit);
        bytes[100] ^= 1;
        Files.write(bundle, bytes);

        assertEquals(4, forged.exit());
        assertTrue(forged.err().contains("entry 770"), forged.err());
    }

    @Test
    void an_access_is_shown_as_its_source_wrote_it() throws IOException {
        var first = rows(home.resolve("demo/agency/log.csv")).getFirst();

        var shown = CommandLineRun.of("show", audit, 0);

        assertTrue(shown.out().startsWith("entry 0: row 2 of source 0"), shown.out());
        assertTrue(shown.out().contains(first.getField("access_id")), shown.out());
    }

    /// Detection is held to the episodes that were planted, for the kinds that need no reference data.
    @ParameterizedTest
    @CsvSource({"no_reason,0.9", "prohibited_purpose,0.9", "repeated_target,0.5"})
    void planted_misuse_is_found(String kind, double least) throws IOException {
        var labels = rows(home.resolve("demo/agency/labels.csv"));
        var flagged = rows(audit.resolve("accesses.csv")).stream()
                .filter(row -> Set.of(row.getField("kinds").split(";")).contains(kind))
                .map(row -> row.getField("access_id"))
                .collect(Collectors.toSet());

        var episodes = new HashSet<String>();
        var found = new HashSet<String>();
        for (var label : labels) {
            if (!label.getField("label").equals(kind)) continue;
            episodes.add(label.getField("episode"));
            if (flagged.contains(label.getField("access_id"))) found.add(label.getField("episode"));
        }

        assertTrue(found.size() >= least * episodes.size(), kind + ": found " + found + " of " + episodes);
    }

    @Test
    void the_report_draws_the_path_behind_every_finding_that_has_one() throws IOException {
        var report = Files.readString(audit.resolve("report.html"));
        var drawn = CommandLineRun.of("sql", audit, "--csv", """
                select count(distinct finding_id || side) from finding_paths semi join (
                  select finding_id from findings
                  qualify row_number() over (order by risk desc, finding_id) <= 500
                      or row_number() over (partition by kind order by risk desc, finding_id) <= 10)
                using (finding_id)""")
                .out()
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow();

        assertEquals(Integer.parseInt(drawn), report.split("<ol class=\"chain\">", -1).length - 1);
        assertTrue(report.contains("whose former "), "a former partner is named in words");
        assertTrue(report.contains("tie inferred"), "an inferred tie is told from a declared one");
    }

    @ParameterizedTest
    @CsvSource({"DESKTOP,LIGHT", "PHONE,DARK"})
    void the_report_reads_well_in_a_browser(ReportInBrowser.Screen screen, ColorScheme scheme) {
        assumeTrue(ReportInBrowser.isThere());
        try (var browser = new ReportInBrowser(audit.resolve("report.html"), Path.of("target", "screenshots"))) {
            browser.reads(screen, scheme);
        }
    }

    private static List<String> ids(List<NamedCsvRecord> rows) {
        return rows.stream().map(row -> row.getField("access_id")).toList();
    }

    private static List<NamedCsvRecord> rows(Path csv) throws IOException {
        try (var reader = CsvReader.builder().ofNamedCsvRecord(csv)) {
            return reader.stream().toList();
        }
    }
}
