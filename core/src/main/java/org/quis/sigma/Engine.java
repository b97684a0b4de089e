package org.quis.sigma;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Many rules, made ready for events of certain fields. It never changes; threads share it, each with a [Matcher].
public final class Engine {
    final int fields;
    final ZoneId zone;
    final Question[] questions;
    final @Nullable Plan[] plans;
    final Candidates candidates;
    private final List<Complaint> warnings = new ArrayList<>();

    private Engine(List<SigmaRule> rules, Fields fields, ZoneId zone) {
        this.fields = fields.size();
        this.zone = zone;
        var compiling = new Compiling(fields);
        var made = new ArrayList<@Nullable Plan>();
        for (var rule : rules) {
            if (!(rule instanceof DetectionRule detection)) {
                made.add(null);
                continue;
            }
            made.add(compiling.plan(detection.condition()));
            for (var field : compiling.unknown) {
                var place = rule.about().place();
                warnings.add(new Complaint(
                        place.file(),
                        place.line(),
                        0,
                        "rule `" + rule.about().label() + "` asks for the field `" + field + "`, which no event has",
                        "the rule is run as if the field were absent"));
            }
            compiling.unknown.clear();
        }
        questions = compiling.numbers.keySet().toArray(Question[]::new);
        plans = made.toArray(Plan[]::new);
        candidates = new Candidates(made, List.of(questions));
    }

    /// Rules for events whose times, where rules ask for parts of them, are in UTC.
    public static Engine of(List<SigmaRule> rules, Fields fields) {
        return of(rules, fields, ZoneOffset.UTC);
    }

    public static Engine of(List<SigmaRule> rules, Fields fields, ZoneId zone) {
        return new Engine(rules, fields, zone);
    }

    /// One for each thread.
    public Matcher matcher() {
        return new Matcher(this);
    }

    /// The whole numbers from which on rules may say something else of a field that is a count, in growing order; 1 is
    /// among them. None where no rule asks for the field. For a caller who knows the count later than the event.
    ///
    /// @param slot of the field
    public List<Long> steps(int slot) {
        var steps = new TreeSet<Long>();
        for (var question : questions) {
            if (question.slot() != slot && question.other() != slot) continue;
            steps.add(1L);
            var amount = switch (question.match()) {
                case Match.Compared compared -> compared.to();
                case Match.SameNumber same -> same.amount();
                default -> null;
            };
            if (amount == null) continue;
            long from = (long) Math.floor(amount.real());
            steps.add(from);
            steps.add(from + 1);
        }
        return steps.stream().filter(step -> step >= 1).toList();
    }

    /// Fields that rules ask for and no event has.
    public List<Complaint> warnings() {
        return List.copyOf(warnings);
    }

    private static final class Compiling {
        private final Fields fields;
        private final Map<Question, Integer> numbers = new LinkedHashMap<>();
        private final Set<String> unknown = new LinkedHashSet<>();
        private final List<Integer> costs = new ArrayList<>();

        Compiling(Fields fields) {
            this.fields = fields;
        }

        Plan plan(Expression expression) {
            return plan(expression, false);
        }

        /// Negations end up at single questions, by De Morgan's laws, so that a condition is mostly one long *and*.
        private Plan plan(Expression expression, boolean negated) {
            return switch (expression) {
                case Expression.Not not -> plan(not.part(), !negated);
                case Expression.All all -> several(all.parts(), !negated, negated);
                case Expression.Any any -> several(any.parts(), negated, negated);
                case Expression.Is is -> {
                    var asked = ask(is);
                    if (!negated) yield asked;
                    yield asked instanceof Plan.Ask question
                            ? new Plan.Not(question)
                            : new Plan.Always(!asked.equals(new Plan.Always(true)));
                }
            };
        }

        private Plan several(List<Expression> expressions, boolean all, boolean negated) {
            var parts = new ArrayList<Plan>();
            boolean decided = false;
            for (var expression : expressions) {
                var part = plan(expression, negated);
                if (part instanceof Plan.Always always) {
                    decided |= always.answer() != all;
                } else if (part instanceof Plan.Several inner && inner.all == all) {
                    parts.addAll(Arrays.asList(inner.parts));
                } else {
                    parts.add(part);
                }
            }
            if (decided) return new Plan.Always(!all);
            if (parts.isEmpty()) return new Plan.Always(all);
            if (parts.size() == 1) return parts.getFirst();
            parts.sort(Comparator.comparingInt(this::cost));
            return new Plan.Several(parts.toArray(Plan[]::new), all);
        }

        private int cost(Plan plan) {
            return switch (plan) {
                case Plan.Always _ -> 0;
                case Plan.Ask ask -> costs.get(ask.question());
                case Plan.Not not -> cost(not.part());
                case Plan.Several several -> {
                    int sum = 1;
                    for (var part : several.parts) sum += cost(part);
                    yield sum;
                }
            };
        }

        private Plan ask(Expression.Is is) {
            if (is.field() == null) return ask(new Question(-1, is.match(), -1));
            int slot = fields.slot(is.field());
            if (slot < 0) unknown.add(is.field());
            if (is.match() instanceof Match.SameAs same) {
                int other = fields.slot(same.field());
                if (other < 0) unknown.add(same.field());
                return slot < 0 || other < 0 ? new Plan.Always(false) : ask(new Question(slot, same, other));
            }
            if (slot >= 0) return ask(new Question(slot, is.match(), -1));
            return new Plan.Always(is.match() instanceof Match.Nothing
                    || is.match() instanceof Match.Present present && !present.expected());
        }

        private Plan ask(Question question) {
            var number = numbers.get(question);
            if (number == null) {
                number = numbers.size();
                numbers.put(question, number);
                costs.add(question.cost());
            }
            return new Plan.Ask(number);
        }
    }
}
