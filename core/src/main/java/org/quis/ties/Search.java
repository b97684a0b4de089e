package org.quis.ties;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Finds the chains of one [Walk] from a user to a [Target] at an instant.
///
/// Every tie of a chain must have been valid then, its kind's slack allowed. The search begins at the end that has
/// fewer ties; both ways lead to the same chains. One instance belongs to one thread.
public final class Search {
    /// Ties looked at before a search gives up: a bound on time, far beyond what a chain of sense needs.
    private static final int MOST_LOOKED_AT = 200_000;

    private static final int MOST_FOUND = 32;
    private static final int MOST_ENDS = 2_000;

    private static final Walk NOWHERE =
            new Walk(0, "", Nature.DUTY, List.of(), false, false, false, 0, 0, 0, null, null, null);

    private final Nodes nodes;
    private final Graph graph;
    private final Reach reach;
    private final Walk own;
    private final int caseKind;
    private final int userKind;
    private final int personKind;
    private final int[] steps = new int[16];

    private Walk walk = NOWHERE;
    private int user;
    private long instant;
    private Target target = Target.NOBODY;
    private int[] cited;
    private int lookedAt;
    private int reachedFrom = -1;
    private Target reachedTo = Target.NOBODY;
    private long reached;
    private long[] standsReached = new long[64];
    private final List<Path> found = new ArrayList<>();

    /// @param assignment the kind of tie between a user and their case
    /// @param reach      of the walks it will be asked for
    Search(Nodes nodes, Graph graph, TieKind assignment, Reach reach) {
        this.reach = reach;
        this.own = new Walk(
                0,
                "",
                Nature.DUTY,
                List.of(List.of(new Walk.Step(assignment, false))),
                false,
                false,
                false,
                0,
                14 * 86_400_000L,
                0,
                null,
                null,
                null);
        this.nodes = nodes;
        this.graph = graph;
        this.caseKind = nodes.kind("case");
        this.userKind = nodes.kind("user");
        this.personKind = nodes.kind("person");
        this.cited = new int[0];
    }

    /// @param cited the cases that the look cites, as nodes
    /// @return strongest first
    public List<Path> find(Walk walk, int user, long instant, Target target, int[] cited) {
        found.clear();
        if (!target.isKnown() || user < 0 || walk.cited() && cited.length == 0) return found;
        if (!mayBegin(walk, user) || !mayEnd(walk, target) || !mayLead(walk, user, target)) return found;
        this.walk = walk;
        this.user = user;
        this.instant = instant;
        this.target = target;
        this.cited = cited;
        lookedAt = 0;
        if (forwardIsShorter()) forward(0, user);
        else backward();
        found.sort(STRONGEST);
        return found;
    }

    static final Comparator<Path> STRONGEST = Comparator.comparing(Path::weak)
            .thenComparingInt(Path::length)
            .thenComparing(Comparator.comparingDouble(Path::prior).reversed());

    private boolean mayLead(Walk walk, int user, Target target) {
        if (user != reachedFrom || target != reachedTo) {
            reachedFrom = user;
            reachedTo = target;
            if (standsReached.length < target.size()) standsReached = new long[target.size() * 2];
            reached = reach.walks(user, target, standsReached);
        }
        return Reach.leads(reached, walk);
    }

    private boolean mayBegin(Walk walk, int user) {
        for (var way : walk.steps().getFirst()) if (graph.mayHave(user, way.kind(), way.backward())) return true;
        return false;
    }

    private static boolean mayEnd(Walk walk, Target target) {
        for (var way : walk.steps().getLast()) {
            if (Graph.mayHave(way.backward() ? target.left() : target.reached(), way.kind())) return true;
        }
        return false;
    }

