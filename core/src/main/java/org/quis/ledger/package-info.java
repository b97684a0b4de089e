/// Entries become leaves, tiles, checkpoints, proofs: what was read can no longer be quietly changed.
///
/// Every data row becomes one *entry*: which source, which row, and a salted *commitment* to the row's
/// bytes. Entries are the *leaves* of a Merkle tree (RFC 6962); the tree is kept as *tiles* in the layout
/// of C2SP tlog-tiles, and its *root* is signed in a *checkpoint*, a C2SP signed note. The row itself lies
/// beside the tree, in the *payload*: whoever holds it can open its commitment, and whoever is only given
/// the tree learns nothing from it.
///
/// ```
/// Sealer.seal(rows) -> Entries        in any thread
/// LedgerWriter.append(entries)        in one thread, in order
/// LedgerWriter.close()                partial tiles, checkpoint
/// Verifier.verify(folder)             everything, from the entries up
/// ```
///
/// What this floor does not do: it knows nothing of accesses or people, and it never changes an entry.
@NullMarked
package org.quis.ledger;

import org.jspecify.annotations.NullMarked;
