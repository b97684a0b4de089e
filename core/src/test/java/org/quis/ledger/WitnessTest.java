package org.quis.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a witness answers, to the letter of C2SP tlog-witness.
class WitnessTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final int MOST = 40;

    @TempDir
    Path folder;

    private final LogKey log = LogKey.generate(Sample.ORIGIN);
    private final WitnessKey key = WitnessKey.generate("board.example/witness");
    private final List<Note> grown = new ArrayList<>(); // the log at each size from 0
    private Path ledger = Path.of("");

    @BeforeEach
    void a_log_that_grew_one_by_one() throws Exception {
        ledger = folder.resolve("ledger");
        try (var writer = Sample.create(ledger, log)) {
            for (int size = 0; size <= MOST; size++) {
                if (size > 0) Sample.rows(writer, size + 1, 1);
                grown.add(log.sign(writer.checkpoint().text()));
            }
        }
    }

    @Test
    void a_first_checkpoint_and_what_continues_it_are_cosigned() throws Exception {
        assertCosigned(ask(0, 5), 5);
        assertCosigned(ask(5, 5), 5);
        assertCosigned(ask(5, 33), 33);
        assertCosigned(ask(33, 40), 40);
    }

    @Test
    void every_growth_from_any_size_to_any_is_cosigned_by_a_witness_who_saw_the_first() throws Exception {
        for (int from = 0; from <= MOST / 2; from++) {
            for (int to = from; to <= MOST / 2; to++) {
                var witness = witness(folder.resolve(from + "-" + to));
                if (from > 0) witness.addCheckpoint(request(0, List.of(), grown.get(from)));
                assertEquals(
                        200,
                        witness.addCheckpoint(request(from, proof(from, to), grown.get(to)))
                                .status());
            }
        }
    }

    @Test
    void who_does_not_know_where_the_witness_stands_is_told() throws Exception {
        ask(0, 5);
        for (int old : new int[] {0, 4, 6, 7}) {
            assertEquals(new Witness.Answer(409, "text/x.tlog.size", "5\n"), ask(old, 7));
        }
    }

    @Test
    void an_origin_below_a_log_s_that_can_be_no_log_s_is_not_known() throws Exception {
        for (var end : new String[] {"2026+27", "20 26"}) {
            var text = new Checkpoint(Sample.ORIGIN, 5, Sample.FILE)
                    .text()
                    .replaceFirst("^[^\n]*", Sample.ORIGIN + "/" + end);
            assertEquals(404, answer(request(0, List.of(), log.sign(text))).status(), text);
        }
    }

    @Test
    void a_log_rolled_back_to_an_earlier_state_is_not_cosigned_again() throws Exception {
        ask(0, 20);
        assertEquals(new Witness.Answer(409, "text/x.tlog.size", "20\n"), ask(0, 12));
        assertEquals(400, ask(20, 12).status());
    }

    @Test
    void another_history_of_the_same_length_is_a_conflict_and_of_a_greater_length_is_unprocessable() throws Exception {
        ask(0, 5);
        var same = log.sign(new Checkpoint(Sample.ORIGIN, 5, Sample.FILE).text());
        var longer = log.sign(new Checkpoint(Sample.ORIGIN, 9, Sample.FILE).text());

        assertEquals(new Witness.Answer(409, "text/x.tlog.size", "5\n"), answer(request(5, List.of(), same)));
        assertEquals(422, answer(request(5, proof(5, 9), longer)).status());
        assertEquals(422, answer(request(5, List.of(), longer)).status());
        assertEquals(422, answer(request(5, proof(5, 7), grown.get(9))).status());
        assertEquals(422, answer(request(5, List.of(Sample.FILE), grown.get(5))).status());
        assertCosigned(ask(5, 9), 9);
    }

    @Test
    void a_proof_from_nothing_must_be_empty_and_so_must_the_tree_of_no_leaves() throws Exception {
        assertEquals(422, answer(request(0, List.of(Sample.FILE), grown.get(5))).status());
        var odd = log.sign(new Checkpoint(Sample.ORIGIN, 0, Sample.FILE).text());
        assertEquals(409, answer(request(0, List.of(), odd)).status());
        assertCosigned(ask(0, 0), 0);
    }

    @Test
    void logs_that_are_not_known_or_did_not_sign_are_turned_away() throws Exception {
        var stranger = LogKey.generate("other.example/audit");
        var elsewhere = stranger.sign(new Checkpoint("other.example/audit", 5, Sample.FILE).text());
        assertEquals(404, answer(request(0, List.of(), elsewhere)).status());
        var forged = LogKey.generate(Sample.ORIGIN).sign(grown.get(5).text());
        assertEquals(403, answer(request(0, List.of(), forged)).status());
        var falsely = new Note(grown.get(6).text(), grown.get(5).signatures());
        assertEquals(403, answer(request(0, List.of(), falsely)).status());
        // signatures of others do no harm, and are not remembered
        assertCosigned(answer(request(0, List.of(), grown.get(5).with(forged.signatures()))), 5);
        assertEquals(
                grown.get(5),
                new CheckpointFiles(folder.resolve("state"))
                        .fetch(Sample.ORIGIN)
                        .orElseThrow());
    }

    @Test
    void a_log_below_a_known_one_is_a_log_of_its_own() throws Exception {
        var below = log.below("2026");
        var checkpoint = below.sign(new Checkpoint(Sample.ORIGIN + "/2026", 5, Sample.FILE).text());
        ask(0, 7);
        assertEquals(200, answer(request(0, List.of(), checkpoint)).status());
        assertEquals("7\n", ask(0, 7).body());
    }

    @Test
    void requests_that_are_not_to_the_letter_are_bad() throws Exception {
        var good = new String(request(0, List.of(), grown.get(5)), StandardCharsets.UTF_8);
        bad("", "has no blank line before its checkpoint");
        bad(good.replace("old 0", "old 00"), "has a size `00` that is not a decimal number");
        bad(good.replace("old 0", "old +0"), "has a size `+0` that is not a decimal number");
        bad(good.replace("old 0", "old  0"), "has a size ` 0` that is not a decimal number");
        bad(good.replace("old 0\n", "0\n"), "does not begin with a line like `old 20852014`");
        bad(good.replace("old 0\n", "old 0\r\n"), "has a size `0\r` that is not a decimal number");
        bad(good.replace("old 0\n", "old 0\nAAAA\n"), "has a line 2 that is not a hash in base64");
        var hash = Sample.FILE.base64() + "\n";
        bad(good.replace("old 0\n", "old 0\n" + hash.repeat(64)), "has a proof of more than 63 hashes");
        assertEquals(
                422,
                answer(good.replace("old 0\n", "old 0\n" + hash.repeat(63))).status());
        bad(good.stripTrailing(), "does not end in a newline");
        bad(good + "x".repeat(AddCheckpoint.MOST_BYTES), "is longer than 65536 bytes");
        bad("old 0\n\nno note\n", "has no blank line before its signatures");
    }

    @Test
    void what_was_cosigned_is_remembered_by_the_next_process_and_a_damaged_memory_cosigns_nothing() throws Exception {
        ask(0, 5);
        assertEquals(
                "5\n",
                witness(folder.resolve("state"))
                        .addCheckpoint(request(0, List.of(), grown.get(3)))
                        .body());
        try (var files = Files.list(folder.resolve("state"))) {
            for (var file : files.filter(it -> !it.getFileName().toString().startsWith("."))
                    .toList()) {
                Files.writeString(file, "");
            }
        }
        assertThrows(IOException.class, () -> ask(5, 9));
    }

    @Test
    void of_many_requests_at_once_none_rolls_another_back() throws Exception {
        var asked = IntStream.rangeClosed(1, MOST).boxed().collect(Collectors.toList());
        java.util.Collections.shuffle(asked, new java.util.Random(7));
        var witness = witness(folder.resolve("state"));
        long highest = 0;
        try (var threads = Executors.newFixedThreadPool(8)) {
            var tries = asked.stream()
                    .map(size -> (Callable<Long>) () -> {
                        long old = 0;
                        while (true) {
                            var answer =
                                    witness.addCheckpoint(request((int) old, proof((int) old, size), grown.get(size)));
                            if (answer.status() == 200) return (long) size;
                            assertEquals(409, answer.status(), answer.body());
                            old = Long.parseLong(answer.body().strip());
                            if (old > size) return 0L;
                        }
                    })
                    .toList();
            for (var done : threads.invokeAll(tries)) highest = Math.max(highest, done.get());
        }
        assertEquals(MOST, highest);
        assertEquals(MOST + "\n", ask(0, 1).body());
    }

    private void bad(String body, String why) throws IOException {
        assertEquals(new Witness.Answer(400, "text/plain; charset=utf-8", "the request " + why + "\n"), answer(body));
    }

    private void assertCosigned(Witness.Answer answer, int size) throws Exception {
        assertEquals(200, answer.status(), answer.body());
        var note = Note.parse((grown.get(size).encoded() + answer.body()).getBytes(StandardCharsets.UTF_8));
        note.verifiedBy(log.verifier());
        assertEquals(
                List.of(new Cosignature(key.verifier(), NOON)), Cosignature.below(note, List.of(key.verifier()), NOON));
    }

    private Witness.Answer ask(int old, int size) throws Exception {
        return answer(request(old, old <= size ? proof(old, size) : List.of(), grown.get(size)));
    }

    private Witness.Answer answer(String body) throws IOException {
        return answer(body.getBytes(StandardCharsets.UTF_8));
    }

    private Witness.Answer answer(byte[] body) throws IOException {
        return witness(folder.resolve("state")).addCheckpoint(body);
    }

    private Witness witness(Path state) {
        return new Witness(key, List.of(log.verifier()), new CheckpointFiles(state), InstantSource.fixed(NOON));
    }

    private static byte[] request(int old, List<Hash> proof, Note note) throws IOException {
        try {
            return new AddCheckpoint(old, proof, note, Checkpoint.parse(note.text()))
                    .encoded()
                    .getBytes(StandardCharsets.UTF_8);
        } catch (Broken.Note impossible) {
            throw new AssertionError(impossible);
        }
    }

    private List<Hash> proof(int old, int size) throws Exception {
        return old == 0 || old == size ? List.of() : new StoredTiles(ledger, size).consistency(old, 0, size, true);
    }
}
