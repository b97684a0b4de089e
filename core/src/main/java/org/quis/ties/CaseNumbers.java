package org.quis.ties;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.quis.identity.CaseText;

/// Every case known, by all the ways its number may be written.
final class CaseNumbers {
    private static final int SEVERAL = -2;
    private static final Set<String> EVENTS = Set.of("dispatch", "stop", "appointment");

    private final Map<String, Integer> aliases = new HashMap<>();
    private final Set<String> letters = new HashSet<>(); // that cases' numbers begin with
    private final Set<String> eventLetters = new HashSet<>(); // likewise those of calls and the like
    private final int kind;
    private final Nodes nodes;

    CaseNumbers(Nodes nodes) {
        this.nodes = nodes;
        this.kind = nodes.kind("case");
        for (int node = 0; node < nodes.count(); node++) {
            if (EVENTS.contains(nodes.kindNameOf(node))) eventLetters.add(CaseText.letters(nodes.shown(node)));
            if (nodes.kindOf(node) != kind) continue;
            letters.add(CaseText.letters(nodes.shown(node)));
            int one = node;
            for (var alias : CaseText.aliases(nodes.shown(node))) {
                aliases.merge(alias, one, (old, other) -> old.equals(other) ? old : SEVERAL);
            }
        }
    }

    /// @return the case that a typed number names, -1 where it names none or may be one of several
    int find(String typed) {
        int exact = nodes.find(kind, CaseText.key(typed));
        if (exact >= 0) return exact;
        for (var lookup : CaseText.lookups(typed)) {
            int found = aliases.getOrDefault(lookup, -1);
            if (found >= 0) return found;
        }
        return -1;
    }

    /// Whether a typed number begins like those of calls, stops or appointments, and like no case's.
    boolean isOfEvents(String typed) {
        var begins = CaseText.letters(typed);
        return !begins.isEmpty() && eventLetters.contains(begins) && !letters.contains(begins);
    }

    /// Cases named in free text.
    List<Integer> within(String text) {
        var found = new ArrayList<Integer>();
        for (var number : CaseText.within(text)) {
            int known = find(number);
            if (known >= 0 && !found.contains(known)) found.add(known);
        }
        return found;
    }
}
