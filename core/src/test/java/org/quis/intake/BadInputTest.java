package org.quis.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quis.access.Field;

/// What is wrong with files, and what their operator is told.
class BadInputTest {
    private static final String GOOD = "access_id,time,user_id,subject\na1,2026-01-02T03:04:05Z,u1,p1\n";

    @TempDir
    Path folder;

    @Test
    void a_missing_file_is_named() {
        var e = assertThrows(UnreadableException.class, () -> Collected.of(folder.resolve("none.csv")));
        assertEquals(
                folder.resolve("none.csv") + ": there is no such file\n  check the name; `ls` shows what is there",
                e.getMessage());
    }

    @Test
    void a_directory_is_no_log() {
        assertEquals("this is a directory", problem(folder));
    }

    @Test
    void an_empty_file_is_no_log() throws Exception {
        assertEquals("the file is empty", problem(write("empty.csv", new byte[0])));
    }

    @Test
    void blank_lines_alone_are_no_log() throws Exception {
        assertEquals("there is no header, the file holds only blank lines", problem(write("blank.csv", "\n\n\n")));
    }

    @Test
    void a_header_alone_is_a_log_of_no_rows() throws Exception {
        var log = Collected.of(write("header_only.csv", "access_id,time,user_id"));
        assertEquals(0, log.read().dataRows());
        assertEquals(
                List.of("quis"), log.layouts.stream().map(Layout::formatName).toList());
    }

    @Test
    void binaries_are_told_by_their_first_bytes_whatever_they_are_called() throws Exception {
        assertEquals("this is a PDF", problem(write("log.csv", "%PDF-1.7\n%âãÏÓ\n")));
        assertEquals("this is an SQLite database", problem(write("log.csv", "SQLite format 3\0\u0010")));
        var noise = new byte[5000];
        new java.util.Random(7).nextBytes(noise);
        noise[0] = 'x';
        assertEquals("this is binary, not text", problem(write("log.csv", noise)));
    }

    @Test
    void a_truncated_gzip_or_zip_is_refused() throws Exception {
        var gz = gzip(many(GOOD, 50_000).getBytes(StandardCharsets.UTF_8));
        assertEquals(
                "the file ends too early, it was cut off in transfer",
                problem(write("cut.csv.gz", Arrays.copyOf(gz, gz.length / 2))));
        var zip = zip("log.csv", GOOD.getBytes(StandardCharsets.UTF_8));
        assertTrue(
                problem(write("cut.zip", Arrays.copyOf(zip, zip.length - 30))).startsWith("the archive is damaged: "));
    }

