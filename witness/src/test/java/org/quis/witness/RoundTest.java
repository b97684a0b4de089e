package org.quis.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quis.access.Rows;
import org.quis.access.Source;
import org.quis.ledger.Broken;
import org.quis.ledger.CheckpointFiles;
import org.quis.ledger.Cosigning;
import org.quis.ledger.Keyring;
import org.quis.ledger.LedgerWriter;
import org.quis.ledger.LogKey;
import org.quis.ledger.Quorum;
import org.quis.ledger.Sealer;
import org.quis.ledger.Verification;
import org.quis.ledger.Verifier;
import org.quis.ledger.Witness;
import org.quis.ledger.WitnessKey;

/// A ledger asks its witnesses over HTTP: good ones, and such as misbehave.
class RoundTest {
    private static final String ORIGIN = "agency.example/audit";
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOON);

    @TempDir
    Path folder;

    private final LogKey log = LogKey.generate(ORIGIN);
    private final WitnessKey board = WitnessKey.generate("board.example");
    private final WitnessKey press = WitnessKey.generate("press.example");

    @Test
    void a_ledger_that_grows_is_cosigned_at_each_size_by_both() throws Exception {
        try (var first = serve(board);
                var second = serve(press)) {
            var witnesses = List.of(endpoint(first, board), endpoint(second, press));
            for (int size : new int[] {1, 255, 256, 700, 70_000}) {
                grow(folder.resolve("ledger"), size);
                var round = Round.of(Cosigning.of(folder.resolve("ledger")), witnesses, CLOCK);
                assertEquals(List.of(), round.away());
                assertEquals(2, round.cosigned().size());
                assertTrue(round.published());
            }
            // cosigned anew, where the witnesses stand already
            assertEquals(
                    2,
                    Round.of(Cosigning.of(folder.resolve("ledger")), witnesses, CLOCK)
                            .cosigned()
                            .size());
        }
        var keys = List.of(board.verifier(), press.verifier());
        var result = Verifier.verify(folder.resolve("ledger"), log.verifier(), new Quorum(keys, 2), null, _ -> {});
        assertEquals(
                2,
                assertInstanceOf(Verification.Sound.class, result)
                        .cosignatures()
                        .size());
    }

    @Test
    void a_backup_from_yesterday_is_found_by_the_witness() throws Exception {
        try (var server = serve(board)) {
            var witnesses = List.of(endpoint(server, board));
            var ledger = folder.resolve("ledger");
            grow(ledger, 300);
            var yesterday = Files.readAllBytes(ledger.resolve("checkpoint"));
            grow(ledger, 500);
            Round.of(Cosigning.of(ledger), witnesses, CLOCK);
            Files.write(ledger.resolve("checkpoint"), yesterday); // the tiles of the day may stay, nobody looks at them

            var fork = assertThrows(Broken.Fork.class, () -> Round.of(Cosigning.of(ledger), witnesses, CLOCK));
            assertEquals(
                    "the witness `board.example` knows another history of this log: it cosigned 500 entries,"
                            + " this ledger has 300: it was rolled back, or grew elsewhere",
                    fork.getMessage());
        }
    }

    @Test
    void another_history_of_the_same_or_a_greater_length_is_found_by_the_witness() throws Exception {
        try (var server = serve(board)) {
            var witnesses = List.of(endpoint(server, board));
            grow(folder.resolve("true"), 300);
            Round.of(Cosigning.of(folder.resolve("true")), witnesses, CLOCK);
            for (int size : new int[] {300, 301, 1000}) {
                var forged = folder.resolve("forged" + size);
                grow(forged, size, "nobody looked");
                assertThrows(Broken.Fork.class, () -> Round.of(Cosigning.of(forged), witnesses, CLOCK));
                assertEquals("", Files.readString(forged.resolve("witnesses.vkey")));
            }
        }
    }

    @Test
    void answers_that_are_no_cosignature_say_nothing_against_the_ledger() throws Exception {
        grow(folder.resolve("ledger"), 3);
        assertAway("its answer has no cosignature of " + board.verifier().encoded(), 200, line(press));
        assertAway("its answer does not end in a newline", 200, line(board).strip());
        assertAway("its answer does not end in a newline", 200, "");
        assertAway("its answer has a line `no` that is not a signature like `— name base64`", 200, "no\n");
        assertAway("its answer has a size `x` that is not a decimal number", 409, "x\n");
        assertAway("it was busy with other sizes of this log", 409, "2\n");
        assertAway("it answered with status 404, `what log?`", 404, "what log?\n");
        assertAway("it answered with status 403", 403, "\u001b[31m");
        assertAway("it answered with status 302", 302, "");
        var tooLong = away(200, line(board).repeat(1000));
        assertTrue(tooLong.startsWith("no answer: "), tooLong);
        var forged = line(board).replace("A", "B");
        assertTrue(away(200, forged).startsWith("its answer has "), forged);
    }

    @Test
    void a_log_the_witness_does_not_know_is_not_cosigned() throws Exception {
        grow(folder.resolve("ledger"), 3);
        var strange = new Witness(board, List.of(), new CheckpointFiles(folder.resolve("state")), CLOCK);
        try (var server = WitnessServer.start(strange, anyPort(), silent())) {
            var round = Round.of(Cosigning.of(folder.resolve("ledger")), List.of(endpoint(server, board)), CLOCK);
            assertEquals(
                    "it answered with status 404, `no log of this origin is known here`",
                    round.away().get(0).why());
        }
    }

    private void assertAway(String why, int status, String body) throws Exception {
        assertEquals(why, away(status, body));
    }

    /// Why a witness that always answers the same is away.
    private String away(int status, String body) throws Exception {
        var server = HttpServer.create(anyPort(), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
        try {
            var at = Endpoint.of("http://127.0.0.1:" + server.getAddress().getPort(), board.verifier());
            var round = Round.of(Cosigning.of(folder.resolve("ledger")), List.of(at), CLOCK);
            assertEquals(List.of(), round.cosigned());
            return round.away().get(0).why();
        } finally {
            server.stop(0);
        }
    }

    /// What a witness says to this ledger.
    private String line(WitnessKey key) throws Exception {
        var witness = new Witness(
                key,
                List.of(log.verifier()),
                new CheckpointFiles(folder.resolve(key.verifier().name())),
                CLOCK);
        var cosigning = Cosigning.of(folder.resolve("ledger"));
        var answer = witness.addCheckpoint(cosigning.request(0));
        return answer.status() == 200
                ? answer.body()
                : witness.addCheckpoint(cosigning.request(cosigning.checkpoint().size()))
                        .body();
    }

    private WitnessServer serve(WitnessKey key) throws Exception {
        var state = new CheckpointFiles(folder.resolve(key.verifier().name()));
        return WitnessServer.start(new Witness(key, List.of(log.verifier()), state, CLOCK), anyPort(), silent());
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private static PrintWriter silent() {
        return new PrintWriter(Writer.nullWriter());
    }

    private static Endpoint endpoint(WitnessServer server, WitnessKey key) {
        return new Endpoint(URI.create("http://127.0.0.1:" + server.address().getPort()), key.verifier());
    }

    private void grow(Path ledger, int size) throws Exception {
        grow(ledger, size, "looked");
    }

    private void grow(Path ledger, int size, String cell) throws Exception {
        var payloadKey = Keyring.open(folder.resolve("keyring")).key(ORIGIN, "rows");
        var kept = new CheckpointFiles(ledger.resolveSibling(ledger.getFileName() + ".kept"));
        try (var writer = Files.exists(ledger)
                ? LedgerWriter.open(ledger, log, kept)
                : LedgerWriter.create(ledger, ORIGIN, log, kept)) {
            while (writer.size() < size) {
                int count = (int) Math.min(4096, size - writer.size());
                var rows = new Rows(new Source(0, "march.csv", null), count);
                for (int i = 0; i < count; i++) {
                    rows.cell(cell);
                    rows.endRow(writer.size() + i + 2);
                }
                writer.append(new Sealer(payloadKey).seal(rows));
            }
        }
    }
}