    private boolean forwardIsShorter() {
        if (walk.cited()) return false; // a case that is cited narrows the other end
        double forward = 0;
        for (var way : walk.steps().getFirst()) {
            int first = graph.first(user, way.kind().number(), way.backward());
            int last = graph.last(user, way.kind().number(), way.backward());
            forward += graph.begunBy(
                            first, last, way.backward(), instant + way.kind().beforeMillis())
                    - earliest(first, last, way, walk.lateMillis());
        }
        if (forward == 0) return true; // and nothing to do
        double backward = 0;
        for (int place = 0; place < target.size(); place++) {
            if (Reach.leads(standsReached[place], walk)) backward++;
        }
        for (int step = 1; step < walk.steps().size(); step++) {
            double on = 0;
            double against = 0;
            for (var way : walk.steps().get(step)) {
                on += graph.crowding(way, false);
                against += graph.crowding(way, true);
            }
            forward *= Math.max(1, on);
            backward *= Math.max(1, against);
        }
        return forward <= backward;
    }

    /// The first place whose tie can still be valid, where ties of a kind do not last long.
    private int earliest(int first, int last, Walk.Step way, long late) {
        long longest = graph.longest(way.kind().number());
        if (longest >= TieKind.EVER || way.kind().afterMillis() >= TieKind.EVER) return first;
        return graph.begunBy(
                first, last, way.backward(), instant - longest - way.kind().afterMillis() - late - 1);
    }

    private void forward(int step, int node) {
        for (var way : walk.steps().get(step)) {
            int first = graph.first(node, way.kind().number(), way.backward());
            int last = graph.last(node, way.kind().number(), way.backward());
            if (first == last) continue;
            long early = step == 0 ? walk.earlyMillis() : 0;
            long late = step == 0 ? walk.lateMillis() : 0;
            int from = earliest(first, last, way, late);
            int to = graph.begunBy(
                    first, last, way.backward(), instant + way.kind().beforeMillis() + early);
            if (to - from > limit(way) && count(from, to, way, early, late) > limit(way)) continue;
            for (int place = to - 1; place >= from; place--) {
                if (++lookedAt > MOST_LOOKED_AT || found.size() >= MOST_FOUND) return;
                int tie = graph.tie(place, way.backward());
                if (!isValid(tie, way, early, late)) continue;
                int next = graph.end(tie, way.backward());
                if (next == user || repeats(step, next)) continue;
                steps[step] = tie << 1 | (way.backward() ? 1 : 0);
                if (step + 1 < walk.steps().size()) forward(step + 1, next);
                else arrive(next, step + 1);
            }
        }
    }

    private int limit(Walk.Step way) {
        return walk.most() > 0
                ? Math.min(walk.most(), way.kind().fanout())
                : way.kind().fanout();
    }

    private int count(int from, int to, Walk.Step way, long early, long late) {
        int valid = 0;
        for (int place = from; place < to && valid <= limit(way); place++) {
            if (isValid(graph.tie(place, way.backward()), way, early, late)) valid++;
        }
        return valid;
    }

    private boolean isValid(int tie, Walk.Step way, long early, long late) {
        return graph.isValid(tie, way.kind(), instant, early, late);
    }

    /// Whether a chain would come back to where it has been.
    private boolean repeats(int step, int node) {
        for (int i = 0; i < step; i++) {
            if (graph.end(steps[i] >> 1, (steps[i] & 1) != 0) == node) return true;
        }
        return false;
    }

    private void arrive(int node, int length) {
        for (int place = target.find(node); place >= 0 && place < target.size(); place++) {
            var stand = target.stand(place);
            if (stand.node() != node) return;
            if (instant < stand.begin() || instant >= stand.end()) continue;
            if (!suits(node)) return;
            take(length, stand);
            return; // the shortest of this node
        }
    }

    /// A personal chain ends at a person, a chain that must cite passes the case that is cited.
    private boolean suits(int node) {
        return walk.nature() != Nature.PERSONAL || nodes.kindOf(node) == personKind;
    }

