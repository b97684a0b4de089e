package org.quis.ties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What is said of where a user's chains end is never too little: a chain that is not looked for is never found.
class ReachTest {
    private static final TieKind ASSIGNED = kind(0);
    private static final TieKind CONCERNS = kind(1);
    private static final TieKind KNOWS = kind(2);

    private final Growing ties = new Growing();
    private final Nodes nodes = new Nodes();
    private int rows;

    private static TieKind kind(int number) {
        return new TieKind(number, "k" + number, "b" + number, Nature.DUTY, 0, 0, 0, 60, null, null);
    }

    private static Walk walk(int rank, Nature nature, Walk.Step... steps) {
        var each = List.of(steps).stream().map(List::of).toList();
        return new Walk(rank, "", nature, each, false, false, false, 0, 0, 0, null, null, null);
    }

    private static Walk.Step along(TieKind kind) {
        return new Walk.Step(kind, false);
    }

    private int node(String kind) {
        return nodes.add(nodes.kind(kind), "n" + nodes.count(), "n" + nodes.count());
    }

    private void tie(int from, TieKind kind, int to) {
        ties.add(from, to, kind, new Interval(rows, rows + 1), 0, rows++);
    }

    private long walks(Reach reach, int user, int end) {
        var stand = new Target.Stand(end, Interval.ALWAYS, Interval.FOREVER, new int[0], -1, 1);
        return reach.walks(user, new Target("person", "", new int[] {end}, List.of(stand), -1L, -1L), new long[1]);
    }

    @Test
    void a_walk_is_said_to_lead_just_where_some_tie_of_any_time_leads() {
        var walks = List.of(
                walk(0, Nature.DUTY, along(ASSIGNED)),
                walk(1, Nature.DUTY, along(ASSIGNED), along(CONCERNS)),
                walk(0, Nature.PERSONAL, along(KNOWS)),
                walk(1, Nature.PERSONAL, along(KNOWS), new Walk.Step(KNOWS, true)));
        var random = new Random(7);
        int size = 30;
        var tied = new HashSet<List<Integer>>(); // kind, from, to
        for (int i = 0; i < size; i++) node("person");
        for (int i = 0; i < 120; i++) {
            var kind = List.of(ASSIGNED, CONCERNS, KNOWS).get(random.nextInt(3));
            int from = random.nextInt(size);
            int to = random.nextInt(size);
            tied.add(List.of(kind.number(), from, to));
            tie(from, kind, to);
        }
        var reach = new Reach(new Graph(ties, nodes.count(), 3), walks);

        for (int user = 0; user < size; user++) {
            for (int end = 0; end < size; end++) {
                for (var walk : walks) {
                    assertEquals(
                            leads(tied, walk, 0, user, end, size),
                            Reach.leads(walks(reach, user, end), walk),
                            user + " to " + end + " by " + walk.steps());
                }
            }
        }
    }

    private static boolean leads(Set<List<Integer>> tied, Walk walk, int step, int from, int end, int size) {
        if (step == walk.steps().size()) return from == end;
        var way = walk.steps().get(step).getFirst();
        for (int next = 0; next < size; next++) {
            int number = way.kind().number();
            var tie = way.backward() ? List.of(number, next, from) : List.of(number, from, next);
            if (tied.contains(tie) && leads(tied, walk, step + 1, next, end, size)) return true;
        }
        return false;
    }

    @Test
    void who_has_more_ties_than_are_kept_may_lead_anywhere() {
        var own = walk(0, Nature.DUTY, along(ASSIGNED));
        var kin = walk(0, Nature.PERSONAL, along(KNOWS));
        int busy = node("user");
        int stranger = node("person");
        for (int i = 0; i < 2_000; i++) tie(busy, ASSIGNED, node("case"));
        var reach = new Reach(new Graph(ties, nodes.count(), 3), List.of(own, kin));

        assertTrue(Reach.leads(walks(reach, busy, stranger), own));
        assertEquals(false, Reach.leads(walks(reach, busy, stranger), kin));
    }

    @Test
    void no_walk_is_lost_where_more_sets_of_walks_are_met_than_are_told_apart() {
        var walks = new ArrayList<Walk>();
        var kinds = new ArrayList<TieKind>();
        for (int i = 0; i < 10; i++) {
            kinds.add(kind(i));
            walks.add(walk(i, Nature.DUTY, along(kinds.get(i))));
        }
        int user = node("user");
        int first = nodes.count();
        for (int set = 1; set < 400; set++) {
            int end = node("person");
            for (int i = 0; i < 10; i++) if ((set >> i & 1) != 0) tie(user, kinds.get(i), end);
        }
        var reach = new Reach(new Graph(ties, nodes.count(), 10), walks);

        for (int set = 1; set < 400; set++) {
            assertEquals(set, walks(reach, user, first + set - 1) & set);
        }
    }
}
