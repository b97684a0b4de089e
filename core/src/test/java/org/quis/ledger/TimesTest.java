package org.quis.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Clocks are wrong, set back, and sometimes lie; the order of entries does not depend on them.
class TimesTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @TempDir
    Path folder;

    private final LogKey key = LogKey.generate(Sample.ORIGIN);
    private final AtomicReference<Instant> clock = new AtomicReference<>(NOON);

    @BeforeEach
    void a_ledger() throws Exception {
        Sample.create(folder, key).close();
    }

    @Test
    void an_event_of_a_time_yet_to_come_is_refused_and_those_beside_it_are_sealed() throws Exception {
        try (var live = open()) {
            var before = live.seal(event(NOON));
            var e = assertThrows(IllegalArgumentException.class, () -> live.seal(event(NOON.plusSeconds(301))));
            var after = live.seal(event(NOON.plusSeconds(300))); // clocks differ by minutes

            assertEquals(
                    "review-decided at 2026-03-02T12:05:01Z: is yet to come, by this machine's clock, "
                            + "2026-03-02T12:00:00Z",
                    e.getMessage());
            assertEquals(List.of(0L, 1L), List.of(before.get(), after.get()));
        }
    }

    @Test
    void when_the_clock_is_set_back_the_order_stands_and_it_is_said() throws Exception {
        try (var live = open()) {
            live.seal(event(NOON)).get();
            live.seal(event(NOON.minusSeconds(300))).get(); // as happens between two machines
            clock.set(NOON.minus(Duration.ofHours(3)));
            live.seal(event(clock.get())).get();
            live.seal(event(clock.get().plusSeconds(1))).get();
        }

        assertEquals(new Verification.Times(2, 0), times());
        var ledger = Ledger.open(folder);
        assertEquals(
                NOON, assertInstanceOf(Entry.Happened.class, ledger.entry(0)).time());
        assertEquals(
                NOON.minus(Duration.ofHours(3)),
                assertInstanceOf(Entry.Happened.class, ledger.entry(2)).time());
    }

    @Test
    void an_event_from_the_reader_s_future_is_said() throws Exception {
        clock.set(Instant.parse("2999-01-01T00:00:00Z"));
        try (var live = open()) {
            live.seal(event(clock.get())).get();
        }

        assertEquals(new Verification.Times(0, 1), times());
    }

    @Test
    void what_cannot_be_sealed_is_refused_before_it_waits() {
        var no = List.of("no concern");
        assertThrows(IllegalArgumentException.class, () -> new Event("Review Decided", NOON, "r.odum", no));
        assertThrows(IllegalArgumentException.class, () -> new Event("review", Instant.MIN, "r.odum", no));
        assertThrows(IllegalArgumentException.class, () -> new Event("review", Instant.MAX, "r.odum", no));
        var novel = List.of("x".repeat(1 << 20));
        assertThrows(IllegalArgumentException.class, () -> new Event("review", NOON, "r.odum", novel));
    }

    private static Event event(Instant time) {
        return new Event("review-decided", time, "r.odum", List.of("no concern"));
    }

    private LiveLedger open() throws Exception {
        return LiveLedger.open(
                folder, key, Sample.place(folder), Sample.KEYS, Duration.ofMillis(50), 1 << 20, clock::get);
    }

    private Verification.Times times() throws Exception {
        return assertInstanceOf(Verification.Sound.class, Sample.verify(folder)).times();
    }
}
