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
        assertSays(report, "Looked up themselves</dt><dd><p>no <code>people.csv</code>");
    }

    @Test
    void an_accounts_page_tells_of_weeks_unlike_its_others() throws IOException {
        assertSays(
                written(new InventedCounty(40, false)),
                "<li>from 2026-03-09, 212 accesses: 212 accesses; in the account's other weeks 41</li>");
    }

    @Test
    void a_finding_opens_to_its_accesses_down_to_the_row_and_says_how_many_more_there_are() throws IOException {
        var report = written(new InventedCounty(40, false));

        assertSays(report, "organization-audit.csv:2");
        assertSays(report, "57 more: <code>./quis sql audit");
        assertSays(report, "What speaks against it");
    }

    @Test
    void a_path_is_a_sentence_and_a_picture_with_the_rows_that_prove_it() throws IOException {
        var report = written(new InventedCounty(3, false));

        assertSays(
                report,
                "Rowan Aspen (r.aspen) is Rowan Aspen (p-17), whose former spouse is Jo Lark (p-4), who owns plate 7ABC000.");
        assertSays(report, "<b>former spouse is</b> <small>relationships.csv row 20327</small>");
        assertSays(report, "<small>2018-09-13 to 2022-05-07</small>");
        assertSays(report, "<small>plate</small> 7ABC000</span>");
        assertSays(report, "Rowan Aspen (r.aspen) made stop S-0, which concerned plate 7ABC000.");
        assertSays(report, "<small>at 2026-03-04 21:10</small>");
        assertSays(report, "2 of its 13 accesses have a path of personal ties.");
    }

    @Test
    void a_picture_names_people_beside_their_ids_and_who_has_no_name_by_the_id_alone() throws IOException {
        var report = written(new InventedCounty(6, false));

        assertSays(report, "<span class=\"node\"><small>account</small> Rowan Aspen (r.aspen)</span>");
        assertSays(report, "<span class=\"node\"><small>person</small> Jo Lark (p-4)</span>");
        assertSays(report, "<span class=\"node\"><small>person</small> p-5</span>");
    }

    @Test
    void a_name_too_long_for_a_picture_is_cut_there_and_whole_in_its_title_and_the_sentence() throws IOException {
        var whole = "Long".repeat(35) + " &lt;script&gt;window.hacked = 1&lt;/script&gt; (";
        var report = written(new InventedCounty(1, false));

        assertSays(report, "<small>person</small> " + "Long".repeat(10) + "… (");
        assertSays(report, "whose former spouse is " + whole);
        assertEquals(1, count(report, "<span class=\"node\" title=\"" + "Long".repeat(35)));
    }

    @Test
    void an_inferred_tie_is_told_from_a_declared_one_in_words_and_by_its_arrow() throws IOException {
        var report = written(new InventedCounty(3, false));

        assertSays(report, "is near 22 Chestnut Street, Elmet (inferred from nearby addresses)");
        assertSays(report, "<span class=\"tie inferred\"><b>is near</b> <small>inferred from nearby addresses");
        assertEquals(1, count(report, "tie inferred"), "the other arrows of the same path are declared");
    }

    @Test
    void a_duty_stands_on_the_side_of_what_speaks_against_a_finding() throws IOException {
        var report = written(new InventedCounty(1, false));
        int against = report.indexOf("What speaks against it");

        assertTrue(report.indexOf("class=\"path personal\"") < against);
        assertTrue(report.indexOf("class=\"path duty\"") > against);
    }

    @Test
    void each_access_has_its_verdict_and_the_paths_behind_it() throws IOException {
        var report = written(new InventedCounty(3, false));

        assertSays(
                report,
                "<b class=\"verdict explained\">explained</b><span class=\"why\"><i>duty</i> r.aspen · made → stop S-12");
        assertSays(report, "<b class=\"verdict unexplained\">unexplained</b></td>");
        assertSays(report, "That is neither good nor bad");
    }

    @Test
    void what_was_left_out_is_listed_with_its_row_and_the_rest_is_counted() throws IOException {
        var report = written(new InventedCounty(3, false));

        assertSays(report, "something was left out in 310 places; 3 oddities were only noted");
        assertSays(report, "213 more");
        assertSays(report, "no access could be explained by <code>appointment</code>");
        assertSays(report, "Not seen, therefore: The account's holder searched for their own record");
    }

    @Test
    void without_reference_data_no_verdict_is_shown() throws IOException {
        var report = written(new InventedCounty(3, false, false));

        assertSays(report, "No reference data were given");
        assertFalse(report.contains("class=\"verdict"));
        assertFalse(report.contains("Why they looked"));
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
        assertSays(
                written(new InventedCounty(1_200, false)),
                "500 of 1,200: the 500 with the highest risk, and at least 10 of each kind");
    }

    @Test
    void a_pseudonymised_report_says_so_at_the_top() throws IOException {
        assertSays(written(new InventedCounty(3, true)), "<strong>Pseudonymised.</strong>");
        assertFalse(written(new InventedCounty(3, false)).contains("<strong>Pseudonymised.</strong>"));
    }

    @Test
    void every_figure_prints_the_query_that_computed_it() throws IOException {
        var report = written(new InventedCounty(3, false));

        for (var name : List.of(
                "hours",
                "days",
                "reason_classes",
                "top_reasons",
                "user_spread",
                "risks",
                "verdicts",
                "verdicts_by_unit",
                "finding_paths",
                "reference_problems")) {
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

        assertTrue(Files.size(file) < 4_000_000, "%,d bytes".formatted(Files.size(file)));
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
