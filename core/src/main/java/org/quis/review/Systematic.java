package org.quis.review;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/// Draws items so that each is in the sample with just its own probability, and their number is nearly fixed
/// (systematic sampling of an order by chance; W. G. Madow 1949).
final class Systematic {
    private Systematic() {}

    static <T> List<T> draw(List<T> items, ToDoubleFunction<T> probability, Random random) {
        var order = new ArrayList<>(items);
        Collections.shuffle(order, random);
        var drawn = new ArrayList<T>();
        double next = random.nextDouble();
        double reached = 0;
        for (var item : order) {
            reached += probability.applyAsDouble(item);
            if (reached <= next) continue;
            drawn.add(item);
            next++;
        }
        return drawn;
    }
}
