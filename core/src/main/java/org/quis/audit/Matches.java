package org.quis.audit;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Sets of rules that accesses match, each kept once: most accesses match none, and the others few sets over and over.
final class Matches {
    private final Map<BitSet, Integer> numbers = new HashMap<>();
    private final List<BitSet> sets = new ArrayList<>();

    Matches() {
        number(new int[0]);
    }

    /// The number of a set; 0 is the empty one.
    synchronized int number(int[] rules) {
        if (rules.length == 0 && !sets.isEmpty()) return 0;
        var set = new BitSet();
        for (int rule : rules) set.set(rule);
        return numbers.computeIfAbsent(set, _ -> {
            sets.add(set);
            return sets.size() - 1;
        });
    }

    /// Shared; not to be changed.
    synchronized BitSet of(int number) {
        return sets.get(number);
    }
}