    @Test
    void a_bomb_is_stopped_by_its_proportions() throws Exception {
        var bomb = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bomb)) {
            out.write(GOOD.getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 2000; i++)
                out.write(many("a,2026-01-02T03:04:05Z,u,p\n", 2000).getBytes(StandardCharsets.UTF_8));
        }
        assertEquals(
                "it unpacks to more than 250 times its size, which no log does",
                problem(write("bomb.csv.gz", bomb.toByteArray())));
    }

    @Test
    void an_archive_in_an_archive_is_refused() throws Exception {
        var inner = zip("log.csv", GOOD.getBytes(StandardCharsets.UTF_8));
        assertEquals("an archive inside an archive", problem(write("outer.zip", zip("inner.zip", inner))));
        assertEquals("an archive inside an archive", problem(write("outer.gz", gzip(inner))));
        assertEquals(
                "it was compressed twice",
                problem(write("twice.gz", gzip(gzip(GOOD.getBytes(StandardCharsets.UTF_8))))));
    }

    @Test
    void a_line_of_two_gigabytes_ends_the_file_at_sixteen_million_characters() throws Exception {
        var file = folder.resolve("long.csv");
        try (var out = new java.io.RandomAccessFile(file.toFile(), "rw")) {
            out.write((GOOD + "a2,2026-01-02T03:04:05Z,u1,").getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 300; i++) out.write(many("x", 64 * 1024).getBytes(StandardCharsets.UTF_8));
            out.setLength(2L << 30); // the rest is a hole, read as zeros if ever
        }
        assertEquals(
                "long.csv:3: this row is longer than 16 million characters or 4096 cells",
                message(file).lines().findFirst().orElseThrow());
        Files.delete(file);
    }

    @Test
    void a_json_line_of_two_gigabytes_ends_the_file_as_well() throws Exception {
        var file = folder.resolve("long.ndjson");
        try (var out = new java.io.RandomAccessFile(file.toFile(), "rw")) {
            out.write(
                    "{\"id\":\"s-1\",\"userId\":\"u-1\",\"searchDate\":\"2026-03-26T02:24:37Z\",\"networkCount\":1}\n{\"id\":\""
                            .getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 300; i++) out.write(many("x", 64 * 1024).getBytes(StandardCharsets.UTF_8));
            out.setLength(2L << 30); // the rest is a hole, read as zeros if ever
        }
        assertEquals(
                "long.ndjson:2: this line is longer than 16 million characters",
                message(file).lines().findFirst().orElseThrow());
        Files.delete(file);
    }

    @Test
    void a_row_of_endless_cells_ends_the_file() throws Exception {
        assertEquals(
                "this row is longer than 16 million characters or 4096 cells",
                problem(write("cells.csv", GOOD + many(",", 5000))));
    }

    @Test
    void utf_16_with_its_mark_is_read() throws Exception {
        for (var charset : List.of("UTF-16LE", "UTF-16BE")) {
            var log = Collected.of(write("utf16.csv", ("\ufeff" + GOOD).getBytes(Charset.forName(charset))));
            assertEquals(List.of("p1"), log.all(Field.SUBJECT));
        }
    }

    @Test
    void utf_16_without_its_mark_is_named() throws Exception {
        assertEquals(
                "this is UTF-16 without a byte-order mark",
                problem(write("utf16.csv", GOOD.getBytes(StandardCharsets.UTF_16LE))));
    }

    @Test
    void latin_1_is_read_and_noted() throws Exception {
        var log = Collected.of(write(
                "latin1.csv", (GOOD + "a2,2026-01-02T03:04:05Z,u2,Müller\n").getBytes(StandardCharsets.ISO_8859_1)));
        assertEquals(List.of("p1", "Müller"), log.all(Field.SUBJECT));
        assertEquals(
                List.of("latin1.csv: 1 bytes are not UTF-8 and were read as Latin-1"),
                log.read().notes());
    }

    @Test
    void a_byte_order_mark_is_not_part_of_the_header() throws Exception {
        assertEquals(
                List.of("a1"), Collected.of(write("bom.csv", "\ufeff" + GOOD)).all(Field.ACCESS_ID));
    }

    @Test
    void a_nul_byte_rejects_its_row() throws Exception {
        var log = Collected.of(
                write("nul.csv", GOOD + "a2,2026-01-02T03:04:05Z,u2,p\0two\na3,2026-01-02T03:04:05Z,u2,p3\n"));
        assertEquals(List.of("3 subject: the cell holds a NUL byte, which no text has"), log.complaints());
        assertEquals(List.of("p1", "p3"), log.all(Field.SUBJECT));
    }

    @Test
    void a_header_that_names_a_field_twice_is_ambiguous() throws Exception {
        assertEquals(
                "columns 3 and 4 are both called `user_id`, so which one to read would be a guess",
                problem(write("twice.csv", "access_id,time,user_id,User ID\na1,2026-01-02T03:04:05Z,u1,u2\n")));
    }

    @Test
    void ragged_rows_are_rejected_where_they_lack_or_exceed() throws Exception {
        var log = Collected.of(
                write(
                        "ragged.csv",
                        GOOD
                                + "a2,2026-01-02T03:04:05Z\na3,2026-01-02T03:04:05Z,u3\na4,2026-01-02T03:04:05Z,u4,p4,more\na5,2026-01-02T03:04:05Z,u5,p5,\n"));
        assertEquals(
                List.of("3 user_id: the row ends after 2 of 4 cells", "5 column 5: the row has 5 cells, the header 4"),
                log.complaints());
        assertEquals("a4,2026-01-02T03:04:05Z,u4,p4,more", log.rejections.get(1).raw());
        assertEquals(List.of("p1", "<NOT_EXPORTED>", "p5"), log.all(Field.SUBJECT));
    }

    @Test
    void an_unclosed_quote_at_the_end_spoils_only_its_row() throws Exception {
        var log = Collected.of(write("unclosed.csv", GOOD + "a2,2026-01-02T03:04:05Z,u2,\"p2\nand so on"));
        assertEquals(List.of("3 subject: the quote that begins here never ends"), log.complaints());
        assertEquals(
                "a2,2026-01-02T03:04:05Z,u2,\"p2\nand so on\"",
                log.rejections.getFirst().raw());
        assertEquals(List.of("a1"), log.all(Field.ACCESS_ID));
        assertEquals(2, log.read().dataRows());
    }

    @Test
    void missing_and_impossible_times_are_rejected() throws Exception {
        var log = Collected.of(
                write(
                        "times.csv",
                        GOOD
                                + "a2,,u,p\na3,noon,u,p\na4,2026-02-30T01:00:00Z,u,p\na5,2026-01-01T25:00:00Z,u,p\na6,2026-01-01T10:00:00,u,p\n"));
        assertEquals(
                List.of(
                        "3 time: the time is missing",
                        "4 time: `noon` is not a time like 2026-11-23T04:00:00Z",
                        "5 time: `2026-02-30T01:00:00Z` is a day or time that does not exist",
                        "6 time: `2026-01-01T25:00:00Z` is a day or time that does not exist",
                        "7 time: `2026-01-01T10:00:00` names no zone; say which with --zone, such as --zone Europe/Berlin"),
                log.complaints());
    }

    @Test
    void local_times_follow_the_rules_of_their_zone() throws Exception {
        var file = write(
                "zone.csv",
                "access_id,time,user_id\n"
                        + "winter,2026-01-10 12:00:00,u\nsummer,2026-07-10 12:00:00,u\n"
                        + "skipped,2026-03-08 02:30:00,u\ntwice,2026-11-01 01:30:00,u\nsaid,2026-11-01 01:30:00-05:00,u\n");
        var log =
                Collected.of(file, Formats.shipped(), Intake.Options.standard().withZone(ZoneId.of("America/Chicago")));

        assertEquals(
                List.of("2026-01-10T18:00:00Z", "2026-07-10T17:00:00Z", "2026-11-01T06:30:00Z", "2026-11-01T06:30:00Z"),
                log.times());
        assertEquals(
                List.of(
                        "4 time: `2026-03-08 02:30:00` did not exist in America/Chicago, where the clocks were put forward over it"),
                log.complaints());
        assertEquals(1, log.layouts.iterator().next().ambiguousTimes(), "times that the clocks passed twice");
    }

    @Test
    void required_cells_words_and_numbers_are_checked() throws Exception {
        var log = Collected.of(
                write(
                        "types.csv",
                        "access_id,time,user_id,action,result_count\n"
                                + "a1,2026-01-02T03:04:05Z,,query,1\na2,2026-01-02T03:04:05Z,u,peek,1\na3,2026-01-02T03:04:05Z,u,Query,many\na4,2026-01-02T03:04:05Z,u,Query,\"1,024\"\n"));
        assertEquals(
                List.of(
                        "2 user_id: the user_id is missing",
                        "3 action: `peek` is none of create, delete, disclose, export, print, query, update, view",
                        "4 result_count: `many` is not a number"),
                log.complaints().stream()
                        .map(c -> c.replaceAll(
                                "none of .*", "none of create, delete, disclose, export, print, query, update, view"))
                        .toList());
        assertEquals(List.of("query"), log.all(Field.ACTION));
        assertEquals(List.of("1024"), log.all(Field.RESULT_COUNT));
    }

    @Test
    void an_unknown_header_is_shown_with_the_nearest_format_and_where_to_begin() throws Exception {
        assertEquals(
                "unknown.csv: no format knows this header: `id,userId,when,reason`\n"
                        + "  the nearest is `plate-reader-portal`, but there is no `searchDate`\n"
                        + "  describe it: ./quis formats --draft unknown.csv > my-format.yaml, then say --format my-format.yaml",
                message(write("unknown.csv", "id,userId,when,reason\n1,2,3,4\n")));
    }

    @Test
    void members_of_a_zip_that_are_no_logs_are_skipped_and_listed() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var name : List.of("README.txt", "a/one.csv", "two.csv")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write((name.endsWith("csv") ? GOOD : "exported on request\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        var log = Collected.of(write("logs.zip", bytes.toByteArray()));
        assertEquals(
                List.of("logs.zip/a/one.csv", "logs.zip/two.csv"),
                log.read().sources().stream().map(s -> s.label()).toList());
        assertEquals(
                List.of(0, 1),
                log.read().sources().stream().map(s -> s.number()).toList());
        assertTrue(log.read().skipped().getFirst().startsWith("logs.zip/README.txt: no format knows this header"));
    }

    @Test
    void the_hash_is_that_of_the_whole_file() throws Exception {
        var gz = gzip(GOOD.getBytes(StandardCharsets.UTF_8));
        var digest = java.security.MessageDigest.getInstance("SHA-256").digest(gz);
        var read = Collected.of(write("log.csv.gz", gz)).read();
        assertEquals(java.util.HexFormat.of().formatHex(digest), read.sha256());
        assertEquals(gz.length, read.bytes());
    }

    private String problem(Path file) {
        var line = message(file).lines().findFirst().orElseThrow();
        return line.substring(line.indexOf(": ") + 2);
    }

    private String message(Path file) {
        return assertThrows(UnreadableException.class, () -> Collected.of(file)).getMessage();
    }

    private Path write(String name, String text) throws IOException {
        return write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static String many(String text, int times) {
        return text.repeat(times);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] zip(String name, byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(bytes);
        }
        return out.toByteArray();
    }
}
