package org.quis.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Events are sealed as they happen, by many at once, and what was acknowledged stays.
class LiveLedgerTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Duration SOON = Duration.ofMillis(20);
    private static final long SMALL_JOURNAL = 32 * 1024; // so that journals take turns

    @TempDir
    Path home;

    private final LogKey key = LogKey.generate(Sample.ORIGIN);
    private Keyring keys;

    @BeforeEach
    void aKeyring() throws Exception {
        keys = Keyring.open(home.resolve("keyring"));
    }

    @Test
    void all_events_are_read_again_in_their_order_from_any_of_them_on() throws Exception {
        var home = this.home.resolve("a");
        try (var ledger = begin(home, new FileDisk())) {
            for (int i = 0; i < 600; i++)
                assertEquals(i, ledger.seal(event("r.ames", i)).get());
        }
        for (long from : List.of(0L, 255L, 256L, 599L, 600L)) {
            var read = new ArrayList<Event>();
            Ledger.open(home.resolve("ledger")).events(from, Long.MAX_VALUE, _ -> true, keys, (index, event) -> {
                assertEquals(from + read.size(), index);
                read.add(event);
            });
            assertEquals(600 - from, read.size());
            for (int i = 0; i < read.size(); i++) assertEquals(event("r.ames", (int) from + i), read.get(i));
        }
    }

    @Test
    void every_event_gets_a_place_of_its_own_and_is_found_there() throws Exception {
        var places = new ConcurrentHashMap<Long, String>();
        try (var ledger = begin(home.resolve("a"), new FileDisk())) {
            var threads = new ArrayList<Thread>();
            for (int number = 0; number < 8; number++) {
                var who = "reviewer-" + number;
                threads.add(Thread.ofVirtual().start(() -> {
                    try {
                        for (int i = 0; i < 200; i++) {
                            long index = ledger.seal(event(who, i), i % 3 == 0 ? "subject-" + who : "decisions")
                                    .get();
                            places.put(index, who + " " + i);
                        }
                    } catch (InterruptedException | ExecutionException e) {
                        throw new IllegalStateException(e);
                    }
                }));
            }
            for (var thread : threads) thread.join();
        }
        assertEquals(1600, places.size());
        var ledger = Ledger.open(home.resolve("a/ledger"));
        assertEquals(1600, ledger.size());
        for (var place : places.entrySet()) {
            var cells = ledger.row(place.getKey(), keys);
            assertEquals(place.getValue(), cells.get(0) + " " + cells.get(1));
        }
        sound(home.resolve("a"));
    }

    @Test
    void a_checkpoint_follows_soon_and_covers_what_was_acknowledged() throws Exception {
        try (var live = begin(home.resolve("a"), new FileDisk())) {
            long index = live.seal(event("r.odum", 1)).get();
            var deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            while (Ledger.open(home.resolve("a/ledger")).size() <= index) {
                assertTrue(System.nanoTime() < deadline, "no checkpoint within ten seconds");
                Thread.sleep(5);
            }
        }
    }

    @Test
    void when_the_power_fails_no_acknowledged_event_is_lost() throws Exception {
        for (int luck = 0; luck < 120; luck++) {
            var folder = home.resolve("cut-" + luck);
            var chance = new Random(luck);
            var acknowledged = new HashMap<Long, Integer>();
            for (int failure = 0; failure < 2; failure++) { // and once more after it has taken itself up
                var disk = new TornDisk(20 + chance.nextInt(160));
                sealUntilItFails(folder, disk, acknowledged, chance);
                disk.powerFails(chance);
            }
            try (var live = start(folder, new FileDisk())) {
                live.seal(event("after", 0)).get();
            }
            var ledger = Ledger.open(folder.resolve("ledger"));
            for (var it : acknowledged.entrySet()) {
                var cells = ledger.row(it.getKey(), keys);
                assertEquals(List.of("r.odum", it.getValue().toString()), cells.subList(0, 2), "luck " + luck);
            }
            sound(folder);
        }
    }

    private void sealUntilItFails(Path folder, TornDisk disk, Map<Long, Integer> acknowledged, Random chance)
            throws Exception {
        try (var live = start(folder, disk)) {
            for (int i = 0; i < 400; i++) {
                var group = new ArrayList<CompletableFuture<Long>>();
                int first = 1000 * chance.nextInt(1000);
                for (int j = 0; j <= chance.nextInt(20); j++) group.add(live.seal(event("r.odum", first + j)));
                for (int j = 0; j < group.size(); j++)
                    acknowledged.put(group.get(j).get(), first + j);
            }
        } catch (IOException | ExecutionException | IllegalStateException failure) {
            if (!disk.failed()) throw failure;
        }
    }

    @RepeatedTest(10) // wherever it fails, which differs from run to run
    void a_disk_that_fails_is_told_to_all_who_wait() throws Exception {
        var live = begin(home.resolve("a"), new TornDisk(40));
        assertThrows(Exception.class, () -> {
            for (int i = 0; i < 10_000; i++) live.seal(event("r.odum", i)).get();
        });
        var e = assertThrows(IOException.class, live::close);
        assertTrue(e.getMessage().startsWith("not everything could be sealed"), e.getMessage());
    }

    @Test
    void a_closed_ledger_takes_nothing_more() throws Exception {
        var live = begin(home.resolve("a"), new FileDisk());
        live.close();
        assertThrows(IllegalStateException.class, () -> live.seal(event("r.odum", 1)));
    }

    private static Event event(String who, int number) {
        return new Event("review-decided", NOON, who, List.of(Integer.toString(number), "x".repeat(number % 900)));
    }

    private LiveLedger begin(Path folder, Disk disk) throws IOException, Broken {
        return start(folder, disk);
    }

    private LiveLedger start(Path folder, Disk disk) throws IOException, Broken {
        var ledger = folder.resolve("ledger");
        var place = new LedgerWriter.Place(disk, new CheckpointFiles(folder.resolve("kept"), disk));
        if (!Files.exists(ledger.resolve("log.vkey"))) {
            LedgerWriter.create(ledger, Sample.ORIGIN, key, place, Sample.SEGMENT)
                    .close();
        }
        return LiveLedger.open(ledger, key, place, keys, SOON, SMALL_JOURNAL, () -> NOON);
    }

    private void sound(Path folder) throws IOException {
        assertInstanceOf(Verification.Sound.class, Verifier.verify(folder.resolve("ledger"), null, keys, _ -> {}));
    }
}
