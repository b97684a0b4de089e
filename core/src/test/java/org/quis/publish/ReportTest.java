package org.quis.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private static final ReportOptions OPTIONS = ReportOptions.of("audit", Instant.parse("2026-11-23T06:00:00Z"));

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void chooseFile() {
        file = folder.resolve("report.html");
    }

    @Test
    void it_says_rows_sightings_accesses_and_searches_apart() throws IOException {
        var report = written(new InventedCounty(40, false));

        assertSays(report, "<dt>Rows</dt><dd><b>24,500</b>");
        assertSays(report, "<dt>Rejected</dt><dd><b>3</b>");
        assertSays(
                report,
                "<dt>Accesses</dt><dd><b>24,412</b> different accesses; 85 sightings told of one already counted");
        assertSays(report, "<dt>Searches</dt><dd><b>23,870</b>");
    }

    @Test
    void it_names_every_file_with_its_hash_and_what_was_missing_in_it() throws IOException {
        var report = written(new InventedCounty(40, false));

        assertSays(report, "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752");
        assertSays(report, "<td>session id</td><td>not in the export</td>");
        assertSays(report, "Looked up themselves</dt><dd>no <code>people.csv</code>");
    }

    @Test
    void a_finding_opens_to_its_accesses_down_to_the_row_and_says_how_many_more_there_are() throws IOException {
        var report = written(new InventedCounty(40, false));

        assertSays(report, "organization-audit.csv:2");
        assertSays(report, "57 more: <code>./quis sql audit");
        assertSays(report, "What speaks against it");
    }

    @Test
    void nothing_found_is_said_with_what_could_not_be_seen() throws IOException {
        assertSays(written(new InventedCounty(0, false)), "No check found anything.");
    }

    @Test
    void an_audit_that_read_nothing_is_still_a_report() throws IOException {
        var columns = List.of("first_time", "last_time", "accesses", "searches");
        var none = new Row(columns, Arrays.asList(null, null, 0L, 0L));

        var report = written((query, parameters) -> switch (query.name()) {
            case "period", "high_risk" -> List.of(none);
            default -> List.of();
        });

        assertSays(report, "No check found anything.");
        assertSays(report, "<dt>Accesses</dt><dd><b>0</b>");
    }

    @Test
    void a_long_list_of_findings_is_cut_and_says_so() throws IOException {
        assertSays(written(new InventedCounty(1_200, false)), "The 500 with the highest risk, of 1,200");
    }

    @Test
    void a_pseudonymised_report_says_so_at_the_top() throws IOException {
        assertSays(written(new InventedCounty(3, true)), "<strong>Pseudonymised.</strong>");
        assertFalse(written(new InventedCounty(3, false)).contains("<strong>Pseudonymised.</strong>"));
    }

    @Test
    void every_figure_prints_the_query_that_computed_it() throws IOException {
        var report = written(new InventedCounty(3, false));

        for (var name : new String[] {"hours", "days", "reason_classes", "top_reasons", "user_spread", "risks"}) {
            assertSays(
                    report,
                    Query.named(name)
                            .statement()
                            .lines()
                            .findFirst()
                            .orElseThrow()
                            .split("[<>&\"']")[0]);
        }
    }

    @Test
    void what_was_typed_into_the_log_is_text_and_nothing_else() throws IOException {
        var report = written(new InventedCounty(40, false));

        for (var hostile : InventedCounty.HOSTILE.subList(0, 3)) assertFalse(report.contains(hostile), hostile);
        assertSays(report, "&lt;script&gt;window.hacked = 1&lt;/script&gt;");
        assertEquals(3, count(report, "<script>"), "the page's own three scripts");
    }

    @Test
    void it_loads_nothing_from_anywhere() throws IOException {
        var page = written(new InventedCounty(40, false)).replaceAll("(?s)<script>.*?</script>", "");

        assertSays(page, "default-src &#39;none&#39;; script-src &#39;sha256-");
        assertFalse(Pattern.compile("(src|href)=\"(?!#)").matcher(page).find(), "a reference that leaves the page");
    }

    @Test
    void it_stays_small_however_much_was_found() throws IOException {
        written(new InventedCounty(100_000, false));

        assertTrue(Files.size(file) < 3_000_000, "%,d bytes".formatted(Files.size(file)));
    }

    @Test
    void the_bundled_chart_library_is_the_one_its_note_names() throws Exception {
        var note = Query.resource("vendor/README.md");
        var library = Query.resource("vendor/plot-0.6.17.umd.min.js").getBytes(UTF_8);

        assertSays(
                note,
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(library)));
    }

    private String written(Archive archive) throws IOException {
        Report.write(archive, file, OPTIONS);
        return Files.readString(file);
    }

    private static void assertSays(String report, String words) {
        assertTrue(report.contains(words), "should say: " + words);
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