    private void take(int length, Target.Stand stand) {
        if (walk.cited() && !passesCited(length)) return;
        var all = new int[length + stand.steps().length];
        System.arraycopy(steps, 0, all, 0, length);
        System.arraycopy(stand.steps(), 0, all, length, stand.steps().length);
        int firstTie = steps[0] >> 1;
        var first = walk.steps().getFirst().getFirst().kind();
        boolean over = instant >= graph.ends(firstTie) + first.afterMillis() && instant != graph.ends(firstTie);
        boolean ahead = instant < graph.begins(firstTie) - first.beforeMillis();
        found.add(new Path(walk, all, stand.person(), stand.prior(), walk.weak() || over || ahead));
    }

    private boolean passesCited(int length) {
        for (int i = 0; i < length; i++) {
            int node = graph.end(steps[i] >> 1, (steps[i] & 1) != 0);
            if (nodes.kindOf(node) == caseKind && isCited(node)) return true;
        }
        return false;
    }

    private boolean isCited(int node) {
        for (int one : cited) if (one == node) return true;
        return false;
    }

    private void backward() {
        int last = -1;
        for (int place = 0; place < target.size(); place++) {
            var stand = target.stand(place);
            if (!Reach.leads(standsReached[place], walk)) continue;
            if (stand.node() == last || instant < stand.begin() || instant >= stand.end()) continue;
            last = stand.node();
            if (suits(last)) back(walk.steps().size() - 1, last, stand);
        }
    }

    private void back(int step, int node, Target.Stand stand) {
        for (var way : walk.steps().get(step)) {
            boolean against = !way.backward();
            int first = graph.first(node, way.kind().number(), against);
            int last = graph.last(node, way.kind().number(), against);
            if (first == last) continue;
            long early = step == 0 ? walk.earlyMillis() : 0;
            long late = step == 0 ? walk.lateMillis() : 0;
            int from = earliest(first, last, way, late, against);
            int to = graph.begunBy(first, last, against, instant + way.kind().beforeMillis() + early);
            if (step == 0) {
                meet(way, node, from, to, early, late, stand);
                continue;
            }
            for (int place = to - 1; place >= from; place--) {
                if (++lookedAt > MOST_LOOKED_AT || found.size() >= MOST_FOUND) return;
                int tie = graph.tie(place, against);
                if (!isValid(tie, way, early, late)) continue;
                int before = graph.end(tie, against);
                if (before == user || before == stand.node()) continue;
                if (walk.cited() && nodes.kindOf(before) == caseKind && !isCited(before)) continue;
                if (tooMany(before, way, 0, 0)) continue;
                steps[step] = tie << 1 | (way.backward() ? 1 : 0);
                back(step - 1, before, stand);
            }
        }
    }

    private int earliest(int first, int last, Walk.Step way, long late, boolean against) {
        return earliest(first, last, new Walk.Step(way.kind(), against), late);
    }

    private boolean tooMany(int node, Walk.Step way, long early, long late) {
        int first = graph.first(node, way.kind().number(), way.backward());
        int last = graph.last(node, way.kind().number(), way.backward());
        if (last - first <= limit(way)) return false;
        return count(first, last, way, early, late) > limit(way);
    }

    /// The first step: whichever of the two has fewer ties is asked for the other.
    private void meet(Walk.Step way, int node, int from, int to, long early, long late, Target.Stand stand) {
        int first = graph.first(user, way.kind().number(), way.backward());
        int last = graph.last(user, way.kind().number(), way.backward());
        boolean fromUser = last - first < to - from;
        if (fromUser) {
            from = first;
            to = last;
        }
        boolean direction = fromUser ? way.backward() : !way.backward();
        int wanted = fromUser ? node : user;
        for (int place = to - 1; place >= from; place--) {
            if (++lookedAt > MOST_LOOKED_AT || found.size() >= MOST_FOUND) return;
            int tie = graph.tie(place, direction);
            if (graph.end(tie, direction) != wanted || !isValid(tie, way, early, late)) continue;
            if (tooMany(user, way, early, late)) return;
            steps[0] = tie << 1 | (way.backward() ? 1 : 0);
            take(walk.steps().size(), stand);
        }
    }

