package org.quis.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a user is told, and what is left behind, when a log is not as one would wish.
class AuditCommandTest {
    private static final String HEADER = "access_id,time,user_id,action,subject_kind,subject,reason\n";

    @TempDir
    Path home;

    private Path out;

    @BeforeEach
    void nameTheFolder() {
        out = home.resolve("audit");
    }

    @Test
    void a_bad_row_is_rejected_with_its_place_and_the_good_ones_stay() throws IOException {
        var log = log("a1,2026-01-05T10:00:00Z,u1,query,person,p1,theft\na2,yesterday,u1,query,person,p2,theft\n");

        var run = CommandLineRun.audit(home, log, "--out", out);

        assertEquals(1, run.exit());
        assertEquals(
                List.of(
                        "source,row,column,problem,raw",
                        "log.csv,3,time,`yesterday` is not a time like 2026-11-23T04:00:00Z,"
                                + "\"a2,yesterday,u1,query,person,p2,theft\""),
                Files.readAllLines(out.resolve("rejected.csv")));
        assertEquals(2, Files.readAllLines(out.resolve("accesses.csv")).size());
    }

    @Test
    void an_access_seen_in_two_files_is_counted_once_and_both_sightings_are_kept() throws IOException {
        var row = "a1,2026-01-05T10:00:00Z,u1,query,person,p1,theft\n";
        var again = home.resolve("again.csv");
        Files.writeString(again, HEADER + row);

        CommandLineRun.audit(home, log(row), again, "--out", out);

        var lines = Files.readAllLines(out.resolve("accesses.csv"));
        assertTrue(lines.get(1).startsWith("a1,log.csv,2,0,u1,"), lines.get(1));
        assertTrue(lines.get(2).startsWith("a1,again.csv,2,0,u1,"), lines.get(2));
        var summary = Files.readString(out.resolve("summary.json"));
        assertTrue(summary.contains("\"sightings\" : 2"), summary);
        assertTrue(summary.contains("\"accesses\" : 1"), summary);
    }

    @Test
    void what_a_cell_would_make_a_spreadsheet_or_a_browser_do_is_inert() throws IOException {
        var log = log(
                "=cmd|' /C calc'!A0,2026-01-05T10:00:00Z,@sum(A1),query,person,p1,</script><script>alert(1)</script>\n");

        CommandLineRun.audit(home, log, "--out", out);

        assertTrue(Files.readAllLines(out.resolve("accesses.csv"))
                .get(1)
                .startsWith("'=cmd|' /C calc'!A0,log.csv,2,0,'@sum(A1),"));
        assertFalse(Files.readString(out.resolve("report.html")).contains("<script>alert(1)"));
    }

    @Test
    void an_account_used_at_two_sites_faster_than_anybody_travels_is_a_lead() throws IOException {
        var reference = Files.createDirectory(home.resolve("reference"));
        Files.writeString(
                reference.resolve("sites.csv"),
                "source_ip,site,latitude,longitude\n10.1.0.0/16,Eugene,44.05,-123.09\n10.2.0.0/16,Portland,45.52,-122.68\n"
                        + "10.3.0.0/16,Nowhere,95,0\n");
        var log = Files.writeString(
                home.resolve("log.csv"),
                "access_id,time,user_id,source_ip,action,subject_kind,subject,reason\n"
                        + "a1,2026-01-05T10:00:00Z,u1,10.1.0.7,query,person,p1,theft\n"
                        + "a2,2026-01-05T10:10:00Z,u1,10.2.0.9,query,person,p2,theft\n"
                        + "a3,2026-01-05T10:20:00Z,u2,10.3.0.9,query,person,p2,theft\n");

        CommandLineRun.audit(home, log, "--reference", reference, "--out", out);

        var findings = Files.readString(out.resolve("findings.csv"));
        assertTrue(findings.contains("shared_credentials,u1"), findings);
        assertFalse(findings.contains("u2"), findings);
        assertTrue(CommandLineRun.of("sql", out, "select text from finding_facts")
                .out()
                .contains("from Eugene to Portland"));
        assertTrue(
                CommandLineRun.of("ties", "check", reference).out().contains("sites.csv"),
                "the row that is nowhere on Earth is told of");
    }

