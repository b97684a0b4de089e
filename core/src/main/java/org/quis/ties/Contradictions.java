package org.quis.ties;

import java.util.BitSet;
import java.util.List;
import java.util.Map;

/// Notes what tables say of one another that cannot be right: ids that no table lists, rows that repeat each other.
final class Contradictions {
    private static final Map<String, String> LISTED_IN = Map.of("person", "people", "user", "users", "case", "cases");

    private final Declarations declared;
    private final Nodes nodes;
    private final Graph graph;
    private final List<String> tableNames;
    private final ReferenceReader read;

    Contradictions(Declarations declared, Nodes nodes, Graph graph, List<String> tableNames, ReferenceReader read) {
        this.declared = declared;
        this.nodes = nodes;
        this.graph = graph;
        this.tableNames = tableNames;
        this.read = read;
    }

    void note() {
        var told = new BitSet();
        for (int tie = 0; tie < graph.count(); tie++) {
            if (declared.kind(graph.kind(tie)).isInferred()) continue;
            dangling(tie, graph.from(tie), told);
            dangling(tie, graph.to(tie), told);
            overlap(tie);
        }
        supervision();
    }

    private void dangling(int tie, int node, BitSet told) {
        var kind = nodes.kindNameOf(node);
        var table = LISTED_IN.get(kind);
        if (table == null || !read.tablesRead.contains(table) || read.isListed(table, node) || told.get(node)) return;
        told.set(node);
        read.lints.noted(
                tableNames.get(graph.table(tie)),
                graph.row(tie),
                "",
                kind + " `" + nodes.shown(node) + "` is not in " + table + ".csv");
    }

    /// Ties of one node and kind lie side by side, in order of their beginning.
    private void overlap(int tie) {
        for (int next = tie + 1; next < graph.count() && next < tie + 64; next++) {
            if (graph.from(next) != graph.from(tie) || graph.kind(next) != graph.kind(tie)) return;
            if (graph.begins(next) >= graph.ends(tie)) return;
            if (graph.to(next) != graph.to(tie) || graph.table(next) != graph.table(tie)) continue;
            read.lints.noted(
                    tableNames.get(graph.table(next)),
                    graph.row(next),
                    "",
                    "says the same as row " + graph.row(tie) + ", for a time that overlaps");
            return;
        }
    }

    /// Who supervises their own supervisor.
    private void supervision() {
        int kind = declared.known("supervises").number();
        for (int tie = 0; tie < graph.count(); tie++) {
            if (graph.kind(tie) != kind) continue;
            int above = graph.from(tie);
            for (int hop = 0; hop < 20; hop++) {
                int first = graph.first(above, kind, true);
                if (first == graph.last(above, kind, true)) break;
                above = graph.from(graph.tie(first, true));
                if (above != graph.to(tie)) continue;
                read.lints.noted(
                        tableNames.get(graph.table(tie)),
                        graph.row(tie),
                        "supervisor_user_id",
                        "`" + nodes.shown(above) + "` supervises their own supervisor");
                break;
            }
        }
    }
}
