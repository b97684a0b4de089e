package org.quis.ties;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.quis.identity.CaseText;

/// Every case known, by all the ways its number may be written.
final class CaseNumbers {
    private static final int SEVERAL = -2;

    private final Map<String, Integer> aliases = new HashMap<>();
    private final int kind;
    private final Nodes nodes;

    CaseNumbers(Nodes nodes) {
        this.nodes = nodes;
        this.kind = nodes.kind("case");
        for (int node = 0; node < nodes.count(); node++) {
            if (nodes.kindOf(node) != kind) continue;
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
