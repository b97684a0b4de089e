package org.quis.sigma;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/// Correlations of detections as the definition says, slowly: the other road to the same answer.
final class ByDefinition {
    private ByDefinition() {}

    private record Seen(Event event, List<String> rules) {}

    static List<String> episodes(Loaded loaded, int number, List<Event> events, Fields fields) {
        var rule = (CorrelationRule) loaded.rules().get(number);
        var matcher = Engine.of(loaded.rules(), fields).matcher();
        var groups = new TreeMap<String, List<Seen>>();
        for (var event : events) {
            var names = new ArrayList<String>();
            for (int match : matcher.matchEach(event)) {
                var name = loaded.rules().get(match).about().name();
                if (rule.rules().contains(name)) names.add(name);
            }
            if (names.isEmpty()) continue;
            var user = event.value(fields.slot("user.id"));
            for (var one : user instanceof List<?> list ? list : List.of(user)) {
                groups.computeIfAbsent((String) one, _ -> new ArrayList<>()).add(new Seen(event, names));
            }
        }
        var told = new ArrayList<String>();
        groups.forEach((key, seen) -> {
            for (var episode : episodes(rule, seen, fields)) {
                var ids = episode.stream()
                        .map(i -> String.valueOf(seen.get(i).event.id()))
                        .toList();
                told.add(rule.about().name() + " " + key + ": " + String.join(" ", ids));
            }
        });
        return told;
    }

    private static List<TreeSet<Integer>> episodes(CorrelationRule rule, List<Seen> seen, Fields fields) {
        var windows = new ArrayList<TreeSet<Integer>>();
        for (int i = 0; i < seen.size(); i++) {
            for (int j = i; j < seen.size(); j++) {
                boolean before = i > 0 && fits(rule, seen, i - 1, j);
                boolean after = j + 1 < seen.size() && fits(rule, seen, i, j + 1);
                if (!fits(rule, seen, i, j) || before || after || !holds(rule, seen.subList(i, j + 1), fields))
                    continue;
                var window = new TreeSet<Integer>();
                for (int k = i; k <= j; k++) window.add(k);
                windows.add(window);
            }
        }
        for (int i = 0; i < windows.size(); i++) {
            for (int j = windows.size() - 1; j > i; j--) {
                var shared = new HashSet<>(windows.get(i));
                shared.retainAll(windows.get(j));
                if (shared.isEmpty()) continue;
                windows.get(i).addAll(windows.remove(j));
                j = windows.size();
            }
        }
        return windows;
    }

    private static boolean fits(CorrelationRule rule, List<Seen> seen, int i, int j) {
        return seen.get(j).event.timeMillis() - seen.get(i).event.timeMillis() <= rule.timespanMillis();
    }

    private static boolean holds(CorrelationRule rule, List<Seen> window, Fields fields) {
        var values = new ArrayList<Object>();
        var kinds = new HashSet<String>();
        for (var one : window) {
            kinds.addAll(one.rules);
            if (!rule.fields().isEmpty())
                values.add(one.event.value(fields.slot(rule.fields().getFirst())));
        }
        var numbers = values.stream()
                .filter(Long.class::isInstance)
                .mapToDouble(value -> (Long) value)
                .sorted()
                .toArray();
        int half = numbers.length / 2;
        return switch (rule.type()) {
            case EVENT_COUNT -> rule.within(window.size());
            case VALUE_COUNT -> rule.within(new HashSet<>(values).size());
            case TEMPORAL -> kinds.size() == rule.rules().size();
            case TEMPORAL_ORDERED -> {
                int best = 0;
                for (int chosen = 1; chosen < 1 << rule.rules().size(); chosen++) {
                    int steps = 0;
                    int next = 0;
                    for (int step = 0; step < rule.rules().size(); step++) {
                        if ((chosen >> step & 1) == 0) continue;
                        while (next < window.size()
                                && !window.get(next).rules.contains(rule.rules().get(step))) next++;
                        if (next++ >= window.size()) steps = -99;
                        steps++;
                    }
                    best = Math.max(best, steps);
                }
                yield rule.bounds().isEmpty() ? best == rule.rules().size() : rule.within(best);
            }
            case VALUE_SUM -> rule.within(Arrays.stream(numbers).sum());
            case VALUE_MEDIAN ->
                rule.within(numbers.length % 2 == 1 ? numbers[half] : (numbers[half - 1] + numbers[half]) / 2);
            default -> throw new AssertionError(rule.type());
        };
    }
}
