package org.quis.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeTest {
    private static final int MOST = 20;

    @Test
    void the_roots_are_those_of_certificate_transparency() throws Exception {
        var leaves = List.of(
                "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");
        var roots = List.of(
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
        var tree = new Tree((tile, hashes) -> {});
        assertEquals(roots.get(0), tree.root().toString());
        for (int i = 0; i < leaves.size(); i++) {
            var entry = HexFormat.of().parseHex(leaves.get(i));
            tree.append(new Hasher().leaf(entry).bytes(), 0, 1);
            assertEquals(roots.get(i + 1), tree.root().toString());
        }
    }

    @Test
    void every_inclusion_proof_of_every_tree_to_twenty_leaves_holds_for_its_own_place_and_size_only(
            @TempDir Path folder) throws Exception {
        for (int size = 1; size <= MOST; size++) {
            var ledger = ledger(folder, size);
            for (int index = 0; index < size; index++) {
                var proof = ledger.prove(index);
                assertEquals(naiveInclusion(index, leaves(ledger, size)), proof.path());
                for (long claimedSize = 0; claimedSize <= 2 * MOST; claimedSize++) {
                    var claimed = new Checkpoint(
                            Sample.ORIGIN, claimedSize, ledger.checkpoint().root());
                    for (long claimedIndex = -1; claimedIndex <= 2 * MOST; claimedIndex++) {
                        var claim = new InclusionProof(claimedIndex, claimedSize, proof.leaf(), proof.path());
                        boolean holds = claim.leadsTo(claimed);
                        boolean same = claimedIndex == index && claimedSize == size;
                        if (same) assertTrue(holds);
                        // a path fixes the turns it takes, so some other pairs of place and size share the way;
                        // no other place is believed for the size that was signed
                        else if (claimedSize == size) assertFalse(holds, index + " of " + size + " as " + claimedIndex);
                    }
                }
                for (int at = 0; at < proof.path().size(); at++) {
                    var path = new ArrayList<>(proof.path());
                    path.remove(at);
                    assertFalse(new InclusionProof(index, size, proof.leaf(), path).leadsTo(ledger.checkpoint()));
                }
                var longer = new ArrayList<>(proof.path());
                longer.add(proof.leaf());
                assertFalse(new InclusionProof(index, size, proof.leaf(), longer).leadsTo(ledger.checkpoint()));
            }
        }
    }

    @Test
    void a_proof_for_leaf_1_of_2_is_not_one_for_leaf_3_of_4(@TempDir Path folder) throws Exception {
        var ledger = ledger(folder, 2);
        var proof = ledger.prove(1);
        var root = ledger.checkpoint().root();

        var claim = new InclusionProof(3, 4, proof.leaf(), proof.path());

        assertFalse(claim.leadsTo(new Checkpoint(Sample.ORIGIN, 4, root)));
    }

    @Test
    void every_consistency_proof_of_every_pair_of_trees_to_twenty_leaves_holds_and_none_with_another_root_or_path(
            @TempDir Path folder) throws Exception {
        var full = ledger(folder, MOST);
        var leaves = leaves(full, MOST);
        for (int newer = 0; newer <= MOST; newer++) {
            var after = new Checkpoint(Sample.ORIGIN, newer, naiveRoot(leaves.subList(0, newer)));
            var tiles = new StoredTiles(folder.resolve("20"), MOST);
            for (int older = 0; older <= newer; older++) {
                var before = new Checkpoint(Sample.ORIGIN, older, naiveRoot(leaves.subList(0, older)));
                boolean trivial = older == 0 || older == newer;
                var path = trivial ? List.<Hash>of() : tiles.consistency(older, 0, newer, true);
                var proof = new ConsistencyProof(older, newer, path);
                assertTrue(proof.connects(before, after), older + " to " + newer);

                var other = new Hasher().leaf(new byte[] {9});
                assertFalse(proof.connects(before, new Checkpoint(Sample.ORIGIN, newer, other)) && older > 0);
                assertFalse(proof.connects(new Checkpoint(Sample.ORIGIN, older, other), after));
                var longer = new ArrayList<>(path);
                longer.add(other);
                assertFalse(new ConsistencyProof(older, newer, longer).connects(before, after));
                for (int claimed = 0; claimed <= MOST; claimed++) {
                    if (claimed == older) continue;
                    var claim = new Checkpoint(Sample.ORIGIN, claimed, before.root());
                    assertFalse(proof.connects(claim, after));
                }
            }
        }
    }

    private static Ledger ledger(Path folder, int size) throws Exception {
        Sample.write(folder.resolve("" + size), size);
        return Ledger.open(folder.resolve("" + size));
    }

    private static List<Hash> leaves(Ledger ledger, int size) throws Exception {
        var leaves = new ArrayList<Hash>();
        for (int i = 0; i < size; i++)
            leaves.add(new Hasher().leaf(ledger.entry(i).encoded()));
        assertEquals(ledger.checkpoint().root(), naiveRoot(leaves));
        return leaves;
    }

    /// The definition in RFC 6962, section 2.1, word for word.
    private static Hash naiveRoot(List<Hash> leaves) {
        if (leaves.isEmpty()) return new Hasher().empty();
        if (leaves.size() == 1) return leaves.get(0);
        int k = Integer.highestOneBit(leaves.size() - 1);
        return new Hasher().node(naiveRoot(leaves.subList(0, k)), naiveRoot(leaves.subList(k, leaves.size())));
    }

    private static List<Hash> naiveInclusion(int index, List<Hash> leaves) {
        if (leaves.size() == 1) return List.of();
        int k = Integer.highestOneBit(leaves.size() - 1);
        var left = leaves.subList(0, k);
        var right = leaves.subList(k, leaves.size());
        var path = new ArrayList<>(index < k ? naiveInclusion(index, left) : naiveInclusion(index - k, right));
        path.add(naiveRoot(index < k ? right : left));
        return path;
    }
}
