package org.quis.ties;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.quis.identity.AddressText;
import org.quis.identity.BirthDates;
import org.quis.identity.Candidate;
import org.quis.identity.Names;

/// Finds whom or what a typed subject means.
final class Subjects {
    private static final int MOST_STANDS = 4_000;
    /// How likely a typed name is to be somebody known only by that very name, such as a caller.
    private static final double WORDS_ALONE = 0.1;

    private final Nodes nodes;
    private final Graph graph;
    private final Names names;
    private final Addresses addresses;
    private final CaseNumbers cases;
    private final PhoneEnds phones;
    private final Keys keys;
    private final int latestBirthYear;
    private final int person;
    private final int name;
    private final int address;
    private final TieKind livesAt;
    private final TieKind called;
    private final List<TieKind> belongings; // of a person: where they live, what they drive, where they are rung

    Subjects(
            Declarations declared,
            Nodes nodes,
            Graph graph,
            Names names,
            Addresses addresses,
            CaseNumbers cases,
            Keys keys,
            int latestBirthYear) {
        this.nodes = nodes;
        this.graph = graph;
        this.names = names;
        this.addresses = addresses;
        this.cases = cases;
        this.phones = new PhoneEnds(nodes);
        this.keys = keys;
        this.latestBirthYear = latestBirthYear;
        this.person = nodes.kind("person");
        this.name = nodes.kind("name");
        this.address = nodes.kind("address");
        this.livesAt = declared.known("lives_at");
        this.called = declared.known("called");
        this.belongings =
                List.of(declared.known("owns"), livesAt, declared.known("has_phone"), declared.known("same_as"));
    }

    /// @param kind        as a log says: `person`, `name`, `plate`, `phone`, `address`, `record`, or a kind of node
    ///                    that was declared
    /// @param dateOfBirth as typed, empty where it was not
    Target find(String kind, String typed, String dateOfBirth) {
        var roots = switch (kind) {
            case "person" -> {
                int known = nodes.find(person, keys.of(kind, typed));
                yield known >= 0 ? sure(known) : named(typed, dateOfBirth);
            }
            case "name" -> named(typed, dateOfBirth);
            case "address" -> {
                var read = AddressText.of(typed);
                yield read.isEmpty() ? List.<Candidate>of() : evenly(addresses.find(read));
            }
            case "case" -> one(cases.find(typed));
            case "phone" -> {
                int known = nodes.find(nodes.kind(kind), keys.of(kind, typed));
                yield known >= 0 ? sure(known) : evenly(phones.find(typed));
            }
            case "record" -> {
                int known = nodes.find(nodes.kind(kind), keys.of(kind, typed));
                yield known >= 0 ? sure(known) : one(cases.find(typed));
            }
            default -> one(nodes.find(nodes.kind(kind), keys.of(kind, typed)));
        };
        var gathering = new Gathering(born(dateOfBirth));
        for (var root : roots) gathering.root(root);
        return new Target(
                kind,
                typed,
                roots.stream().mapToInt(Candidate::node).toArray(),
                gathering.stands,
                gathering.reached,
                gathering.left);
    }

    /// Everything that stands for one node.
    Target of(int node) {
        var gathering = new Gathering(List.of());
        gathering.root(new Candidate(node, 1));
        return new Target(
                nodes.kindNameOf(node),
                nodes.shown(node),
                new int[] {node},
                gathering.stands,
                gathering.reached,
                gathering.left);
    }

    private static List<Candidate> one(int node) {
        return node < 0 ? List.of() : sure(node);
    }

    private static List<Candidate> sure(int node) {
        return List.of(new Candidate(node, 1));
    }

    /// All are meant until a tie says which.
    private static List<Candidate> evenly(List<Integer> found) {
        return found.stream().map(node -> new Candidate(node, 1)).toList();
    }

    private List<Candidate> named(String typed, String dateOfBirth) {
        var roots = new ArrayList<>(names.find(typed, born(dateOfBirth)));
        int words = nodes.find(name, keys.of("name", typed));
        if (words >= 0) {
            double known = roots.stream().mapToDouble(Candidate::probability).sum();
            roots.add(new Candidate(words, Math.max(WORDS_ALONE, 1 - known)));
        }
        return roots;
    }

