package org.quis.ties;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Those around a person: whom a personal tie binds to them, and who lives where they live.
final class Circle {
    private static final int HOUSEHOLD = 10; // more are a shelter or a jail

    private final Declarations declared;
    private final Graph graph;
    private final Nodes nodes;
    private final int person;

    Circle(Declarations declared, Nodes nodes, Graph graph) {
        this.declared = declared;
        this.nodes = nodes;
        this.graph = graph;
        this.person = nodes.kind("person");
    }

    /// How each of them is tied to the person, by their node; the closest tie that is declared first.
    Map<Integer, String> of(int person, long instant) {
        var around = new LinkedHashMap<Integer, String>();
        for (var kind : declared.kinds()) {
            if (kind.nature() != Nature.PERSONAL) continue;
            for (boolean backward : new boolean[] {false, true}) {
                for (int other : ends(person, kind, backward, instant)) {
                    if (isOther(person, other)) around.putIfAbsent(other, kind.label(backward));
                }
            }
        }
        var home = declared.known("lives_at");
        for (int address : ends(person, home, false, instant)) {
            var household = ends(address, home, true, instant);
            if (household.size() > HOUSEHOLD) continue;
            for (int other : household) if (isOther(person, other)) around.putIfAbsent(other, "same household");
        }
        return around;
    }

    private boolean isOther(int one, int other) {
        return other != one && nodes.kindOf(other) == person;
    }

    private List<Integer> ends(int node, TieKind kind, boolean backward, long instant) {
        var ends = new ArrayList<Integer>();
        int last = graph.last(node, kind.number(), backward);
        for (int place = graph.first(node, kind.number(), backward); place < last; place++) {
            int tie = graph.tie(place, backward);
            if (graph.isValid(tie, kind, instant, 0, 0)) ends.add(graph.end(tie, backward));
        }
        return ends;
    }
}
