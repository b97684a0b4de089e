package org.quis.ties;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What follows from the tables without being written in them; ties of kinds that are declared `inferred`, and
/// intervals that another table narrows.
final class Conclusions {
    private static final double NAME_IS_MEANT = 0.05;

    private final Declarations declared;
    private final ReferenceReader read;
    private final Nodes nodes;
    private final Growing ties;
    private final Addresses addresses;

    Conclusions(Declarations declared, ReferenceReader read, Addresses addresses) {
        this.declared = declared;
        this.read = read;
        this.nodes = read.nodes;
        this.ties = read.ties;
        this.addresses = addresses;
    }

    void draw() {
        preferHistory("addresses", declared.known("lives_at").number());
        preferHistory("phones", declared.known("has_phone").number());
        clipAssignments();
        nameThePeople();
        joinNamesakes();
        findNeighbours();
        findOtherParents();
    }

    /// `people.csv` says where somebody lives, the history says since when: where the history knows the address, it
    /// alone counts.
    private void preferHistory(String history, int kind) {
        int people = read.tableNames.indexOf("people.csv");
        int table = read.tableNames.indexOf(history + ".csv");
        if (people < 0 || table < 0 || !read.tablesRead.contains(history)) return;
        var known = new long[ties.count];
        int count = 0;
        for (int i = 0; i < ties.count; i++) {
            if (ties.tables[i] == table && (ties.kinds[i] & 0xff) == kind) known[count++] = pair(i);
        }
        var sorted = Arrays.copyOf(known, count);
        Arrays.parallelSort(sorted);
        ties.keepIf(i ->
                ties.tables[i] != people || (ties.kinds[i] & 0xff) != kind || Arrays.binarySearch(sorted, pair(i)) < 0);
    }

    private long pair(int tie) {
        return (long) ties.from[tie] << 32 | ties.to[tie];
    }

    /// Nobody is assigned to a case before it opens, or after it closes.
    private void clipAssignments() {
        int assigned = declared.known("assigned").number();
        var cases = read.registers.cases;
        for (int i = 0; i < ties.count; i++) {
            if ((ties.kinds[i] & 0xff) != assigned) continue;
            int at = cases.first(ties.to[i]);
            if (!cases.belongs(at, ties.to[i])) continue;
            var open = cases.at(at);
            long begin = Math.max(ties.begins[i], open.begin());
            long end = Math.min(ties.ends[i], open.end());
            if (begin > end) {
                read.lints.noted(
                        read.tableNames.get(ties.tables[i]),
                        ties.rows[i],
                        "",
                        "this assignment lies outside the time in which `" + nodes.shown(ties.to[i])
                                + "` was open (cases.csv:" + cases.row(at) + ")");
                continue;
            }
            ties.begins[i] = begin;
            ties.ends[i] = end;
        }
    }

    /// A dispatcher writes a name; whom it may mean is concluded.
    private void nameThePeople() {
        int name = nodes.kind("name");
        var called = declared.known("called");
        int count = nodes.count();
        for (int node = 0; node < count; node++) {
            if (nodes.kindOf(node) != name) continue;
            for (var candidate : read.names.find(nodes.shown(node), List.of())) {
                if (candidate.probability() < NAME_IS_MEANT) break;
                infer(node, candidate.node(), called, "people.csv", 0);
            }
        }
    }

    private void joinNamesakes() {
        var same = declared.known("same_as");
        read.namesakes.pairs((first, second, row) -> {
            infer(first, second, same, "people.csv", row);
            infer(second, first, same, "people.csv", row);
            read.lints.noted(
                    "people.csv",
                    row,
                    "",
                    "`" + nodes.shown(second) + "` has the name and date of birth of `" + nodes.shown(first)
                            + "`; both are taken to be one person");
        });
    }

    /// Who has an account: whom else would what is personal put in doubt.
    private BitSet users() {
        int is = declared.known("is").number();
        var users = new BitSet();
        for (int i = 0; i < ties.count; i++) if ((ties.kinds[i] & 0xff) == is) users.set(ties.to[i]);
        return users;
    }

    /// With whom users have a child. Tables disagree in which direction they write `parent`; births do not.
    private void findOtherParents() {
        var users = users();
        var children = new BitSet(); // of users alone: everybody's would be most of the table
        eachParent((parent, child) -> {
            if (users.get(parent)) children.set(child);
        });
        var parents = new HashMap<Integer, Set<Integer>>(); // by child
        eachParent((parent, child) -> {
            if (children.get(child)) {
                parents.computeIfAbsent(child, _ -> new TreeSet<>()).add(parent);
            }
        });
        var with = declared.known("has_child_with");
        for (var pair : parents.values()) {
            if (pair.size() != 2) continue; // of more, some are adoptive, or the table errs
            for (int one : pair) {
                if (!users.get(one)) continue;
                for (int other : pair) if (other != one) infer(one, other, with, "relationships.csv", 0);
            }
        }
    }

    private interface Parenthood {
        void of(int parent, int child);
    }

    private void eachParent(Parenthood found) {
        int parent = declared.known("parent").number();
        int child = declared.known("child").number();
        for (int i = 0; i < ties.count; i++) {
            int kind = ties.kinds[i] & 0xff;
            if (kind != parent && kind != child) continue;
            int one = ties.from[i];
            int other = ties.to[i];
            if (read.births.isGenerationOlder(one, other)) found.of(one, other);
            else if (read.births.isGenerationOlder(other, one)) found.of(other, one);
        }
    }

    /// Only around the homes of users.
    private void findNeighbours() {
        int livesAt = declared.known("lives_at").number();
        var users = users();
        var homes = new HashSet<Integer>();
        for (int i = 0; i < ties.count; i++) {
            if ((ties.kinds[i] & 0xff) == livesAt && users.get(ties.from[i])) homes.add(ties.to[i]);
        }
        var nextTo = declared.known("next_to");
        for (int home : homes) {
            for (int near : addresses.near(home)) infer(home, near, nextTo, "addresses.csv", 0);
        }
    }

    private void infer(int from, int to, TieKind kind, String table, long row) {
        ties.add(from, to, kind, Interval.OPEN, Math.max(0, read.tableNames.indexOf(table)), row);
    }
}
