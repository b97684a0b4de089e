package org.quis.sigma;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// For each slot and each value that rules name there, which rules can still match.
///
/// What a rule needs is read off its condition: that a field is one of some values, is none of some values, or is
/// there at all. An event's candidates are the rules whose every need its values meet: one bitmap for each slot,
/// intersected. A thousand rules are sixteen words a slot, so rules that do not match cost next to nothing. What
/// the bitmaps have answered exactly need not be asked again; the rest of a rule's condition is its [#rest].
final class Candidates {
    /// Longer lists are not looked up; whole conditions are asked then.
    private static final int LONGEST_LIST = 64;

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

    /// A part of a condition that says no more and no less than that a slot has one of these values.
    private record Exactly(int slot, Set<String> values) {}

    /// What may be asked of a slot besides its value. Each has the one that contradicts it beside it.
    private enum State {
        NULL,
        NOT_NULL,
        THERE,
        NOT_THERE;

        State negated() {
            return values()[ordinal() ^ 1];
        }
    }

    private record Read(
            Map<Integer, Need> needs,
            Map<Integer, Set<String>> forbidden,
            Map<Integer, Set<State>> states,
            Plan rest) {}

    private static final class Slot {
        final Map<String, long[]> byValue = new HashMap<>();
        final Map<String, long[]> forbidden = new HashMap<>();
        final long[] otherwise;
        final long[] absent;

        /// The rules that ask for each state.
        final Map<State, long[]> states = new EnumMap<>(State.class);

        boolean asksWhetherThere;

        Slot(int words) {
            otherwise = new long[words];
            absent = new long[words];
        }
    }

    final int words;
    private final List<Question> questions;
    private final int[] slots;
    private final Slot[] bySlot;
    private final long[] all;
    private final @Nullable Plan[] rests;
    private final int[] @Nullable [] asks;

    /// @param plans one for each rule; nothing for rules that are not about events
    Candidates(List<@Nullable Plan> plans, List<Question> questions) {
        this.questions = questions;
        words = (plans.size() + 63) / 64;
        all = new long[words];
        rests = new Plan[plans.size()];
        asks = new int[plans.size()][];
        var read = new ArrayList<Read>();
        var needed = new TreeSet<Integer>();
        for (int rule = 0; rule < plans.size(); rule++) {
            var plan = plans.get(rule);
            var one = plan == null ? new Read(Map.of(), Map.of(), Map.of(), new Plan.Always(false)) : read(plan);
            read.add(one);
            rests[rule] = one.rest;
            asks[rule] = asks(one.rest);
            needed.addAll(one.needs.keySet());
            needed.addAll(one.forbidden.keySet());
            needed.addAll(one.states.keySet());
            if (!(one.rest instanceof Plan.Always always) || always.answer()) set(all, rule);
        }
        slots = needed.stream().mapToInt(Integer::intValue).toArray();
        bySlot = new Slot[slots.length];
        for (int i = 0; i < slots.length; i++) bySlot[i] = slot(slots[i], read);
    }

    /// What is left to ask of a candidate.
    @Nullable
    Plan rest(int rule) {
        return rests[rule];
    }

    /// The same, where it is no more than questions that all must be answered rightly: their numbers, and for those
    /// that must be answered with no, the complements. Most rules are so, and a row of numbers is the fastest to
    /// walk.
    int @Nullable [] asks(int rule) {
        return asks[rule];
    }

    private static int @Nullable [] asks(Plan rest) {
        return switch (rest) {
            case Plan.Always always -> always.answer() ? new int[0] : null;
            case Plan.Ask ask -> new int[] {ask.question()};
            case Plan.Not not -> new int[] {~not.part().question()};
            case Plan.Several several -> {
                var row = new int[several.parts.length];
                for (int i = 0; i < row.length; i++) {
                    var one =
                            several.all && !(several.parts[i] instanceof Plan.Several) ? asks(several.parts[i]) : null;
                    if (one == null || one.length != 1) yield null;
                    row[i] = one[0];
                }
                yield row;
            }
        };
    }

    private Slot slot(int number, List<Read> rules) {
        var slot = new Slot(words);
        for (var rule : rules) {
            var need = rule.needs.get(number);
            if (need == null || need.values == null) continue;
            for (var value : need.values) slot.byValue.putIfAbsent(value, new long[words]);
        }
        for (int rule = 0; rule < rules.size(); rule++) {
            for (var value : rules.get(rule).forbidden.getOrDefault(number, Set.of())) {
                set(slot.forbidden.computeIfAbsent(value, _ -> new long[words]), rule);
            }
            for (var state : rules.get(rule).states.getOrDefault(number, Set.of())) {
                set(slot.states.computeIfAbsent(state, _ -> new long[words]), rule);
            }
            var need = rules.get(rule).needs.get(number);
            if (need == null) set(slot.absent, rule);
            if (need == null || need.values == null) {
                set(slot.otherwise, rule);
            } else {
                for (var value : need.values) {
                    var bits = slot.byValue.get(value);
                    if (bits != null) set(bits, rule);
                }
            }
        }
        for (var bits : slot.byValue.values()) or(bits, slot.otherwise);
        slot.asksWhetherThere = slot.states.containsKey(State.THERE) || slot.states.containsKey(State.NOT_THERE);
        return slot;
    }

