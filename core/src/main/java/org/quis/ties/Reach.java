package org.quis.ties;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Where the chains of a user end, whatever the instant: it tells of most looks at once that no chain leads there.
///
/// Found out when a user is first asked about, and kept for all threads, within bounds.
final class Reach {
    /// Ties passed before a walk is taken to lead anywhere.
    private static final int MOST_PASSED = 500;
    /// Places for nodes kept for all users together, 5 bytes each.
    private static final int MOST_KEPT = 16_000_000;

    private static final Ends UNKNOWN = new Ends(Map.of(), -1L);

    private final Graph graph;
    private final List<Walk> walks;
    private final Map<Integer, Ends> known = new ConcurrentHashMap<>();
    private final AtomicInteger kept = new AtomicInteger();

    Reach(Graph graph, List<Walk> walks) {
        this.graph = graph;
        this.walks = List.copyOf(walks);
    }

    /// The walks of a user that may lead to what stands for a target, as bits for [#leads]. No chain is missed; some
    /// that are said may be over, or not begun.
    ///
    /// @param stands receives the same of each that stands for the target
    long walks(int user, Target target, long[] stands) {
        var ends = known.get(user);
        if (ends == null) {
            ends = kept.get() < MOST_KEPT ? new Passing().from(user) : UNKNOWN;
            if (known.putIfAbsent(user, ends) == null) kept.addAndGet(ends.places());
        }
        long all = 0;
        for (int place = 0; place < target.size(); place++) {
            stands[place] = ends.leadingTo(target.node(place));
            all |= stands[place];
        }
        return all;
    }

    static boolean leads(long bits, Walk walk) {
        return (bits & bit(walk)) != 0;
    }

    /// Walks far down a long list share one bit.
    private static long bit(Walk walk) {
        int place = Math.min(walk.rank(), 31);
        return 1L << (walk.nature() == Nature.PERSONAL ? 32 + place : place);
    }

    /// All walks of one user.
    private final class Passing {
        private final int[] ends = new int[MOST_PASSED];
        private int count;
        private int passed;

        Ends from(int user) {
            var all = new HashMap<Integer, Long>();
            long anywhere = 0;
            for (var walk : walks) {
                count = 0;
                passed = 0;
                if (!pass(walk, 0, user)) anywhere |= bit(walk);
                else for (int i = 0; i < count; i++) all.merge(ends[i], bit(walk), (one, other) -> one | other);
            }
            return new Ends(all, anywhere);
        }

        /// @return whether it came to an end within bounds
        private boolean pass(Walk walk, int step, int node) {
            for (var way : walk.steps().get(step)) {
                int last = graph.last(node, way.kind().number(), way.backward());
                for (int place = graph.first(node, way.kind().number(), way.backward()); place < last; place++) {
                    if (++passed > MOST_PASSED) return false;
                    int next = graph.end(graph.tie(place, way.backward()), way.backward());
                    if (step + 1 == walk.steps().size()) ends[count++] = next;
                    else if (!pass(walk, step + 1, next)) return false;
                }
            }
            return true;
        }
    }

    /// Nodes and the walks that end there, by open addressing; few sets of walks are told apart, so each is a number.
    private static final class Ends {
        private static final int MOST_SETS = 256;

        private final int[] nodes; // a node and 1; 0 where the place is free
        private final byte[] sets; // by place: which of the sets of walks ends there
        private final long[] bits; // by set; the first is empty
        private final long anywhere;

        Ends(Map<Integer, Long> walksByNode, long anywhere) {
            this.anywhere = anywhere;
            nodes = new int[Integer.highestOneBit(walksByNode.size() * 4 / 3 + 1) * 2];
            sets = new byte[nodes.length];
            var distinct = new ArrayList<>(List.of(0L));
            walksByNode.forEach((node, walks) -> {
                int place = place(node);
                nodes[place] = node + 1;
                int set = distinct.indexOf(walks);
                if (set < 0 && distinct.size() < MOST_SETS) {
                    set = distinct.size();
                    distinct.add(walks);
                } else if (set < 0) { // one more walk that is said to lead there costs time, a missing one a chain
                    set = MOST_SETS - 1;
                    distinct.set(set, distinct.get(set) | walks);
                }
                sets[place] = (byte) set;
            });
            bits = distinct.stream().mapToLong(Long::longValue).toArray();
        }

        int places() {
            return nodes.length;
        }

        long leadingTo(int node) {
            return anywhere | bits[sets[place(node)] & 0xff];
        }

        private int place(int node) {
            int mask = nodes.length - 1;
            int place = (node * 0x9E3779B9 >>> 7) & mask;
            while (nodes[place] != 0 && nodes[place] != node + 1) place = place + 1 & mask;
            return place;
        }
    }
}
