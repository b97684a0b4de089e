package org.quis.sigma;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntFunction;

/// Finds what matches mean together: a state machine for each correlation and group, over events in any order.
///
/// A *window* is a row of a group's hits whose first and last are at most the timespan apart. Only *maximal*
/// windows are looked at, those that no other hit fits into. Maximal windows that match and share a hit are one
/// episode: a burst of fifty is one [Correlated], not forty. For a correlation of correlations, an inner one
/// "matches" at each event that met its condition, from the first that did to the end of the window.
///
/// An event counts if it is not older than the newest by more than the lateness; within it, the order of arrival
/// makes no difference. What is older is left out and counted. A window is looked at once nothing can come into it
/// any more, so a result comes later than its last event by the timespan and the lateness.
///
/// Bounds: a group keeps hits no longer than timespan and lateness, and no more than 50,000 of them; where there
/// are more, the older half is decided at once, and what comes later for that time is left out and counted. An
/// episode lists 1,000 events and counts all. An event whose fields are lists belongs to at most 64 groups and
/// gives 1,000 values.
public final class Correlator {
    public static final Duration USUAL_LATENESS = Duration.ofDays(7);
    private static final int MOST_KEYS = 64;
    private static final int MOST_VALUES = 1_000;

    /// Everything that is remembered between events, as records.
    public record State(long newestMillis, long sweptMillis, long tooLate, long crowded, List<Group.State> groups) {}

    /// A correlation made ready.
    ///
    /// @param lagMillis how long after their events its inputs may come: correlations below it take their timespans
    /// @param carried   slots that correlations above it need
    private record Node(
            int number,
            CorrelationRule rule,
            List<Input> inputs,
            long lagMillis,
            List<Integer> carried,
            Map<List<String>, Group> groups) {}

    /// @param bit   the rule's place in the correlation
    /// @param group slots of `group-by`, for events that matched this rule; `fields` likewise
    private record Input(int rule, int bit, List<Integer> group, List<Integer> fields) {}

    private record Use(Node node, Input input) {}

    private final long latenessMillis;
    private final List<Node> nodes = new ArrayList<>(); // those below before those above
    private final Map<Integer, List<Use>> uses = new HashMap<>();
    private final List<Complaint> warnings = new ArrayList<>();
    private long newestMillis = Long.MIN_VALUE / 2;
    private long sweptMillis = Long.MIN_VALUE / 2;
    private long tooLate;
    private long crowded;

