package org.quis.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DistinctIdsTest {
    @Test
    void an_id_seen_again_counts_once_and_is_drawn_once() {
        for (int seed = 0; seed < 50; seed++) {
            var ids = new DistinctIds<String>(5, new Random(seed));
            for (int i = 0; i < 300; i++) {
                var id = "a-" + i % 100;
                ids.add(id, () -> id);
            }

            var drawn = new HashSet<String>();
            ids.drawn().forEach(id -> assertTrue(drawn.add(id), id));
            assertEquals(5, drawn.size());
            assertEquals(100, ids.count());
        }
    }

    @Test
    void all_are_drawn_where_there_are_fewer_than_wanted() {
        var ids = new DistinctIds<String>(10, new Random(1));
        for (var id : new String[] {"a", "b", "a"}) ids.add(id, () -> id);

        var drawn = new HashSet<String>();
        ids.drawn().forEach(drawn::add);
        assertEquals(2, drawn.size());
    }

    @Test
    void every_id_is_drawn_as_often_as_any_other() {
        int draws = 20_000;
        var times = new int[40];
        var seeds = new Random(7);
        for (int draw = 0; draw < draws; draw++) {
            var ids = new DistinctIds<Integer>(10, seeds);
            for (int i = 0; i < times.length; i++) {
                int each = i;
                ids.add("access-" + i, () -> each);
                if (i % 4 == 0) ids.add("access-" + i, () -> each); // seen twice, and drawn no more often
            }
            ids.drawn().forEach(i -> times[i]++);
        }
        double expected = draws * 10.0 / times.length;
        double chiSquare = 0;
        for (int each : times) chiSquare += (each - expected) * (each - expected) / (expected * (1 - 0.25));
        assertTrue(chiSquare < 73, "chi-square " + chiSquare + " of 39 degrees: by chance once in a thousand");
    }
}
