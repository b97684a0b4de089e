package org.quis.sigma;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the rules that an event matches. It holds what one event needs while it is looked at: one for each thread.
public final class Matcher {
    private static final int[] NONE = {};

    private final Engine engine;
    private final @Nullable Object[] values;
    private final Cell[] cells;
    private final Cell element;
    private final Cell otherElement;

    /// The event at which a cell was filled and a question was answered, so that nothing has to be cleared.
    private final int[] filled;

    private final int[] answered;
    private final boolean[] answers;
    private int now;

    private final long[] candidates;
    private int[] found = new int[16];
    private @Nullable Event event;

    Matcher(Engine engine) {
        this.engine = engine;
        values = new Object[engine.fields];
        cells = new Cell[engine.fields];
        for (int i = 0; i < cells.length; i++) cells[i] = new Cell(engine.zone);
        element = new Cell(engine.zone);
        otherElement = new Cell(engine.zone);
        filled = new int[engine.fields];
        answered = new int[engine.questions.length];
        answers = new boolean[engine.questions.length];
        candidates = new long[engine.candidates.words];
    }

    /// The numbers of the rules that the event matches, in growing order.
    public int[] match(Event looked) {
        begin(looked);
        engine.candidates.find(this, candidates);
        int count = 0;
        for (int word = 0; word < candidates.length; word++) {
            for (long bits = candidates[word]; bits != 0; bits &= bits - 1) {
                int rule = word * 64 + Long.numberOfTrailingZeros(bits);
                if (!holds(rule)) continue;
                if (count == found.length) found = Arrays.copyOf(found, count * 2);
                found[count++] = rule;
            }
        }
        event = null;
        return count == 0 ? NONE : Arrays.copyOf(found, count);
    }

    /// Every rule, one after the other: the road that [#match] must agree with.
    int[] matchEach(Event looked) {
        begin(looked);
        var all = new int[engine.plans.length];
        int count = 0;
        for (int rule = 0; rule < all.length; rule++) {
            if (holds(rule)) all[count++] = rule;
        }
        return Arrays.copyOf(all, count);
    }

    private void begin(Event looked) {
        event = looked;
        if (++now == 0) { // after four thousand million events
            Arrays.fill(filled, 0);
            Arrays.fill(answered, 0);
            now = 1;
        }
        for (int i = 0; i < values.length; i++) values[i] = looked.value(i);
    }

    @Nullable
    Object value(int slot) {
        return values[slot];
    }

    /// The value of a slot that holds one, and no list.
    Cell cell(int slot) {
        var cell = cells[slot];
        if (filled[slot] != now) {
            filled[slot] = now;
            var value = values[slot];
            cell.holding(value == null ? "" : value);
        }
        return cell;
    }

    private boolean holds(int rule) {
        var plan = engine.plans[rule];
        return plan != null && holds(plan);
    }

    private boolean holds(Plan plan) {
        return switch (plan) {
            case Plan.Always always -> always.answer();
            case Plan.Ask ask -> answer(ask.question());
            case Plan.Not not -> !holds(not.part());
            case Plan.Several several -> {
                for (var part : several.parts) {
                    if (holds(part) != several.all) yield !several.all;
                }
                yield several.all;
            }
        };
    }

    private boolean answer(int number) {
        if (answered[number] != now) {
            answered[number] = now;
            answers[number] = answer(engine.questions[number]);
        }
        return answers[number];
    }

    private boolean answer(Question question) {
        return switch (question.match()) {
            case Match.Nothing _ -> values[question.slot()] == null;
            case Match.Present present -> event != null && event.has(question.slot()) == present.expected();
            case Match.SameAs same -> same(question.slot(), question.other(), same);
            case Match.OfValue match -> question.slot() < 0 ? inAnyText(match) : accepts(match, question.slot());
        };
    }

    private boolean accepts(Match.OfValue match, int slot) {
        var value = values[slot];
        if (value == null) return false;
        if (!(value instanceof List<?> list)) return match.accepts(cell(slot));
        for (var one : list) {
            if (one != null && match.accepts(element.holding(one))) return true;
        }
        return false;
    }

    private boolean inAnyText(Match.OfValue match) {
        for (int slot = 0; slot < values.length; slot++) {
            var value = values[slot];
            if (value instanceof String) {
                if (match.accepts(cell(slot))) return true;
            } else if (value instanceof List<?> list) {
                for (var one : list) {
                    if (one instanceof String && match.accepts(element.holding(one))) return true;
                }
            }
        }
        return false;
    }

    private boolean same(int slot, int other, Match.SameAs same) {
        var mine = values[slot];
        var theirs = values[other];
        if (mine == null || theirs == null) return false;
        for (var one : mine instanceof List<?> list ? list : List.of(mine)) {
            for (var two : theirs instanceof List<?> list ? list : List.of(theirs)) {
                if (one == null || two == null) continue;
                if (same.holds(element.holding(one), otherElement.holding(two))) return true;
            }
        }
        return false;
    }
}