    @Test
    void a_header_without_rows_is_an_audit_of_nothing() throws IOException {
        assertEquals(0, CommandLineRun.audit(home, log(""), "--out", out).exit());
        assertEquals(1, Files.readAllLines(out.resolve("accesses.csv")).size());
    }

    @Test
    void a_log_of_an_unknown_format_is_refused_with_the_way_on_and_nothing_is_left() throws IOException {
        var log = Files.writeString(home.resolve("odd.csv"), "when,who,what\n1,2,3\n");

        var run = CommandLineRun.audit(home, log, "--out", out);

        assertEquals(2, run.exit());
        assertTrue(run.err().contains("no format knows this header: `when,who,what`"), run.err());
        assertTrue(run.err().contains("./quis formats --draft odd.csv > my-format.yaml"), run.err());
        assertFalse(Files.exists(out));
    }

    @Test
    void a_missing_log_is_named() {
        var run = CommandLineRun.audit(home, home.resolve("nowhere.csv"), "--out", out);

        assertEquals(2, run.exit());
        assertTrue(run.err().contains("there is no such file"), run.err());
    }

    @Test
    void a_folder_that_holds_something_is_left_alone() throws IOException {
        Files.createDirectory(out);
        Files.writeString(out.resolve("evidence"), "x");

        assertEquals(3, CommandLineRun.audit(home, log(""), "--out", out).exit());
        assertEquals("x", Files.readString(out.resolve("evidence")));
    }

    @Test
    void a_place_that_cannot_be_written_is_named() throws IOException {
        Files.writeString(home.resolve("full"), "");

        var run = CommandLineRun.audit(home, log(""), "--out", home.resolve("full/audit"));

        assertEquals(3, run.exit());
        assertTrue(run.err().contains("cannot write there"), run.err());
    }

    @Test
    void wrong_usage_is_told_apart_from_bad_logs() throws IOException {
        assertEquals(2, CommandLineRun.audit(home, log(""), "--nonsense").exit());
        assertEquals(
                2,
                CommandLineRun.audit(home, log(""), "--zone", "Mars/Base", "--out", out)
                        .exit());
        assertEquals(2, CommandLineRun.of("sql", home, "select 1").exit());
        assertEquals(2, CommandLineRun.of().exit());
    }

    @Test
    void a_pseudonymised_report_names_nobody() throws IOException {
        var rows = new StringBuilder();
        for (int day = 1; day < 10; day++) {
            rows.append("a%d,2026-01-%02dT10:00:00Z,u.snoop,query,plate,7ABC123,inv\n".formatted(day, day));
        }

        CommandLineRun.audit(home, log(rows.toString()), "--out", out, "--pseudonymise");

        var report = Files.readString(out.resolve("report.html"));
        assertFalse(report.contains("u.snoop"));
        assertFalse(report.contains("7ABC123"));
        assertTrue(report.contains("user-"));
    }

    @Test
    void a_pseudonymised_report_names_nobody_on_the_paths_of_ties_either() throws IOException {
        var reference = Files.createDirectory(home.resolve("reference"));
        Files.writeString(
                reference.resolve("users.csv"), "user_id,person_id,organization,unit\nu.snoop,p-17,Police,night\n");
        Files.writeString(
                reference.resolve("people.csv"),
                "person_id,name,date_of_birth\np-17,Snoop Usain,1990-01-01\np-4,Doe Jane,Jane's birthday\n");
        Files.writeString(
                reference.resolve("relationships.csv"),
                "person_id,other_person_id,kind,valid_from,valid_to\np-17,p-4,former_spouse,2018-09-13,2022-05-07\n");
        Files.writeString(
                reference.resolve("vehicles.csv"), "plate,person_id,valid_from,valid_to\n7ABC123,p-4,2020-03-04,\n");
        Files.writeString(
                reference.resolve("stops.csv"), "stop_id,user_id,time,plate\nS-1,u.snoop,2026-01-03,7ABC123\n");
        var log = log("a1,2026-01-05T10:00:00Z,u.snoop,query,plate,7ABC 123,inv\n");

        CommandLineRun.audit(home, log, "--reference", reference, "--out", out, "--pseudonymise");
        var report = Files.readString(out.resolve("report.html"));

        for (var name : List.of("u.snoop", "p-17", "p-4", "7ABC", "2018-09-13", "2020-03-04", "Jane", "night,")) {
            assertFalse(report.contains(name), name);
        }
        assertTrue(
                report.contains("<b>former spouse is</b> <small>relationships.csv row 2</small>"), "the path is drawn");
        assertTrue(report.contains("2018 to 2022"), "with the years of its ties");
    }

