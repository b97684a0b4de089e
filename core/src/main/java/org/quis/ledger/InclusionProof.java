package org.quis.ledger;

import java.util.List;
import java.util.Optional;

/// A claim that the tree of `size` leaves holds `leaf` at `index`.
///
/// @param path the siblings on the way from the leaf to the root
public record InclusionProof(long index, long size, Hash leaf, List<Hash> path) {

    public InclusionProof {
        path = List.copyOf(path);
    }

    /// Whether this proof leads to the root that the checkpoint signed, for the size it signed.
    public boolean leadsTo(Checkpoint checkpoint) {
        return size == checkpoint.size() && root().equals(Optional.of(checkpoint.root()));
    }

    /// The root this path ends at, empty where it does not end at the top of a tree of this size.
    ///
    /// RFC 9162, section 2.1.3.2; the numbers are its steps.
    Optional<Hash> root() {
        if (index < 0 || index >= size) return Optional.empty(); // 1
        long fn = index; // 2
        long sn = size - 1;
        var hasher = new Hasher();
        Hash r = leaf; // 3
        for (Hash p : path) { // 4
            if (sn == 0) return Optional.empty(); // 4a
            if ((fn & 1) == 1 || fn == sn) { // 4b
                r = hasher.node(p, r);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                r = hasher.node(r, p);
            }
            fn >>= 1; // 4c
            sn >>= 1;
        }
        return sn == 0 ? Optional.of(r) : Optional.empty(); // 5: the path must end at the top
    }
}
