package org.quis.ties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The search finds exactly the chains that somebody finds who tries every tie, from whichever end it begins.
class SearchLawsTest {
    private static final long SLACK = 3;
    private static final long LATE = 10;

    private final Declarations declared = Declarations.shipped();
    private final TieKind first = kind(0, 60);
    private final TieKind second = kind(1, 5);
    private final TieKind third = kind(2, 4);

    private static TieKind kind(int number, int fanout) {
        return new TieKind(number, "k" + number, "b" + number, Nature.DUTY, SLACK, SLACK, 0, fanout, null, null);
    }

    private record Tie(int from, int to, TieKind kind, long begin, long end) {
        boolean holds(long instant, long late) {
            return begin - SLACK <= instant && (instant < end + SLACK + late || begin == end && instant == end);
        }
    }

    /// Users 0 to 4, cases 5 to 10, persons 11 to 18; twenty to a hundred ties among them.
    private final class World {
        final Nodes nodes = new Nodes();
        final List<Tie> ties = new ArrayList<>();
        final Graph graph;

        World(Random random) {
            for (int i = 0; i < 5; i++) nodes.add(nodes.kind("user"), "u" + i, "u" + i);
            for (int i = 0; i < 6; i++) nodes.add(nodes.kind("case"), "c" + i, "c" + i);
            for (int i = 0; i < 8; i++) nodes.add(nodes.kind("person"), "p" + i, "p" + i);
            int count = 20 + random.nextInt(80);
            var growing = new Growing();
            for (int i = 0; i < count; i++) {
                long begin = random.nextInt(100);
                long end = random.nextInt(5) == 0 ? begin : begin + random.nextInt(60);
                var tie = switch (random.nextInt(3)) {
                    case 0 -> new Tie(random.nextInt(5), 5 + random.nextInt(6), first, begin, end);
                    case 1 -> new Tie(5 + random.nextInt(6), 11 + random.nextInt(8), second, begin, end);
                    default -> new Tie(11 + random.nextInt(8), 11 + random.nextInt(8), third, begin, end);
                };
                if (tie.from == tie.to) continue;
                ties.add(tie);
                growing.add(tie.from, tie.to, tie.kind, new Interval(tie.begin, tie.end), 0, ties.size() - 1);
            }
            graph = new Graph(growing, nodes.count(), 3);
        }

        /// Chains as the rows of their ties, found by the search.
        Set<String> found(Walk walk, int user, long instant, Set<Integer> ends) {
            var stands = ends.stream()
                    .map(end -> new Target.Stand(end, Interval.ALWAYS, Interval.FOREVER, new int[0], end, 1))
                    .toList();
            var target = new Target("person", "", new int[0], stands, -1L, -1L);
            var reach = new Reach(graph, List.of(walk));
            var chains = new TreeSet<String>();
            for (var path : new Search(nodes, graph, first, reach).find(walk, user, instant, target, new int[0])) {
                var rows = new ArrayList<Integer>();
                for (int step : path.steps()) rows.add(graph.row(step >> 1));
                chains.add(rows.toString());
            }
            return chains;
        }

        /// The same by trying everything.
        Set<String> tried(Walk walk, int user, long instant, Set<Integer> ends) {
            var chains = new TreeSet<String>();
            tried(walk, 0, List.of(user), List.of(), instant, ends, chains);
            return chains;
        }

        private void tried(
                Walk walk,
                int step,
                List<Integer> way,
                List<Integer> rows,
                long instant,
                Set<Integer> ends,
                Set<String> to) {
            int node = way.getLast();
            if (step == walk.steps().size()) {
                if (ends.contains(node)) to.add(rows.toString());
                return;
            }
            long late = step == 0 ? walk.lateMillis() : 0;
            for (var one : walk.steps().get(step)) {
                var onward = new ArrayList<Integer>();
                for (int i = 0; i < ties.size(); i++) {
                    var tie = ties.get(i);
                    int from = one.backward() ? tie.to : tie.from;
                    if (tie.kind == one.kind() && from == node && tie.holds(instant, late)) onward.add(i);
                }
                if (onward.size() > one.kind().fanout()) continue;
                for (int i : onward) {
                    int next = one.backward() ? ties.get(i).from : ties.get(i).to;
                    if (way.contains(next)) continue;
                    tried(walk, step + 1, plus(way, next), plus(rows, i), instant, ends, to);
                }
            }
        }

        private List<Integer> plus(List<Integer> list, int one) {
            var longer = new ArrayList<>(list);
            longer.add(one);
            return longer;
        }
    }

    private Walk walk(List<List<Walk.Step>> steps) {
        return new Walk(0, "", Nature.DUTY, steps, false, false, false, 0, LATE, 0, null, null, null);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void every_chain_is_found_and_none_is_invented(int ends) {
        var there = List.of(new Walk.Step(first, false));
        var about = List.of(new Walk.Step(second, false));
        var around = List.of(new Walk.Step(third, false), new Walk.Step(third, true));
        var walks = List.of(walk(List.of(there)), walk(List.of(there, about)), walk(List.of(there, about, around)));
        int chains = 0;
        for (int seed = 0; seed < 6_000; seed++) {
            var random = new Random(seed * 31L + ends);
            var world = new World(random);
            var wanted = new TreeSet<Integer>();
            for (int i = 0; i < ends; i++) wanted.add(5 + random.nextInt(14));
            for (var walk : walks) {
                int user = random.nextInt(5);
                long instant = random.nextInt(130);
                var tried = world.tried(walk, user, instant, wanted);
                if (tried.size() > 30) continue; // the search keeps the strongest thirty-two
                chains += tried.size();
                assertEquals(
                        tried,
                        world.found(walk, user, instant, wanted),
                        "seed " + seed + ", " + walk.steps().size() + " steps");
            }
        }
        assertTrue(chains > 1_000, "only " + chains + " chains were there to be found");
    }

    @Test
    void a_chain_whose_first_tie_is_over_is_a_lesser_one() {
        var nodes = new Nodes();
        int user = nodes.add(nodes.kind("user"), "u", "u");
        int file = nodes.add(nodes.kind("case"), "c", "c");
        var growing = new Growing();
        growing.add(user, file, first, new Interval(10, 20), 0, 1);
        var graph = new Graph(growing, nodes.count(), 3);
        var target = new Target(
                "case",
                "c",
                new int[] {file},
                List.of(new Target.Stand(file, Interval.ALWAYS, Interval.FOREVER, new int[0], -1, 1)),
                -1L,
                -1L);
        var walk = walk(List.of(List.of(new Walk.Step(first, false))));

        var search = new Search(nodes, graph, first, new Reach(graph, List.of(walk)));

        assertEquals(List.of(false), weak(search.find(walk, user, 22, target, new int[0])));
        assertEquals(List.of(true), weak(search.find(walk, user, 23, target, new int[0])));
        assertEquals(List.of(), weak(search.find(walk, user, 33, target, new int[0])));
    }

    private static List<Boolean> weak(List<Path> paths) {
        return paths.stream().map(Path::weak).toList();
    }

    @Test
    void the_shipped_chains_begin_at_a_user() {
        for (var walk : declared.duty()) assertTrue(walk.steps().size() <= 5, walk.name());
        for (var walk : declared.personal()) assertTrue(walk.misuse().isPresent(), walk.name());
    }
}
