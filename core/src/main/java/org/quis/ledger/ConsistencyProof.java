package org.quis.ledger;

import java.util.ArrayList;
import java.util.List;

/// A claim that a log of `newSize` leaves still begins with the `oldSize` leaves it had before.
public record ConsistencyProof(long oldSize, long newSize, List<Hash> path) {

    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /// Whether this proof leads from the one signed root to the other, for the sizes they signed.
    ///
    /// RFC 9162, section 2.1.4.2; the numbers are its steps. The RFC leaves out trees of equal size and the
    /// empty tree: both need no path, and one that is there is wrong.
    public boolean connects(Checkpoint older, Checkpoint newer) {
        if (older.size() != oldSize
                || newer.size() != newSize
                || !older.origin().equals(newer.origin())) return false;
        return connects(older.root(), newer.root());
    }

    boolean connects(Hash oldRoot, Hash newRoot) {
        var hasher = new Hasher();
        if (oldSize < 0 || oldSize > newSize) return false;
        if (oldSize == newSize) return path.isEmpty() && oldRoot.equals(newRoot);
        if (oldSize == 0) return path.isEmpty() && oldRoot.equals(hasher.empty());
        if (path.isEmpty()) return false; // 1
        var hashes = new ArrayList<Hash>();
        if (Long.bitCount(oldSize) == 1) hashes.add(oldRoot); // 2
        hashes.addAll(path);
        long fn = oldSize - 1; // 3
        long sn = newSize - 1;
        while ((fn & 1) == 1) { // 4
            fn >>= 1;
            sn >>= 1;
        }
        Hash fr = hashes.get(0); // 5
        Hash sr = fr;
        for (Hash c : hashes.subList(1, hashes.size())) { // 6
            if (sn == 0) return false; // 6a
            if ((fn & 1) == 1 || fn == sn) { // 6b
                fr = hasher.node(c, fr);
                sr = hasher.node(c, sr);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                sr = hasher.node(sr, c);
            }
            fn >>= 1; // 6c
            sn >>= 1;
        }
        return fr.equals(oldRoot) && sr.equals(newRoot) && sn == 0; // 7
    }
}