    private Correlator(List<SigmaRule> rules, Fields fields, Duration lateness) {
        latenessMillis = lateness.toMillis();
        var numbers = References.numbers(rules);
        var inputs = new HashMap<Integer, List<Input>>();
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i) instanceof CorrelationRule rule) inputs.put(i, inputs(rule, rules, numbers, fields));
        }
        var lags = new HashMap<Integer, Long>();
        var order = new LinkedHashSet<Integer>();
        for (var number : new TreeSet<>(inputs.keySet())) below(number, inputs, order);
        for (int number : order) lags.put(number, lag(inputs.getOrDefault(number, List.of()), rules, lags));
        var carried = carried(List.copyOf(order).reversed(), inputs);
        for (int number : order) {
            if (!(rules.get(number) instanceof CorrelationRule rule)) continue;
            var node = new Node(
                    number,
                    rule,
                    inputs.getOrDefault(number, List.of()),
                    lags.getOrDefault(number, 0L),
                    List.copyOf(carried.getOrDefault(number, new LinkedHashSet<>())),
                    new HashMap<>());
            nodes.add(node);
            for (var input : node.inputs) {
                uses.computeIfAbsent(input.rule, _ -> new ArrayList<>()).add(new Use(node, input));
            }
        }
    }

    /// @param rules the list that the engine was made of, since rules are known by their places in it
    public static Correlator of(List<SigmaRule> rules, Fields fields) {
        return of(rules, fields, USUAL_LATENESS);
    }

    public static Correlator of(List<SigmaRule> rules, Fields fields, Duration lateness) {
        return new Correlator(rules, fields, lateness);
    }

    /// Goes on where another correlator of the same rules was.
    public static Correlator resume(List<SigmaRule> rules, Fields fields, Duration lateness, State state) {
        var correlator = new Correlator(rules, fields, lateness);
        correlator.newestMillis = state.newestMillis;
        correlator.sweptMillis = state.sweptMillis;
        correlator.tooLate = state.tooLate;
        correlator.crowded = state.crowded;
        for (var group : state.groups) {
            for (var node : correlator.nodes) {
                if (node.number == group.rule()) node.groups.put(group.key(), new Group(node.rule, group));
            }
        }
        return correlator;
    }

    public State state() {
        var groups = new ArrayList<Group.State>();
        for (var node : nodes) {
            for (var group : node.groups.values()) groups.add(group.state());
        }
        return new State(newestMillis, sweptMillis, tooLate, crowded, groups);
    }

    /// Takes an event and the numbers of the rules it matched, none included: time goes on by every event.
    ///
    /// @return what is certain by now, of all correlations; [Loaded#standAlone] says which of them are findings
    public List<Correlated> add(Event event, int[] matched) {
        long time = event.timeMillis();
        newestMillis = Math.max(newestMillis, time);
        if (time < newestMillis - latenessMillis) {
            if (matched.length > 0) tooLate++;
            return List.of();
        }
        var found = new ArrayList<Correlated>();
        for (int rule : matched) {
            for (var use : uses.getOrDefault(rule, List.of())) {
                hit(use, time, event.id(), slot -> texts(event, slot), found);
            }
        }
        long watermark = newestMillis - latenessMillis;
        if (watermark - sweptMillis > latenessMillis / 16) sweep(watermark, found);
        return sorted(found);
    }

    /// No more events: everything that is left.
    public List<Correlated> finish() {
        var found = new ArrayList<Correlated>();
        sweep(Long.MAX_VALUE / 2, found);
        return sorted(found);
    }

    /// Events that matched and were older than the newest by more than the lateness.
    public long tooLate() {
        return tooLate;
    }

    /// Hits that were left out because their group had more than 50,000.
    public long crowded() {
        return crowded;
    }

    /// How far apart events can be that are looked at together: the longest chain of timespans; 0 where there is none.
    public long reachMillis() {
        return nodes.stream()
                .mapToLong(node -> node.lagMillis + node.rule.timespanMillis())
                .max()
                .orElse(0);
    }

    /// Fields that correlations name and no event has.
    public List<Complaint> warnings() {
        return List.copyOf(warnings);
    }

    private void sweep(long watermark, List<Correlated> found) {
        sweptMillis = Math.min(watermark, newestMillis);
        for (var node : nodes) {
            var above = uses.getOrDefault(node.number, List.of());
            for (var groups = node.groups.values().iterator(); groups.hasNext(); ) {
                var group = groups.next();
                group.sweep(
                        watermark - node.lagMillis,
                        found::add,
                        point -> pass(node, above, point, found),
                        !above.isEmpty());
                if (group.isDone()) groups.remove();
            }
        }
    }

    private void pass(Node from, List<Use> above, Hit point, List<Correlated> found) {
        for (var use : above) {
            hit(
                    use,
                    point.timeMillis(),
                    point.id(),
                    slot -> {
                        int place = from.carried.indexOf(slot);
                        return place < 0 ? List.of() : point.carried().get(place);
                    },
                    found);
        }
    }

    private void hit(Use use, long time, long id, IntFunction<List<String>> event, List<Correlated> found) {
        var node = use.node;
        var keys = product(use.input.group, event, MOST_KEYS);
        if (keys.isEmpty()) return;
        var values = new ArrayList<String>();
        if (!use.input.fields.isEmpty()) {
            for (var tuple : product(use.input.fields, event, MOST_VALUES)) values.add(String.join("\0", tuple));
        }
        List<List<String>> carried = new ArrayList<>();
        for (int slot : node.carried) carried.add(event.apply(slot));
        var hit = new Hit(time, id, 1L << use.input.bit, List.copyOf(values), List.copyOf(carried));
        for (var key : keys) {
            var group = node.groups.computeIfAbsent(key, _ -> Group.empty(node.number, node.rule, key));
            if (!group.add(hit)) crowded++;
            if (!group.isCrowded()) continue;
            var above = uses.getOrDefault(node.number, List.of());
            group.makeRoom(found::add, point -> pass(node, above, point, found), !above.isEmpty());
        }
    }

    /// Every choice of one value for each slot; none where a slot has no value.
    private static List<List<String>> product(List<Integer> slots, IntFunction<List<String>> event, int most) {
        List<List<String>> product = List.of(List.of());
        for (int slot : slots) {
            var longer = new ArrayList<List<String>>();
            for (var text : event.apply(slot)) {
                for (var start : product) {
                    if (longer.size() == most) break;
                    var key = new ArrayList<>(start);
                    key.add(text);
                    longer.add(List.copyOf(key));
                }
            }
            product = longer;
        }
        return product;
    }

    private static List<String> texts(Event event, int slot) {
        var value = slot < 0 ? null : event.value(slot);
        if (value == null) return List.of();
        if (!(value instanceof List<?> list)) return List.of(Cell.text(value));
        var texts = new LinkedHashSet<String>();
        for (var one : list) {
            if (one != null) texts.add(Cell.text(one));
        }
        return List.copyOf(texts);
    }

    private static List<Correlated> sorted(List<Correlated> found) {
        if (found.size() < 2) return List.copyOf(found);
        return found.stream()
                .sorted(Comparator.comparingLong(Correlated::firstMillis)
                        .thenComparingInt(Correlated::rule)
                        .thenComparing(one -> String.join("\0", one.key())))
                .toList();
    }

    private List<Input> inputs(
            CorrelationRule rule, List<SigmaRule> rules, Map<String, Integer> numbers, Fields fields) {
        var inputs = new ArrayList<Input>();
        for (int bit = 0; bit < rule.rules().size(); bit++) {
            var number = numbers.get(References.key(rule.rules().get(bit)));
            if (number == null) continue; // a correlation without its rules is refused when it is read
            var matched = rules.get(number).about();
            inputs.add(new Input(
                    number,
                    bit,
                    slots(rule, rule.groupBy(), matched, fields),
                    slots(rule, rule.fields(), matched, fields)));
        }
        return inputs;
    }

    private List<Integer> slots(CorrelationRule rule, List<String> names, About matched, Fields fields) {
        var slots = new ArrayList<Integer>();
        for (var name : names) {
            var field = rule.field(name, matched);
            int slot = fields.slot(field);
            slots.add(slot);
            if (slot >= 0) continue;
            var place = rule.about().place();
            warnings.add(new Complaint(
                    place.file(),
                    place.line(),
                    0,
                    "correlation `" + rule.about().label() + "` asks for the field `" + field + "`, which no event has",
                    "matches of `" + matched.label() + "` take no part in it"));
        }
        return slots;
    }

    private static void below(int number, Map<Integer, List<Input>> inputs, LinkedHashSet<Integer> order) {
        for (var input : inputs.getOrDefault(number, List.of())) {
            if (inputs.containsKey(input.rule) && !order.contains(input.rule)) below(input.rule, inputs, order);
        }
        order.add(number);
    }

    private static long lag(List<Input> inputs, List<SigmaRule> rules, Map<Integer, Long> lags) {
        long most = 0;
        for (var input : inputs) {
            if (rules.get(input.rule) instanceof CorrelationRule inner) {
                most = Math.max(most, lags.getOrDefault(input.rule, 0L) + inner.timespanMillis());
            }
        }
        return most;
    }

    private static Map<Integer, LinkedHashSet<Integer>> carried(
            List<Integer> fromTheTop, Map<Integer, List<Input>> inputs) {
        var carried = new HashMap<Integer, LinkedHashSet<Integer>>();
        for (int number : fromTheTop) {
            for (var input : inputs.getOrDefault(number, List.of())) {
                if (!inputs.containsKey(input.rule)) continue;
                var slots = carried.computeIfAbsent(input.rule, _ -> new LinkedHashSet<>());
                slots.addAll(input.group);
                slots.addAll(input.fields);
                slots.addAll(carried.getOrDefault(number, new LinkedHashSet<>()));
            }
        }
        return carried;
    }
}
