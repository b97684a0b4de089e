package org.quis.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A log that is written to all day, audited into one ledger again and again: only what is new is sealed.
class GrownLogTest {
    private static final String HEADER = "access_id,time,user_id,action,subject_kind,subject,reason";

    @TempDir
    Path home;

    private Path log;
    private int audits;

    @BeforeEach
    void a_ledger_of_three_rows() throws Exception {
        log = home.resolve("today.csv");
        done("ledger", "init", ledger(), "--origin", "agency.example/log", "--log-key", key());
        write(rows(0, 3));
        assertEquals(List.of(0L, 1L, 2L), audit(log)); // then 3, the end of the source, and 4, of the run
    }

    @Test
    void rows_that_were_there_keep_their_entries_however_often_it_grows() throws Exception {
        write(rows(0, 5));
        assertEquals(List.of(0L, 1L, 2L, 5L, 6L), audit(log));
        write(rows(0, 6));
        assertEquals(List.of(0L, 1L, 2L, 5L, 6L, 9L), audit(log));

        assertEquals(List.of(0L, 1L, 2L, 5L, 6L, 9L), audit(log), "and of the same file nothing is sealed again");
        assertEquals(13, sealed());
        var end = CommandLineRun.of("show", ledger(), 10, "--log-key", key());
        assertTrue(end.out().contains("end of source 0, 1 rows after the first 5 that end with entry 7"), end.out());
    }

    @Test
    void a_row_altered_since_is_sealed_beside_what_it_was() throws Exception {
        write(rows(0, 5).replace("u1,query", "u9,query"));

        assertEquals(List.of(5L, 6L, 7L, 8L, 9L), audit(log));
        var then = CommandLineRun.of("show", ledger(), 1, "--log-key", key());
        assertTrue(then.out().contains("u1"), then.out());
        done("verify", ledger(), "--log-key", key());
    }

    @Test
    void a_log_that_was_cut_and_goes_on_otherwise_keeps_what_it_begins_with() throws Exception {
        write(rows(0, 5));
        audit(log); // 5 and 6; the end 7; the run 8
        write(rows(0, 3) + rows(100, 102));

        assertEquals(List.of(0L, 1L, 2L, 9L, 10L), audit(log));
        done("verify", ledger(), "--log-key", key());
    }

    @Test
    void another_file_of_the_same_name_in_one_run_is_a_sighting_of_its_own() throws Exception {
        var copy = Files.createDirectories(home.resolve("copy")).resolve("today.csv");
        Files.writeString(copy, HEADER + "\n" + rows(0, 4));
        write(rows(0, 5));

        audit(log, copy);

        assertEquals(5 + 2 + 1 + 4 + 1 + 1, sealed());
        done("verify", ledger(), "--log-key", key());
    }

    @Test
    void an_older_copy_in_the_same_run_does_not_share_the_entries_of_the_newer() throws Exception {
        write(rows(0, 5));
        audit(log); // 5 and 6; the end 7; the run 8
        var older = Files.createDirectories(home.resolve("older")).resolve("today.csv");
        Files.writeString(older, HEADER + "\n" + rows(0, 3));

        assertEquals(9 + 3 + 1 + 1, sealedAfter(log, older));
        done("verify", ledger(), "--log-key", key());
    }

    private long sealedAfter(Path... logs) throws IOException {
        audit(logs);
        return sealed();
    }

    @Test
    void a_compressed_log_grows_like_a_plain_one() throws Exception {
        var packed = home.resolve("night.csv.gz");
        compress(packed, rows(0, 2));
        audit(packed);
        compress(packed, rows(0, 3));

        assertEquals(List.of(5L, 6L, 9L), audit(packed));
    }

    @Test
    void long_logs_grow_in_the_middle_of_a_batch() throws Exception {
        write(rows(0, 5_000));
        audit(log); // 5 to 5,001 are rows 3 to 4,999; then two ends
        write(rows(0, 10_000));

        var entries = audit(log);

        var expected = LongStream.concat(
                        LongStream.range(0, 3),
                        LongStream.concat(LongStream.range(5, 5_002), LongStream.range(5_004, 10_004)))
                .boxed()
                .toList();
        assertEquals(expected, entries);
        done("verify", ledger(), "--log-key", key());
    }

    private static String rows(int from, int to) {
        var rows = new StringBuilder();
        IntStream.range(from, to)
                .mapToObj(i -> "a%d,2026-03-02T%02d:%02d:%02dZ,u%d,query,plate,%dABC,\"line\nbreak\"\n"
                        .formatted(i, i / 3600 % 24, i / 60 % 60, i % 60, i % 7, i))
                .forEach(rows::append);
        return rows.toString();
    }

    private void write(String rows) throws IOException {
        Files.writeString(log, HEADER + "\n" + rows);
    }

    private static void compress(Path file, String rows) throws IOException {
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write((HEADER + "\n" + rows).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    /// @return the entry of each row, in the order of the log
    private List<Long> audit(Path... logs) throws IOException {
        var out = home.resolve("audit-" + ++audits);
        var line = new java.util.ArrayList<Object>(List.of("audit"));
        line.addAll(List.of(logs));
        line.addAll(List.of("--ledger", ledger(), "--log-key", key(), "--out", out));
        done(line.toArray());
        var lines = Files.readAllLines(out.resolve("accesses.csv"));
        int column = List.of(lines.getFirst().split(",")).indexOf("ledger_index");
        return lines.stream()
                .skip(1)
                .map(one -> Long.parseLong(one.split(",")[column]))
                .toList();
    }

    private long sealed() throws IOException {
        return Long.parseLong(Files.readAllLines(ledger().resolve("checkpoint")).get(1));
    }

    private Path ledger() {
        return home.resolve("ledger");
    }

    private Path key() {
        return home.resolve("ledger.key");
    }

    private static void done(Object... line) {
        var run = CommandLineRun.of(line);
        assertTrue(run.exit() < 2, run.err());
    }
}
