package org.quis.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quis.access.Field;

/// What a format file may say, and what its writer is told when it says something else.
class FormatTest {
    private static final String WARD = """
            name: ward
            title: Ward system
            recognise:
              all: [Who, Patient]
            columns:
              time: Day + Hour
              user_id: Who
              subject: Patient
              action: Did
            constants: {subject_kind: person}
            values:
              action: {Opened: view, Printed: print}
            time:
              layouts: ["dd.MM.yyyy HH:mm"]
              zone: Europe/Berlin
            redacted: [xxx, '/§ ?\\d+/']
            """;

    @TempDir
    Path folder;

    @Test
    void a_format_of_ones_own_reads_ones_own_log() throws Exception {
        var log = Files.writeString(
                folder.resolve("ward.csv"),
                "Day;Hour;Who;Patient;Did\n1.7.2026;8:05;n7;p3;OPENED\n24.12.2026;18:00;§ 203;XXX;printed\n");
        var format = Formats.load(Files.writeString(folder.resolve("ward.yaml"), WARD));

        var read = Collected.of(log, List.of(format), Intake.Options.standard());

        assertEquals(List.of(), read.complaints());
        assertEquals(List.of("2026-07-01T06:05:00Z", "2026-12-24T17:00:00Z"), read.times());
        assertEquals(List.of("n7", "<REDACTED>"), read.all(Field.USER_ID));
        assertEquals(List.of("p3", "<REDACTED>"), read.all(Field.SUBJECT));
        assertEquals(List.of("view", "print"), read.all(Field.ACTION));
        assertEquals(List.of("person", "person"), read.all(Field.SUBJECT_KIND));
    }

    @Test
    void a_misspelt_key_is_refused_with_its_line() {
        assertEquals(
                "my.yaml:13: `tiem` is not one of name, title, recognise, columns, time, time_frame, constants, values, required, redacted, without_header, parts",
                problem(WARD.replace("\ntime:\n", "\ntiem:\n")));
        assertEquals(
                "my.yaml:6: `tyme` is not a field of an access", problem(WARD.replace("  time: Day", "  tyme: Day")));
    }

    @Test
    void what_cannot_be_meant_is_refused_with_its_line() {
        assertEquals(
                "my.yaml:15: `Mars/Olympus` is not a zone like Europe/Berlin",
                problem(WARD.replace("Europe/Berlin", "Mars/Olympus")));
        assertEquals(
                "my.yaml:14: `dd.QQQQQQQ` is neither `iso` nor a java.time pattern",
                problem(WARD.replace("dd.MM.yyyy HH:mm", "dd.QQQQQQQ")));
        assertEquals(
                "my.yaml:16: `/(/` is not a regular expression: Unclosed group",
                problem(WARD.replace("'/§ ?\\d+/'", "'/(/'")));
        assertEquals(
                "my.yaml:1: `columns` must say which column is the `time`",
                problem(WARD.replace("  time: Day + Hour\n", "")));
        assertEquals("my.yaml:3: `name` is said twice", problem("name: a\ntitle: b\nname: c\n"));
        assertEquals("my.yaml:1: `name` is missing", problem("title: b\nrecognise: {all: [a]}\ncolumns: {time: a}\n"));
        var broken = problem("name: [a\n");
        assertTrue(broken.matches("my.yaml:\\d+: this is not YAML: .+"), broken);
    }

    @Test
    void a_draft_guesses_from_the_header_and_is_a_format_at_once() throws Exception {
        var log = Files.writeString(
                folder.resolve("odd.csv"),
                "Logged At,Officer Login,Plate Number,Purpose,Extra: 1\n03/04/2026 05:06:07 PM,jd,7ABC123,theft,\n");

        var yaml = Formats.draft(log);
        var read = Collected.of(
                log,
                List.of(FormatFile.parse("draft", yaml)),
                Intake.Options.standard().withZone(java.time.ZoneOffset.UTC));

        assertEquals(List.of("2026-03-04T17:06:07Z"), read.times());
        assertEquals(List.of("jd"), read.all(Field.USER_ID));
        assertEquals(List.of("7ABC123"), read.all(Field.SUBJECT));
        assertEquals(List.of("theft"), read.all(Field.REASON));
        assertTrue(yaml.contains("# nothing yet: \"Extra: 1\""), yaml);
        assertTrue(!yaml.contains("7ABC123"), "no cell of the log gets into the draft");
    }

    @Test
    void shipped_formats_do_not_steal_each_others_logs() throws Exception {
        for (var format : Formats.shipped()) {
            var header = format.recognition().all().stream()
                    .map(h -> h.split(" \\| ")[0])
                    .toList();
            if (header.stream().anyMatch(h -> h.contains("="))) continue; // only JSON can say so
            var layout = new Headers(Formats.shipped(), null).recognise(header);
            assertEquals(format.name(), layout.orElseThrow().formatName());
        }
    }

    @Test
    void a_first_look_tells_the_fields_without_reading_the_log() throws Exception {
        var log = Files.writeString(
                folder.resolve("a.csv"),
                "id,userId,searchDate,networkCount\n" + "s,u,2026-01-01T00:00:00Z,1\n".repeat(10_000));
        var peek = new Intake(Formats.shipped(), Intake.Options.standard()).peek(log);
        assertEquals(java.util.Set.of("plate-reader-portal"), peek.formatNames());
        assertEquals(
                java.util.Set.of(Field.ACCESS_ID, Field.TIME, Field.USER_ID, Field.NETWORKS_SEARCHED, Field.ACTION),
                peek.fields());
    }

    private static String problem(String yaml) {
        return assertThrows(UnreadableException.class, () -> FormatFile.parse("my.yaml", yaml))
                .getMessage()
                .lines()
                .findFirst()
                .orElseThrow();
    }
}
