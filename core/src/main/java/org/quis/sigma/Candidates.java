package org.quis.sigma;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// For each slot and each value that rules name there, which rules can still match.
///
/// What a rule needs is derived from its condition: that a field is one of some values, or that it is there at all. An
/// event's candidates are those rules whose every need its values meet: one bitmap for each slot, intersected. A
/// thousand
/// rules are sixteen words a slot, so rules that do not match cost next to nothing.
final class Candidates {
    /// @param values folded texts, one of which the slot must have; nothing where any value will do
    private record Need(@Nullable Set<String> values) {
        Need both(Need other) {
            if (values == null) return other;
            return other.values == null || values.size() <= other.values.size() ? this : other;
        }

        Need either(Need other) {
            if (values == null || other.values == null) return new Need(null);
            var union = new HashSet<>(values);
            union.addAll(other.values);
            return new Need(union);
        }
    }

    private static final class Slot {
        final Map<String, long[]> byValue = new HashMap<>();
        final long[] otherwise;
        final long[] absent;

        Slot(int words) {
            otherwise = new long[words];
            absent = new long[words];
        }
    }

    private static final int LONGEST_LIST = 64;

    final int words;
    private final int[] slots;
    private final Slot[] bySlot;
    private final long[] all;

    /// @param plans one for each rule; nothing for rules that are not about events
    Candidates(List<@Nullable Plan> plans, List<Question> questions) {
        words = (plans.size() + 63) / 64;
        all = new long[words];
        var needs = new ArrayList<Map<Integer, Need>>();
        for (int rule = 0; rule < plans.size(); rule++) {
            var plan = plans.get(rule);
            needs.add(plan == null ? Map.of() : needs(plan, questions));
            if (plan != null && !(plan instanceof Plan.Always never && !never.answer())) set(all, rule);
        }
        var needed = new HashSet<Integer>();
        for (var need : needs) needed.addAll(need.keySet());
        slots = needed.stream().mapToInt(Integer::intValue).sorted().toArray();
        bySlot = new Slot[slots.length];
        for (int i = 0; i < slots.length; i++) bySlot[i] = slot(slots[i], needs);
    }

    private Slot slot(int number, List<Map<Integer, Need>> needs) {
        var slot = new Slot(words);
        for (var need : needs) {
            var here = need.get(number);
            if (here == null || here.values == null) continue;
            for (var value : here.values) slot.byValue.putIfAbsent(value, new long[words]);
        }
        for (int rule = 0; rule < needs.size(); rule++) {
            var need = needs.get(rule).get(number);
            if (need == null) set(slot.absent, rule);
            if (need == null || need.values == null) {
                set(slot.otherwise, rule);
                for (var bits : slot.byValue.values()) set(bits, rule);
            } else {
                for (var value : need.values) {
                    var bits = slot.byValue.get(value);
                    if (bits != null) set(bits, rule);
                }
            }
        }
        return slot;
    }

    /// Writes the candidates of the event that the matcher holds into `into`.
    void find(Matcher matcher, long[] into) {
        System.arraycopy(all, 0, into, 0, words);
        for (int i = 0; i < slots.length; i++) {
            var slot = bySlot[i];
            var value = matcher.value(slots[i]);
            if (value == null) {
                and(into, slot.absent);
            } else if (value instanceof List<?> list) {
                if (list.size() > LONGEST_LIST) continue;
                var elements = slot.absent.clone();
                for (var element : list) {
                    if (element != null) or(elements, of(slot, Fold.fold(Cell.text(element))));
                }
                and(into, elements);
            } else {
                and(into, of(slot, matcher.cell(slots[i]).text(false)));
            }
        }
    }

    private static long[] of(Slot slot, String text) {
        var bits = slot.byValue.get(text);
        return bits == null ? slot.otherwise : bits;
    }

    private static void and(long[] into, long[] bits) {
        for (int i = 0; i < into.length; i++) into[i] &= bits[i];
    }

    private static void or(long[] into, long[] bits) {
        for (int i = 0; i < into.length; i++) into[i] |= bits[i];
    }

    private static void set(long[] bits, int bit) {
        bits[bit >> 6] |= 1L << bit;
    }

    private static Map<Integer, Need> needs(Plan plan, List<Question> questions) {
        return switch (plan) {
            case Plan.Always _, Plan.Not _ -> Map.of();
            case Plan.Ask ask -> needs(questions.get(ask.question()));
            case Plan.Several several
            when several.all -> {
                var all = new HashMap<Integer, Need>();
                for (var part : several.parts) {
                    needs(part, questions).forEach((slot, need) -> all.merge(slot, need, Need::both));
                }
                yield all;
            }
            case Plan.Several several -> {
                var any = new HashMap<>(needs(several.parts[0], questions));
                for (int i = 1; i < several.parts.length && !any.isEmpty(); i++) {
                    var other = needs(several.parts[i], questions);
                    any.keySet().retainAll(other.keySet());
                    any.replaceAll((slot, need) -> {
                        var theirs = other.get(slot);
                        return theirs == null ? new Need(null) : need.either(theirs);
                    });
                }
                yield any;
            }
        };
    }

    private static Map<Integer, Need> needs(Question question) {
        if (question.slot() < 0) return Map.of();
        return switch (question.match()) {
            case Match.Exact exact -> Map.of(question.slot(), new Need(Set.of(Fold.fold(exact.text()))));
            case Match.SameNumber number -> Map.of(question.slot(), new Need(number.texts()));
            case Match.Truth truth -> Map.of(question.slot(), new Need(Set.of(Boolean.toString(truth.expected()))));
            case Match.Nothing _, Match.Present _ -> Map.of(); // a field may be there and null
            case Match.SameAs _ -> Map.of(question.slot(), new Need(null));
            case Match.OfValue _ -> Map.of(question.slot(), new Need(null));
        };
    }
}