    /// The nodes that a user's chains of a walk end at, at an instant.
    public List<Integer> ends(Walk walk, int user, long instant) {
        var ends = new ArrayList<Integer>();
        this.walk = walk;
        this.user = user;
        this.instant = instant;
        lookedAt = 0;
        reach(0, user, ends);
        return ends;
    }

    /// Whether the user was busy at an instant: at a call, a stop or an appointment, whomever it was about.
    public boolean isBusy(int user, long instant, List<TieKind> kinds) {
        for (var kind : kinds) {
            int first = graph.first(user, kind.number(), false);
            int last = graph.last(user, kind.number(), false);
            long slack = kind.busyMillis();
            int to = graph.begunBy(first, last, false, instant + slack);
            for (int place = to - 1; place >= first; place--) {
                int tie = graph.tie(place, false);
                if (instant <= graph.ends(tie) + slack) return true;
                if (graph.begins(tie) + graph.longest(kind.number()) + slack < instant) break;
            }
        }
        return false;
    }

    /// The cases a user is assigned to at an instant, or was until lately.
    public List<Integer> assigned(int user, long instant) {
        return ends(own, user, instant);
    }

    private void reach(int step, int node, List<Integer> ends) {
        for (var way : walk.steps().get(step)) {
            int first = graph.first(node, way.kind().number(), way.backward());
            int last = graph.last(node, way.kind().number(), way.backward());
            long early = step == 0 ? walk.earlyMillis() : 0;
            long late = step == 0 ? walk.lateMillis() : 0;
            int from = earliest(first, last, way, late);
            int to = graph.begunBy(
                    first, last, way.backward(), instant + way.kind().beforeMillis() + early);
            for (int place = to - 1; place >= from; place--) {
                if (++lookedAt > MOST_LOOKED_AT) return;
                int tie = graph.tie(place, way.backward());
                if (!isValid(tie, way, early, late)) continue;
                int next = graph.end(tie, way.backward());
                if (step + 1 < walk.steps().size()) reach(step + 1, next, ends);
                else if (ends.size() < MOST_ENDS) ends.add(next);
            }
        }
    }

    /// Users who have a chain of this walk to a target at an instant; not more than `most`.
    public java.util.Set<Integer> holders(Walk walk, Target target, long instant, int except, int most) {
        var holders = new java.util.LinkedHashSet<Integer>();
        var some = new java.util.LinkedHashSet<Integer>();
        for (int place = 0; place < target.size() && holders.size() < most; place++) {
            var stand = target.stand(place);
            if (instant < stand.begin() || instant >= stand.end()) continue;
            others(walk, stand.node(), instant, except, most, some);
            holders.addAll(some);
        }
        return holders;
    }

    /// How many of some users have a chain of this walk to a node at an instant; counting stops at `most`.
    public int others(Walk walk, int node, long instant, int except, int most, java.util.Set<Integer> into) {
        this.walk = walk;
        this.instant = instant;
        this.user = except;
        lookedAt = 0;
        into.clear();
        gather(walk.steps().size() - 1, node, most, into);
        into.remove(except);
        return into.size();
    }

    private void gather(int step, int node, int most, java.util.Set<Integer> into) {
        for (var way : walk.steps().get(step)) {
            boolean against = !way.backward();
            int first = graph.first(node, way.kind().number(), against);
            int last = graph.last(node, way.kind().number(), against);
            long early = step == 0 ? walk.earlyMillis() : 0;
            long late = step == 0 ? walk.lateMillis() : 0;
            int from = earliest(first, last, way, late, against);
            int to = graph.begunBy(first, last, against, instant + way.kind().beforeMillis() + early);
            for (int place = to - 1; place >= from && into.size() < most; place--) {
                if (++lookedAt > MOST_LOOKED_AT) return;
                int tie = graph.tie(place, against);
                if (!isValid(tie, way, early, late)) continue;
                int before = graph.end(tie, against);
                if (step > 0) gather(step - 1, before, most, into);
                else if (nodes.kindOf(before) == userKind) into.add(before);
            }
        }
    }
}
