package org.quis.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.quis.ledger.GoVerifier;

/// A real audit's ledger, cosigned by a witness and handed to a stranger whose verifier is not ours: every claim it
/// makes is accepted, every forgery refused, by the stranger and by us.
class ThirdPartyAuditTest {
    private static final String ORIGIN = "audit.agency.example/2026";

    @TempDir
    static Path home;

    @TempDir
    static Path tools;

    private static GoVerifier go = null;

    @TempDir
    Path folder;

    /// 300 rows in spring, cosigned; 66,100 in summer, cosigned: tiles of three levels, and older right edges.
    @BeforeAll
    static void an_agency_a_board_and_the_press() throws Exception {
        go = GoVerifier.build(Path.of("../core/src/test/go/verify.go"), tools);
        done("ledger", "init", home.resolve("agency"), "--origin", ORIGIN);
        try (var board = WitnessProcess.start(home, "board.example", home.resolve("agency/log.vkey"));
                var press = WitnessProcess.start(home, "press.example", home.resolve("agency/log.vkey"))) {
            audit("spring", 300);
            cosign(board);
            Files.copy(home.resolve("agency/checkpoint"), home.resolve("spring.checkpoint"));
            prove("spring", 298);
            audit("summer", 66_100);
            cosign(press);
            cosign(board);
        }
        prove("summer", 298);
        prove("other", 299);
        // what the holder of the log's key could sign instead, and nobody else would cosign
        Rewriting.of(home.resolve("agency"), home.resolve("second"), home.resolve("agency.key"));
    }

    @Test
    void the_checkpoint_its_cosignatures_and_every_tile_are_accepted() throws Exception {
        var said = go.verify(
                "-key",
                home.resolve("agency/log.vkey"),
                "-witness",
                home.resolve("board.example/witness.vkey"),
                "-witness",
                home.resolve("press.example/witness.vkey"),
                "-since",
                home.resolve("spring.checkpoint"),
                home.resolve("agency"));

        assertEquals(0, said.exit(), said.text());
        assertTrue(
                said.text()
                        .matches("66404 entries, 263 tiles, root \\S+=\n"
                                + "cosigned by board\\.example at 20\\S+Z\ncosigned by press\\.example at 20\\S+Z\n"),
                said.text());
    }

    @Test
    void a_proof_is_accepted_without_the_ledger() throws Exception {
        for (var proof : Stream.of("spring", "summer", "other").toList()) {
            var said = stranger(home.resolve(proof + ".tlog-proof"));
            assertEquals(0, said.exit(), said.text());
            assertTrue(said.text().contains("=, opened\ncosigned by board.example at 20"), said.text());
        }
    }

    static Stream<Forgery> forgeries() {
        return Forgery.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forgeries")
    void a_forgery_is_refused(Forgery forgery) throws Exception {
        var material = new Forgery.Material(home, folder);
        var subject = forgery.make(material);

        var said = stranger(subject);
        assertEquals(1, said.exit(), said.text());
        assertTrue(said.text().contains(forgery.goSays()), said.text());
        assertEquals(4, ours(subject).exit(), "and by ours: " + ours(subject));
    }

    /// A folder is a ledger, a file a proof.
    private static GoVerifier.Said stranger(Path subject) throws Exception {
        var key = home.resolve("agency/log.vkey");
        var board = home.resolve("board.example/witness.vkey");
        return Files.isDirectory(subject)
                ? go.verify("-key", key, "-witness", board, "-since", home.resolve("spring.checkpoint"), subject)
                : go.verify("-key", key, "-witness", board, "-proof", subject);
    }

    private static CommandLineRun ours(Path subject) {
        var key = home.resolve("agency/log.vkey");
        var board = home.resolve("board.example/witness.vkey");
        var since = home.resolve("spring.checkpoint");
        return Files.isDirectory(subject)
                ? CommandLineRun.of("verify", subject, "--key", key, "--witness-key", board, "--since", since)
                : CommandLineRun.of("verify", "--proof", subject, "--key", key, "--witness-key", board);
    }

    private static void audit(String name, int rows) throws IOException {
        var log = new StringBuilder("access_id,time,user_id,action,subject_kind,subject,reason\n");
        for (int i = 0; i < rows; i++) {
            log.append("%s-%d,2026-01-%02dT%02d:%02d:00Z,u%d,query,plate,7ABC%03d,stolen vehicle %d\n"
                    .formatted(name, i, 1 + i % 28, i % 24, i % 60, i % 50, i % 1000, i));
        }
        var file = Files.writeString(home.resolve(name + ".csv"), log);
        done("audit", file, "--ledger", home.resolve("agency"), "--out", home.resolve(name));
    }

    private static void cosign(WitnessProcess witness) {
        done("ledger", "cosign", home.resolve("agency"), "--witness", witness.url() + "=" + witness.key());
    }

    private static void prove(String name, int entry) {
        done("prove", home.resolve("agency"), entry, "--out", home.resolve(name + ".tlog-proof"));
    }

    private static void done(Object... command) {
        var run = CommandLineRun.of(command);
        assertEquals(0, run.exit(), run.err());
    }
}
