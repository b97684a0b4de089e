package org.quis.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An agency audits itself, and a board witnesses it in a process of its own.
class WitnessCommandTest {
    private static final String ROW = "a%d,2026-01-05T10:00:00Z,u1,query,person,p1,theft\n";

    @TempDir
    Path home;

    private Path audit;
    private Path log; // the verifier key of all that this agency signs

    @BeforeEach
    void an_audit() throws IOException {
        audit = home.resolve("audit");
        audit(audit);
        log = home.resolve("log.vkey");
        Files.writeString(log, Files.readAllLines(home.resolve("ledger.key")).get(0) + "\n");
    }

    @Test
    void a_ledger_is_cosigned_and_verified_with_the_witnesss_key_alone() throws Exception {
        try (var board = WitnessProcess.start(home, "board.example", log)) {
            var run = cosign(audit, board, "board.example");
            assertEquals(0, run.exit(), run.err());
            assertTrue(run.out().startsWith("cosigned by board.example at 20"), run.out());
        }
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(home.resolve("board.example/witness.key"))));
        assertEquals(
                Files.readString(home.resolve("board.example/witness.vkey")),
                Files.readString(audit.resolve("ledger/witnesses.vkey")));

        var plain = CommandLineRun.of("verify", audit);
        assertEquals(0, plain.exit(), plain.err());
        assertTrue(plain.out().contains("\ncosigned by board.example at 20"), plain.out());
        var strict = CommandLineRun.of(
                "verify", audit, "--key", log, "--witness-key", home.resolve("board.example/witness.vkey"));
        assertEquals(0, strict.exit(), strict.err());
    }

    @Test
    void a_ledger_without_the_quorum_asked_for_does_not_verify() throws Exception {
        try (var board = WitnessProcess.start(home, "board.example", log);
                var press = WitnessProcess.start(home, "press.example", log)) {
            assertEquals(0, cosign(audit, board, "board.example").exit());
            assertTrue(press.process().isAlive(), "is there, and was not asked");
        }
        var keys = new Object[] {
            "verify", audit,
            "--witness-key", home.resolve("board.example/witness.vkey"),
            "--witness-key", home.resolve("press.example/witness.vkey")
        };
        var both = CommandLineRun.of(keys);
        assertEquals(4, both.exit());
        assertEquals("""
                quis: the ledger does not verify: 1 fault
                      checkpoint: is cosigned by 1 of the 2 witnesses believed, and 2 are needed
                """, both.err());
        var one = java.util.Arrays.copyOf(keys, keys.length + 2);
        one[keys.length] = "--quorum";
        one[keys.length + 1] = "1";
        assertEquals(0, CommandLineRun.of(one).exit());
    }

    @Test
    void a_witness_that_is_away_is_named_and_the_others_cosign() throws Exception {
        String gone;
        try (var press = WitnessProcess.start(home, "press.example", log)) {
            gone = press.url();
        }
        try (var board = WitnessProcess.start(home, "board.example", log)) {
            var arguments = new Object[] {
                "ledger",
                "cosign",
                audit,
                "--witness",
                gone + "=" + home.resolve("press.example/witness.vkey"),
                "--witness",
                board.url() + "=" + home.resolve("board.example/witness.vkey"),
                "--quorum",
                "1"
            };
            var run = CommandLineRun.of(arguments);
            assertEquals(0, run.exit());
            assertEquals("quis: press.example did not cosign: no answer: nobody is there\n", run.err());
            arguments[arguments.length - 1] = "2";
            var two = CommandLineRun.of(arguments);
            assertEquals(1, two.exit());
            assertTrue(two.err().contains("quis: 1 of 2 witnesses cosigned, and 2 are needed\n"), two.err());
        }
    }

    @Test
    void a_witness_killed_and_started_again_remembers_and_a_rewritten_ledger_is_refused() throws Exception {
        try (var board = WitnessProcess.start(home, "board.example", log)) {
            assertEquals(0, cosign(audit, board, "board.example").exit());
        }
        // the holder of the key signs another root in place of the one cosigned
        var forged = home.resolve("forged");
        Rewriting.of(audit.resolve("ledger"), forged, home.resolve("ledger.key"));
        assertEquals(0, CommandLineRun.of("verify", forged).exit());
        try (var board = WitnessProcess.start(home, "board.example", log)) {
            var run = cosign(forged, board, "board.example");
            assertEquals(4, run.exit(), run.err());
            assertTrue(
                    run.err()
                            .startsWith("quis: the witness `board.example` knows another history of this log: "
                                    + "it cosigned other entries of the same number, 4\n"),
                    run.err());
            assertEquals(0, cosign(audit, board, "board.example").exit());
        }
    }

    @Test
    void an_audit_can_ask_its_witnesses_itself() throws Exception {
        try (var board = WitnessProcess.start(home, "board.example", log)) {
            var run = CommandLineRun.audit(
                    home,
                    rows("again.csv"),
                    "--out",
                    home.resolve("again"),
                    "--witness",
                    board.url() + "=" + home.resolve("board.example/witness.vkey"));
            assertEquals(0, run.exit(), run.err());
            assertTrue(run.out().contains("cosigned by board.example at 20"), run.out());
        }
    }

    /// Even with the key and the record of what was signed last set back as well, as when a whole machine is restored.
    @Test
    void a_ledger_rolled_back_to_yesterday_is_found_by_the_witness_whether_it_grows_again_or_not() throws Exception {
        var machine = Files.createDirectories(home.resolve("machine"));
        done("ledger", "init", machine.resolve("agency"), "--origin", "audit.agency.example");
        try (var board = WitnessProcess.start(home, "board.example", machine.resolve("agency/log.vkey"))) {
            auditOfDay(machine, "monday", 1, board);
            copy(machine, home.resolve("backup"));
            auditOfDay(machine, "tuesday", 2, board);
            copy(home.resolve("backup"), home.resolve("restored"));
            var restored = home.resolve("restored");

            var same = cosign(restored.resolve("agency"), board, "board.example");
            assertEquals(4, same.exit(), same.err());
            assertEquals("""
                    quis: the witness `board.example` knows another history of this log: it cosigned 7 entries, this \
                    ledger has 3: it was rolled back, or grew elsewhere
                          do not go on with this ledger; keep it and the witness's record as evidence
                    """, same.err());

            var grown = day(restored, "another-tuesday", 5, board); // longer than the true one
            assertEquals(4, grown.exit(), grown.err());
            assertTrue(
                    grown.err()
                            .contains("knows another history of this log: what it saw of the log at 7 entries is not"
                                    + " what this ledger began with"),
                    grown.err());
        }
    }

    private void auditOfDay(Path machine, String day, int rows, WitnessProcess witness) throws IOException {
        var run = day(machine, day, rows, witness);
        assertEquals(0, run.exit(), run.err());
        assertTrue(run.out().contains("cosigned by board.example at 20"), run.out());
    }

    /// An audit that asks its witness when it is done.
    private CommandLineRun day(Path machine, String day, int rows, WitnessProcess witness) throws IOException {
        var log = new StringBuilder("access_id,time,user_id,action,subject_kind,subject,reason\n");
        for (int i = 0; i < rows; i++) log.append(day).append(ROW.formatted(i));
        var file = Files.writeString(home.resolve(day + ".csv"), log);
        return CommandLineRun.of(
                "audit",
                file,
                "--ledger",
                machine.resolve("agency"),
                "--out",
                home.resolve(day),
                "--witness",
                witness.url() + "=" + witness.key());
    }

    private static void done(Object... command) {
        var run = CommandLineRun.of(command);
        assertEquals(0, run.exit(), run.err());
    }

    private static void copy(Path from, Path to) throws Exception {
        assertEquals(
                0,
                new ProcessBuilder("cp", "-r", from.toString(), to.toString())
                        .start()
                        .waitFor());
    }

    @Test
    void a_witness_hands_out_its_key_and_makes_the_file_again_when_it_is_lost_or_altered() throws Exception {
        var file = home.resolve("board.example/witness.vkey");
        String key;
        try (var board = WitnessProcess.start(home, "board.example", log)) {
            assertEquals(file, board.key());
            key = Files.readString(file);
            assertTrue(key.matches("board\\.example\\+[0-9a-f]{8}\\+\\S+\n"), key);
        }
        Files.delete(file);
        WitnessProcess.start(home, "board.example", log).close();
        assertEquals(key, Files.readString(file));
        Files.writeString(file, key.substring(0, 20));
        WitnessProcess.start(home, "board.example", log).close();
        assertEquals(key, Files.readString(file));
    }

    @Test
    void what_is_not_a_request_is_told_so() throws Exception {
        try (var board = WitnessProcess.start(home, "board.example", log);
                var client = HttpClient.newHttpClient()) {
            assertEquals(404, send(client, board, "/", "").statusCode());
            assertEquals(404, send(client, board, "/add-checkpoint/", "").statusCode());
            assertEquals(400, send(client, board, "/add-checkpoint", "").statusCode());
            assertEquals(
                    400,
                    send(client, board, "/add-checkpoint", "x".repeat(1 << 20)).statusCode());
            var got = client.send(
                    HttpRequest.newBuilder(URI.create(board.url() + "/add-checkpoint"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertEquals(405, got.statusCode());
            assertEquals("POST", got.headers().firstValue("Allow").orElseThrow());
        }
    }

    @Test
    void wrong_options_are_told_in_the_users_words() throws Exception {
        assertTrue(CommandLineRun.of("ledger", "cosign", audit)
                .err()
                .startsWith("name a witness with `--witness URL=FILE`"));
        var key = CommandLineRun.of("ledger", "cosign", audit, "--witness", "http://127.0.0.1:1=" + log);
        assertEquals(2, key.exit());
        assertTrue(key.err().contains("is a log's key, not a witness's"), key.err());
        var listen = CommandLineRun.of("witness", "--state", home.resolve("w"), "--log", log, "--listen", "8021");
        assertTrue(listen.err().startsWith("`8021` is not an address like 127.0.0.1:8021"), listen.err());
    }

    private static HttpResponse<String> send(HttpClient client, WitnessProcess to, String path, String body)
            throws Exception {
        var request = HttpRequest.newBuilder(URI.create(to.url() + path))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private CommandLineRun cosign(Path audit, WitnessProcess witness, String name) {
        return CommandLineRun.of(
                "ledger",
                "cosign",
                audit,
                "--witness",
                witness.url() + "=" + home.resolve(name).resolve("witness.vkey"));
    }

    private void audit(Path out) throws IOException {
        var run = CommandLineRun.audit(home, rows("log.csv"), "--out", out);
        assertEquals(0, run.exit(), run.err());
    }

    private Path rows(String name) throws IOException {
        var log = home.resolve(name);
        Files.writeString(
                log,
                "access_id,time,user_id,action,subject_kind,subject,reason\n" + ROW.formatted(1) + ROW.formatted(2));
        return log;
    }
}
