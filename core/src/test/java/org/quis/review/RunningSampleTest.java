package org.quis.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.quis.review.RunningSample.Due;

/// Of what comes in, everything may be drawn, and nobody knows what will be.
class RunningSampleTest {
    private static final byte[] KEY = new byte[32];
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final RunningSample sample = new RunningSample(KEY);

    @Test
    void of_all_that_is_put_up_for_review_five_to_ten_percent_are_drawn_however_findings_come() {
        for (int atOnce : new int[] {1, 3, 11, 12, 40, 700}) {
            int findings = 0;
            int drawn = 0;
            int waiting = 0;
            while (findings < 2_000) {
                findings += atOnce;
                waiting += atOnce;
                var due = sample.due(waiting, 100_000, MINUTE);
                drawn += due.drawn();
                waiting -= due.findings();
            }
            double share = (double) drawn / (drawn + findings);
            assertTrue(share > 0.05 && share < 0.10, atOnce + " at once: " + share);
        }
    }

    @Test
    void where_hardly_anything_is_found_one_is_drawn_a_day() {
        assertEquals(new Due(0, 0), sample.due(2, 500, Duration.ofHours(23)));
        assertEquals(new Due(1, 2), sample.due(2, 500, Duration.ofHours(24)));
        assertEquals(new Due(0, 0), sample.due(2, 0, Duration.ofDays(9)), "nothing came");
    }

    @Test
    void no_more_are_drawn_than_came() {
        assertEquals(3, sample.due(1_000, 3, MINUTE).drawn());
        assertEquals(Set.of(0L, 1L, 2L), sample.places(10, 12, 3, 3));
    }

    @Test
    void the_same_draw_made_again_is_the_same_and_another_is_not() {
        var drawn = sample.places(10, 20_000, 5_000, 5);
        assertEquals(drawn, new RunningSample(KEY).places(10, 20_000, 5_000, 5));
        assertNotEquals(drawn, sample.places(10, 20_001, 5_000, 5));
        assertNotEquals(drawn, sample.places(11, 20_000, 5_000, 5));
    }

    @Test
    void without_the_key_nobody_can_tell_what_is_drawn() {
        var other = new byte[32];
        other[31] = 1;
        assertNotEquals(sample.places(10, 20_000, 5_000, 5), new RunningSample(other).places(10, 20_000, 5_000, 5));
    }

    @Test
    void each_place_is_drawn_as_often_as_any_other() {
        int draws = 20_000;
        var often = new int[10];
        for (int draw = 0; draw < draws; draw++) {
            for (long place : sample.places(draw, draw + 1, 10, 3)) often[(int) place]++;
        }
        double expected = draws * 0.3;
        for (int of : often) assertEquals(expected, of, 5 * Math.sqrt(expected * 0.7));
    }
}