    /// Writes the candidates of the event that the matcher holds into `into`.
    ///
    /// @return whether what is left of their conditions decides; not where a list was too long to be looked up
    boolean find(Matcher matcher, long[] into) {
        boolean exact = true;
        System.arraycopy(all, 0, into, 0, words);
        for (int i = 0; i < slots.length; i++) {
            var slot = bySlot[i];
            var value = matcher.value(slots[i]);
            if (!slot.states.isEmpty()) {
                forbid(into, slot.states.get(value == null ? State.NOT_NULL : State.NULL));
                if (slot.asksWhetherThere) {
                    forbid(into, slot.states.get(matcher.has(slots[i]) ? State.NOT_THERE : State.THERE));
                }
            }
            if (value == null) {
                and(into, slot.absent);
            } else if (value instanceof String || value instanceof Boolean || !(value instanceof List<?> list)) {
                var text = matcher.cell(slots[i]).text(false);
                and(into, slot.byValue.getOrDefault(text, slot.otherwise));
                if (!slot.forbidden.isEmpty()) forbid(into, slot.forbidden.get(text));
            } else if (list.size() > LONGEST_LIST) {
                exact = false;
            } else {
                var any = (list.isEmpty() ? slot.absent : slot.otherwise).clone();
                for (var element : list) {
                    if (element == null) continue;
                    var text = Fold.fold(Cell.text(element));
                    var bits = slot.byValue.get(text);
                    if (bits != null) or(any, bits);
                    forbid(into, slot.forbidden.get(text));
                }
                and(into, any);
            }
        }
        return exact;
    }

    private static void and(long[] into, long[] bits) {
        for (int i = 0; i < into.length; i++) into[i] &= bits[i];
    }

    private static void or(long[] into, long[] bits) {
        for (int i = 0; i < into.length; i++) into[i] |= bits[i];
    }

    private static void forbid(long[] into, long @Nullable [] bits) {
        if (bits == null) return;
        for (int i = 0; i < into.length; i++) into[i] &= ~bits[i];
    }

    private static void set(long[] bits, int bit) {
        bits[bit >> 6] |= 1L << bit;
    }

    private Read read(Plan plan) {
        var needs = new HashMap<Integer, Need>();
        var forbidden = new HashMap<Integer, Set<String>>();
        var states = new HashMap<Integer, Set<State>>();
        var rest = new ArrayList<Plan>();
        for (var part : plan instanceof Plan.Several several && several.all ? several.parts : new Plan[] {plan}) {
            var state = state(part);
            if (state != null && literal(part) instanceof Plan.Ask ask) {
                states.computeIfAbsent(questions.get(ask.question()).slot(), _ -> new HashSet<>())
                        .add(state);
                continue;
            }
            var exactly = exactly(part);
            var never = part instanceof Plan.Not not ? exactly(not.part()) : null;
            if (exactly != null && !needs.containsKey(exactly.slot)) {
                needs.put(exactly.slot, new Need(exactly.values));
            } else if (never != null) {
                forbidden.computeIfAbsent(never.slot, _ -> new HashSet<>()).addAll(never.values);
            } else {
                rest.add(part);
            }
        }
        // a need that is not exact narrows the search too, where none that is exact stands already
        var exact = Set.copyOf(needs.keySet());
        for (var part : rest) {
            needs(part).forEach((slot, need) -> {
                if (!exact.contains(slot)) needs.merge(slot, need, Need::both);
            });
        }
        if (rest.isEmpty()) return new Read(needs, forbidden, states, new Plan.Always(true));
        var left = rest.size() == 1 ? rest.getFirst() : new Plan.Several(rest.toArray(Plan[]::new), true);
        return new Read(needs, forbidden, states, left);
    }

    private static Plan literal(Plan plan) {
        return plan instanceof Plan.Not not ? not.part() : plan;
    }

    private @Nullable State state(Plan plan) {
        if (!(literal(plan) instanceof Plan.Ask ask)) return null;
        var question = questions.get(ask.question());
        if (question.slot() < 0) return null;
        var state = switch (question.match()) {
            case Match.Nothing _ -> State.NULL;
            case Match.Present present -> present.expected() ? State.THERE : State.NOT_THERE;
            default -> null;
        };
        return state != null && plan instanceof Plan.Not ? state.negated() : state;
    }

    private @Nullable Exactly exactly(Plan plan) {
        if (plan instanceof Plan.Ask ask) {
            var question = questions.get(ask.question());
            if (question.slot() < 0) return null;
            return switch (question.match()) {
                case Match.Exact exact when !exact.cased() -> new Exactly(question.slot(), Set.of(exact.text()));
                case Match.SameNumber number -> new Exactly(question.slot(), number.texts());
                case Match.Truth truth -> new Exactly(question.slot(), Set.of(Boolean.toString(truth.expected())));
                default -> null;
            };
        }
        if (!(plan instanceof Plan.Several any) || any.all) return null;
        var values = new HashSet<String>();
        int slot = -1;
        for (var part : any.parts) {
            var one = exactly(part);
            if (one == null || slot >= 0 && one.slot != slot) return null;
            slot = one.slot;
            values.addAll(one.values);
        }
        return new Exactly(slot, values);
    }

    private Map<Integer, Need> needs(Plan plan) {
        return switch (plan) {
            case Plan.Always _, Plan.Not _ -> Map.of();
            case Plan.Ask ask -> needs(questions.get(ask.question()));
            case Plan.Several several
            when several.all -> {
                var all = new HashMap<Integer, Need>();
                for (var part : several.parts) needs(part).forEach((slot, need) -> all.merge(slot, need, Need::both));
                yield all;
            }
            case Plan.Several several -> {
                var any = new HashMap<>(needs(several.parts[0]));
                for (int i = 1; i < several.parts.length && !any.isEmpty(); i++) {
                    var other = needs(several.parts[i]);
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
            case Match.SameAs _, Match.OfValue _ -> Map.of(question.slot(), new Need(null));
        };
    }
}
