package org.quis.sigma;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who is meant by a name or an id, and what becomes of correlations that mean nobody.
final class References {
    private References() {}

    /// The number of each rule by its name and by its id.
    static Map<String, Integer> numbers(List<SigmaRule> rules) {
        var numbers = new HashMap<String, Integer>();
        for (int i = 0; i < rules.size(); i++) {
            for (var call : calls(rules.get(i).about())) numbers.put(call, i);
        }
        return numbers;
    }

    /// What a rule answers to.
    static List<String> calls(About about) {
        var calls = new ArrayList<String>();
        if (!about.name().isEmpty()) calls.add(key(about.name()));
        if (about.id() != null) calls.add(about.id().toString());
        return calls;
    }

    /// A UUID is the same in capitals.
    static String key(String reference) {
        return reference.length() == 36 && reference.charAt(8) == '-' ? reference.toLowerCase(Locale.ROOT) : reference;
    }

    /// Takes out the correlations that refer, at whatever distance, to what is not there or to themselves.
    ///
    /// @param taken everything that was read by what it answers to, whatever became of it
    static void settle(List<SigmaRule> rules, Map<String, About> taken, List<About> foreign, List<Complaint> refused) {
        var available = new HashSet<String>();
        var waiting = new ArrayList<CorrelationRule>();
        for (var rule : rules) {
            if (rule instanceof CorrelationRule correlation) waiting.add(correlation);
            else available.addAll(calls(rule.about()));
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (var one : List.copyOf(waiting)) {
                if (lacking(one, available) != null) continue;
                changed = true;
                waiting.remove(one);
                available.addAll(calls(one.about()));
            }
        }
        var elsewhere = new HashSet<String>();
        for (var about : foreign) elsewhere.addAll(calls(about));
        Set<SigmaRule> dropped = Collections.newSetFromMap(new IdentityHashMap<>());
        changed = true;
        while (changed) {
            changed = false;
            var hoped = new HashSet<>(available);
            for (var one : waiting) hoped.addAll(calls(one.about()));
            for (var one : List.copyOf(waiting)) {
                var lacking = lacking(one, hoped);
                if (lacking == null) continue;
                changed = true;
                waiting.remove(one);
                dropped.add(one);
                if (elsewhere.contains(key(lacking))) {
                    foreign.add(one.about());
                    elsewhere.addAll(calls(one.about()));
                } else {
                    refused.add(complaint(one.about(), lacking, taken.containsKey(key(lacking))));
                }
            }
        }
        for (var one : waiting) {
            dropped.add(one);
            refused.add(new Complaint(
                    one.about().place().file(),
                    one.about().place().line(),
                    0,
                    "the correlation refers to itself, directly or through others",
                    "let one of them refer to detections only"));
        }
        rules.removeIf(dropped::contains);
    }

    private static Complaint complaint(About about, String lacking, boolean wasRefused) {
        return new Complaint(
                about.place().file(),
                about.place().line(),
                0,
                "the correlation refers to `" + lacking + "`, "
                        + (wasRefused ? "which was refused" : "and no rule has this name or id"),
                wasRefused ? "put that rule right first" : "name the rule that is meant, or load its file too");
    }

    private static @Nullable String lacking(CorrelationRule correlation, Set<String> available) {
        for (var reference : correlation.rules()) {
            if (!available.contains(key(reference))) return reference;
        }
        return null;
    }
}
