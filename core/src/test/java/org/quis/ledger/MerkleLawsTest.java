package org.quis.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The laws of RFC 9162, section 2.1, for every tree to 2,000 leaves and for random ones to 2^40. The proofs are made
/// here from the definitions, by a road of their own that reads no tile.
class MerkleLawsTest {
    private static final int MOST = 2_000;
    private static final long SEED = 20_261_123;

    /// The hash of the tree over leaves `from` to `to`.
    private interface Source {
        Hash range(long from, long to);
    }

    @Test
    void every_leaf_of_every_tree_to_two_thousand_is_included_at_its_own_place() {
        var tree = new Dense(MOST);
        for (int size = 1; size <= MOST; size++) {
            var root = tree.range(0, size);
            for (int index = size <= 300 ? 0 : size % 17; index < size; index += size <= 300 ? 1 : 17) {
                var proof = new InclusionProof(index, size, tree.range(index, index + 1), path(tree, index, 0, size));
                assertEquals(root, proof.root().orElseThrow(), index + " of " + size);
                assertFalse(reaches(new InclusionProof(index ^ 1, size, proof.leaf(), proof.path()), root));
                assertFalse(reaches(new InclusionProof(index + size, 2L * size, proof.leaf(), proof.path()), root));
            }
        }
    }

    @Test
    void every_tree_to_two_thousand_continues_every_smaller_one() {
        var tree = new Dense(MOST);
        for (int size = 1; size <= MOST; size++) {
            var root = tree.range(0, size);
            for (int old = size <= 300 ? 1 : 1 + size % 19; old <= size; old += size <= 300 ? 1 : 19) {
                var proof = new ConsistencyProof(old, size, old == size ? List.of() : since(tree, old, 0, size, true));
                var then = tree.range(0, old);
                assertTrue(proof.connects(then, root), old + " to " + size);
                assertFalse(proof.connects(Sample.FILE, root));
                assertFalse(proof.connects(then, Sample.FILE));
                if (old < size) {
                    assertFalse(new ConsistencyProof(old, size + 1L, proof.path()).connects(then, Sample.FILE));
                    assertFalse(new ConsistencyProof(old, size, longer(proof.path())).connects(then, root));
                }
            }
        }
    }

    @Test
    void the_laws_hold_for_random_trees_of_up_to_two_to_the_forty_leaves() {
        var random = new Random(SEED);
        var tree = new Striped();
        for (int round = 0; round < 5_000; round++) {
            var what = "round " + round + " of seed " + SEED;
            long size = 1 + (random.nextLong() >>> 24 + random.nextInt(40));
            long index = random.nextLong(size);
            var root = tree.range(0, size);
            var inclusion = new InclusionProof(index, size, tree.range(index, index + 1), path(tree, index, 0, size));
            assertTrue(reaches(inclusion, root), what);
            assertTrue(inclusion.path().size() <= 40, what);
            assertFalse(reaches(new InclusionProof(index, size, Sample.FILE, inclusion.path()), root), what);
            if (!inclusion.path().isEmpty()) {
                int at = random.nextInt(inclusion.path().size());
                var changed = new ArrayList<>(inclusion.path());
                changed.set(at, Sample.FILE);
                assertFalse(reaches(new InclusionProof(index, size, inclusion.leaf(), changed), root), what);
                changed.remove(at);
                assertFalse(reaches(new InclusionProof(index, size, inclusion.leaf(), changed), root), what);
            }
            long old = 1 + random.nextLong(size);
            var proof = new ConsistencyProof(old, size, old == size ? List.of() : since(tree, old, 0, size, true));
            assertTrue(proof.connects(tree.range(0, old), root), what);
            if (old > 1) assertFalse(proof.connects(tree.range(0, old - 1), root), what);
        }
    }