    private List<LocalDate> born(String typed) {
        return typed.isBlank() ? List.of() : BirthDates.read(typed, latestBirthYear);
    }

    /// A graph walk of two ties from what was typed: to persons, and from persons to what is theirs.
    private final class Gathering {
        private static final int[] HERE = {};
        final List<Target.Stand> stands = new ArrayList<>();
        private final List<LocalDate> born;
        long reached;
        long left;

        Gathering(List<LocalDate> born) {
            this.born = born;
        }

        void root(Candidate root) {
            int node = root.node();
            if (nodes.kindOf(node) == person) {
                add(new Target.Stand(node, Interval.ALWAYS, Interval.FOREVER, HERE, node, root.probability()));
                belongings(node, Interval.OPEN, HERE, root.probability());
                return;
            }
            add(new Target.Stand(node, Interval.ALWAYS, Interval.FOREVER, HERE, -1, root.probability()));
            for (var kind : belongings) each(node, kind, true, (tie, valid) -> whose(tie, valid, root.probability()));
            each(node, called, false, (tie, valid) -> {
                int who = graph.to(tie);
                if (!names.mayBeBorn(who, born)) return; // a namesake's call
                add(new Target.Stand(
                        who, valid.begin(), valid.end(), new int[] {tie << 1 | 1}, who, root.probability()));
            });
        }

        private void whose(int tie, Interval valid, double prior) {
            int who = graph.from(tie);
            if (nodes.kindOf(who) != person) return;
            var steps = new int[] {tie << 1};
            add(new Target.Stand(who, valid.begin(), valid.end(), steps, who, prior));
            belongings(who, valid, steps, prior);
        }

        private void belongings(int who, Interval within, int[] onward, double prior) {
            for (var kind : belongings) {
                each(
                        who,
                        kind,
                        false,
                        (tie, valid) -> own(graph.to(tie), tie << 1 | 1, valid, within, onward, who, prior));
            }
            each(who, called, true, (tie, valid) -> own(graph.from(tie), tie << 1, valid, within, onward, who, prior));
        }

        private void own(int node, int step, Interval valid, Interval within, int[] onward, int who, double prior) {
            if (onward.length > 0 && node == end(onward[0])) return; // back where we came from
            var steps = new int[onward.length + 1];
            steps[0] = step;
            System.arraycopy(onward, 0, steps, 1, onward.length);
            var both = valid.with(within);
            if (both.begin() >= both.end()) return;
            add(new Target.Stand(node, both.begin(), both.end(), steps, who, prior));
            if (nodes.kindOf(node) != address) return;
            for (int same : addresses.find(AddressText.ofKey(nodes.key(node)))) {
                if (same != node) add(new Target.Stand(same, both.begin(), both.end(), steps, who, prior));
            }
        }

        private int end(int step) {
            return graph.end(step >> 1, (step & 1) != 0);
        }

        private void add(Target.Stand stand) {
            if (stands.size() >= MOST_STANDS) return;
            stands.add(stand);
            reached |= graph.kinds(stand.node(), true);
            left |= graph.kinds(stand.node(), false);
        }

        private interface Each {
            void tie(int tie, Interval valid);
        }

        /// Every tie of a kind at a node, unless there are more at once than the kind allows.
        private void each(int node, TieKind kind, boolean backward, Each each) {
            int first = graph.first(node, kind.number(), backward);
            int last = graph.last(node, kind.number(), backward);
            if (last - first > kind.fanout() && graph.mostAtOnce(first, last, backward) > kind.fanout()) return;
            for (int place = first; place < last; place++) {
                int tie = graph.tie(place, backward);
                each.tie(
                        tie,
                        new Interval(graph.begins(tie) - kind.beforeMillis(), graph.ends(tie) + kind.afterMillis()));
            }
        }
    }

    static String kindOf(String typedKind) {
        return typedKind.strip().toLowerCase(Locale.ROOT);
    }
}