    @Test
    void a_path_names_people_beside_their_ids() throws IOException {
        assertEquals(0, auditOfNamed("Jane Okonkwoson").exit());

        assertTrue(
                Files.readString(out.resolve("report.html"))
                        .contains("Ulf Quillfeather (u-7) is Ulf Quillfeather (p-17), whose former spouse is"
                                + " Jane Okonkwoson (p-4)."),
                "as the tables call them");
    }

    @Test
    void no_name_of_the_tables_is_in_anything_that_a_pseudonymised_audit_writes() throws IOException {
        assertEquals(0, auditOfNamed("Jane Okonkwoson", "--pseudonymise").exit());

        for (var name : List.of("quillfeather", "okonkwoson")) assertNowhere(name);
    }

    @Test
    void a_hostile_name_runs_nowhere_steers_nothing_and_is_cut() throws IOException {
        var hostile = "<script>window.hacked=1</script>=cmd|'/C calc'!A0 \u202e\u001b[31m" + "x".repeat(10_000);

        assertEquals(0, auditOfNamed(hostile).exit());

        var report = Files.readString(out.resolve("report.html"));
        assertTrue(report.contains("&lt;script&gt;window.hacked=1&lt;/script&gt;=cmd|"), "it is shown as text");
        assertFalse(report.contains("<script>window.hacked"), "and is no script");
        assertFalse(report.contains("\u202e") || report.contains("\u001b"), "nor turns or colours what follows");
        assertFalse(report.contains("x".repeat(200)), "nor goes on for ever");
    }

    /// An audit of one look, of a user at their former spouse. The log itself names nobody.
    private CommandLineRun auditOfNamed(String spouse, String... options) throws IOException {
        var reference = Files.createDirectory(home.resolve("reference"));
        Files.writeString(reference.resolve("users.csv"), "user_id,person_id,name\nu-7,p-17,Ulf Quillfeather\n");
        Files.writeString(
                reference.resolve("people.csv"),
                "person_id,name\np-17,Ulf Quillfeather\np-4,\"%s\"\n".formatted(spouse));
        Files.writeString(
                reference.resolve("relationships.csv"), "person_id,other_person_id,kind\np-17,p-4,former_spouse\n");
        var log = log("a1,2026-01-05T10:00:00Z,u-7,query,person,p-4,theft\n");
        var arguments = new ArrayList<Object>(List.of(log, "--reference", reference, "--out", out));
        arguments.addAll(List.of(options));
        return CommandLineRun.audit(home, arguments.toArray());
    }

    /// Neither in the bytes of any file nor in what the database says when asked for all it has.
    private void assertNowhere(String name) throws IOException {
        try (var files = Files.walk(out)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertFalse(bytes.toLowerCase(Locale.ROOT).contains(name), name + " in " + file);
            }
        }
        var tables = CommandLineRun.of("sql", out, "--csv", "select table_name from duckdb_tables() order by 1");
        assertTrue(tables.out().contains("finding_paths"), tables.out());
        for (var table : tables.out().lines().skip(1).toList()) {
            var rows = CommandLineRun.of("sql", out, "--csv", "from \"" + table + "\"");
            assertEquals(0, rows.exit(), rows.err());
            assertFalse(rows.out().toLowerCase(Locale.ROOT).contains(name), name + " in table " + table);
        }
    }

    @Test
    void the_large_table_can_be_parquet() throws IOException {
        var log = log("a1,2026-01-05T10:00:00Z,u1,query,person,p1,theft\n");

        assertEquals(
                0,
                CommandLineRun.audit(home, log, "--out", out, "--accesses", "parquet")
                        .exit());

        assertTrue(Files.size(out.resolve("accesses.parquet")) > 0);
        assertFalse(Files.exists(out.resolve("accesses.csv")));
    }

    private Path log(String rows) throws IOException {
        return Files.writeString(home.resolve("log.csv"), HEADER + rows);
    }
}