    @Test
    void proofs_of_nonsense_are_answered_and_do_not_hang() {
        var random = new Random(SEED);
        for (int round = 0; round < 100_000; round++) {
            var path = new ArrayList<Hash>();
            for (int i = random.nextInt(70); i > 0; i--) path.add(Sample.FILE);
            long one = random.nextLong() >> random.nextInt(64);
            long two = random.nextLong() >> random.nextInt(64);
            assertFalse(reaches(new InclusionProof(one, two, Sample.FILE, path), new Hasher().empty()));
            assertFalse(new ConsistencyProof(one, two, path).connects(Sample.FILE, new Hasher().empty()));
        }
    }

    private static boolean reaches(InclusionProof proof, Hash root) {
        return proof.root().filter(root::equals).isPresent();
    }

    private static List<Hash> longer(List<Hash> path) {
        var longer = new ArrayList<>(path);
        longer.add(Sample.FILE);
        return longer;
    }

    /// PATH(index, leaves `from` to `to`), section 2.1.3.1.
    private static List<Hash> path(Source tree, long index, long from, long to) {
        if (to - from == 1) return new ArrayList<>();
        long middle = from + Long.highestOneBit(to - from - 1);
        var path = index < middle ? path(tree, index, from, middle) : path(tree, index, middle, to);
        path.add(index < middle ? tree.range(middle, to) : tree.range(from, middle));
        return path;
    }

    /// SUBPROOF(old, leaves `from` to `to`, whole), section 2.1.4.1.
    private static List<Hash> since(Source tree, long old, long from, long to, boolean whole) {
        if (old == to) return new ArrayList<>(whole ? List.of() : List.of(tree.range(from, to)));
        long middle = from + Long.highestOneBit(to - from - 1);
        var path = old <= middle ? since(tree, old, from, middle, whole) : since(tree, old, middle, to, false);
        path.add(old <= middle ? tree.range(middle, to) : tree.range(from, middle));
        return path;
    }

    /// A tree whose leaves all differ; full subtrees are kept by height.
    private static final class Dense implements Source {
        private final Hasher hasher = new Hasher();
        private final List<Hash[]> levels = new ArrayList<>();

        Dense(int leaves) {
            var level = new Hash[leaves];
            for (int i = 0; i < leaves; i++) level[i] = hasher.leaf(("leaf " + i).getBytes(StandardCharsets.US_ASCII));
            for (; level.length > 0; level = level.length == 1 ? new Hash[0] : above(level)) levels.add(level);
        }

        private Hash[] above(Hash[] level) {
            var above = new Hash[level.length / 2];
            for (int i = 0; i < above.length; i++) above[i] = hasher.node(level[2 * i], level[2 * i + 1]);
            return above;
        }

        @Override
        public Hash range(long from, long to) {
            long count = to - from;
            if (Long.bitCount(count) == 1 && from % count == 0) {
                return levels.get(Long.numberOfTrailingZeros(count))[(int) (from / count)];
            }
            long left = Long.highestOneBit(count - 1);
            return hasher.node(range(from, from + left), range(from + left, to));
        }
    }

    /// A tree of which every other leaf is the same, so that subtrees of one height are: any size costs nothing.
    private static final class Striped implements Source {
        private final Hasher hasher = new Hasher();
        private final Hash even = hasher.leaf(new byte[] {2});
        private final Hash odd = hasher.leaf(new byte[] {3});
        private final List<Hash> full = new ArrayList<>(List.of(even, hasher.node(even, odd)));

        Striped() {
            while (full.size() <= 41) full.add(hasher.node(full.getLast(), full.getLast()));
        }

        @Override
        public Hash range(long from, long to) {
            long count = to - from;
            if (count == 1) return from % 2 == 0 ? even : odd;
            if (Long.bitCount(count) == 1) return full.get(Long.numberOfTrailingZeros(count));
            long left = Long.highestOneBit(count - 1);
            return hasher.node(range(from, from + left), range(from + left, to));
        }
    }
}
