package org.quis.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.quis.review.AuditGame.Stake;

/// Who knows how likely each kind is reviewed gains least.
class AuditGameTest {
    private static final double CAUGHT = 4;

    private static double gain(List<Stake> stakes, Map<String, Double> chances) {
        return stakes.stream()
                .mapToDouble(stake -> stake.harm() - chances.getOrDefault(stake.kind(), 0.0) * (stake.harm() + CAUGHT))
                .max()
                .orElseThrow();
    }

    private static double time(List<Stake> stakes, Map<String, Double> chances) {
        return stakes.stream()
                .mapToDouble(stake -> stake.minutes() * chances.getOrDefault(stake.kind(), 0.0))
                .sum();
    }

    @Test
    void the_gravest_kind_is_reviewed_most_likely_and_none_is_safe_that_tempts() {
        var stakes = List.of(new Stake("grave", 100, 5), new Stake("middling", 100, 3), new Stake("light", 100, 1));

        var chances = AuditGame.solve(stakes, CAUGHT, 90);

        assertTrue(chances.get("grave") > chances.get("middling"), chances.toString());
        assertTrue(chances.get("middling") > chances.get("light"), chances.toString());
        assertEquals(90, time(stakes, chances), 0.1);
    }

    @Test
    void with_time_for_all_everything_that_tempts_is_deterred() {
        var stakes = List.of(new Stake("grave", 10, 5), new Stake("light", 10, 1));

        assertTrue(gain(stakes, AuditGame.solve(stakes, CAUGHT, 1_000)) <= -CAUGHT + 1e-6);
    }

    @Test
    void no_other_use_of_the_time_leaves_less_to_gain() {
        var random = new Random(4);
        for (int round = 0; round < 40; round++) {
            var stakes = new ArrayList<Stake>();
            int kinds = 2 + random.nextInt(5);
            for (int i = 0; i < kinds; i++) {
                stakes.add(new Stake("k" + i, 5 + random.nextInt(100), 1 + random.nextInt(5)));
            }
            double minutes = 5 + random.nextInt(150);
            var solved = AuditGame.solve(stakes, CAUGHT, minutes);
            assertTrue(time(stakes, solved) <= minutes + 1e-6);
            for (int other = 0; other < 500; other++) {
                var chances = new HashMap<String, Double>();
                for (var stake : stakes) chances.put(stake.kind(), random.nextDouble());
                double scale = Math.min(1, minutes / time(stakes, chances));
                chances.replaceAll((_, chance) -> chance * scale);
                assertTrue(gain(stakes, solved) <= gain(stakes, chances) + 1e-6, stakes + " " + solved);
            }
        }
    }

    @Test
    void each_item_is_drawn_as_often_as_it_should_be() {
        var items = List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        var chances = new double[] {0.1, 0.9, 0.5, 0.3, 1, 0.2, 0.7, 0.05, 0.6, 0.65}; // 5 in all
        var drawn = new int[10];
        var random = new Random(2);
        for (int round = 0; round < 40_000; round++) {
            var sample = Systematic.draw(items, item -> chances[item], random);
            assertTrue(Math.abs(sample.size() - 5) <= 1, sample.toString());
            for (int item : sample) drawn[item]++;
        }
        for (int i = 0; i < 10; i++) assertEquals(chances[i], drawn[i] / 40_000.0, 0.015, "item " + i);
    }
}
