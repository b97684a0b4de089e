package org.quis.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LookupsTest {
    private static final long TARGET = 7;

    private final Lookups lookups = new Lookups();

    private long look(int day, boolean automatic) {
        return lookups.count(TARGET, TimeUnit.DAYS.toMillis(day), automatic);
    }

    @Test
    void thirty_days_back_and_this_time_are_counted() {
        assertEquals(1, look(0, false));
        assertEquals(2, look(29, false));
        assertEquals(2, look(30, false)); // the first is thirty days old
        assertEquals(3, look(31, false));
    }

    @Test
    void what_a_machine_did_counts_for_nobody() {
        assertEquals(0, look(0, true));
        assertEquals(1, look(1, false));
        assertEquals(1, look(2, true));
    }

    @Test
    void other_subjects_are_counted_apart_and_unknown_ones_not_at_all() {
        look(0, false);

        assertEquals(1, lookups.count(TARGET + 1, 0, false));
        assertEquals(0, lookups.count(0, 0, false));
    }
}
