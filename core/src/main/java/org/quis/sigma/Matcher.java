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

    /// The number of the event at which a cell was filled, so that nothing has to be cleared.
    private final int[] filled;

    /// The number of the event at which a question was answered with yes; negative where it was no.
    private final int[] answers;

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
        answers = new int[engine.questions.length];
        candidates = new long[engine.candidates.words];
    }

    /// The numbers of the rules that the event matches, in growing order.
    public int[] match(Event looked) {
        begin(looked);
        boolean exact = engine.candidates.find(this, candidates);
        int count = 0;
        for (int word = 0; word < candidates.length; word++) {
            for (long bits = candidates[word]; bits != 0; bits &= bits - 1) {
                int rule = word * 64 + Long.numberOfTrailingZeros(bits);
                if (!(exact ? rest(rule) : holds(rule))) continue;
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
        if (now == Integer.MAX_VALUE) {
            Arrays.fill(filled, 0);
            Arrays.fill(answers, 0);
            now = 0;
        }
        now++;
        for (int i = 0; i < values.length; i++) values[i] = looked.value(i);
    }

    @Nullable
    Object value(int slot) {
        return values[slot];
    }

    boolean has(int slot) {
        return event != null && event.has(slot);
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

    /// What the bitmaps have not answered.
    private boolean rest(int rule) {
        var asks = engine.candidates.asks(rule);
        if (asks == null) {
            var plan = engine.candidates.rest(rule);
            return plan != null && plan.holds(this);
        }
        for (int ask : asks) {
            if (ask >= 0 ? !answer(ask) : answer(~ask)) return false;
        }
        return true;
    }

    private boolean holds(int rule) {
        var plan = engine.plans[rule];
        return plan != null && plan.holds(this);
    }

    boolean answer(int number) {
        int known = answers[number];
        if (known == now) return true;
        if (known == -now) return false;
        boolean answer = answer(engine.questions[number]);
        answers[number] = answer ? now : -now;
        return answer;
    }

    private boolean answer(Question question) {
        // nearly all of them, and so without asking what else it could be
        if (question.match() instanceof Match.OfValue match && question.slot() >= 0)
            return accepts(match, question.slot());
        return switch (question.match()) {
            case Match.Nothing _ -> values[question.slot()] == null;
            case Match.Present present -> has(question.slot()) == present.expected();
            case Match.SameAs same -> same(question.slot(), question.other(), same);
            case Match.OfValue match -> inAnyText(match);
        };
    }

    private boolean accepts(Match.OfValue match, int slot) {
        var value = values[slot];
        if (value == null) return false;
        // final classes are told apart at a glance, an interface is not
        if (value instanceof String || value instanceof Long || !(value instanceof List<?> list)) {
            return match.accepts(cell(slot));
        }
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
