package org.quis.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.quis.detect.EventFields;
import org.quis.detect.RuleBook;
import org.quis.sigma.Matcher;

/// Sets of rules that accesses match, each kept once: most accesses match none, and the others few sets over and over.
///
/// Rules may ask how often the account looked at the subject before, which nobody knows while files are still being
/// read. So an access is matched once for each answer that makes a difference, and [#of] picks when it is known.
final class Matches {
    private static final List<BitSet> NONE = List.of(new BitSet());

    private final Map<List<BitSet>, Integer> numbers = new HashMap<>();
    private final List<List<BitSet>> sets = new ArrayList<>();
    private final long[] steps;

    Matches(RuleBook rules) {
        steps = rules.engine().steps(EventFields.ALL.slot(EventFields.LOOKUPS)).stream()
                .mapToLong(Long::longValue)
                .toArray();
        numbers.put(NONE, 0);
        sets.add(NONE);
    }

    /// Whether a rule asks how often the account looked at the subject.
    boolean counts() {
        return steps.length > 0;
    }

    /// What an access matches.
    ///
    /// @param matched what it matches where the count is not known
    /// @return a number that [#of] understands; 0 where it matches nothing
    int number(Matcher matcher, AccessEvent event, int[] matched) {
        if (!counts()) return matched.length == 0 ? 0 : number(List.of(set(matched)));
        var sets = new ArrayList<BitSet>();
        sets.add(set(matched));
        for (long step : steps) sets.add(set(matcher.match(event.after(step))));
        return number(sets.stream().distinct().count() == 1 ? List.of(sets.getFirst()) : sets);
    }

    private static BitSet set(int[] rules) {
        var set = new BitSet();
        for (int rule : rules) set.set(rule);
        return set;
    }

    private synchronized int number(List<BitSet> layers) {
        return numbers.computeIfAbsent(layers, _ -> {
            sets.add(layers);
            return sets.size() - 1;
        });
    }

    /// Whether what such an access matches depends on how often the account looked before.
    boolean varies(int number) {
        return counts() && layers(number).size() > 1;
    }

    private synchronized List<BitSet> layers(int number) {
        return sets.get(number);
    }

    /// Shared; not to be changed.
    ///
    /// @param times how often the account looked at the subject within thirty days; 0 where that is not known
    BitSet of(int number, long times) {
        var layers = layers(number);
        if (layers.size() == 1 || times == 0) return layers.getFirst();
        int place = Arrays.binarySearch(steps, times);
        return layers.get(place >= 0 ? place + 1 : -place - 1);
    }
}
