/// Entries become leaves, tiles, checkpoints and proofs: what was read can no longer be changed unseen.
///
/// Every data row, read or rejected, is one *entry*. An entry holds no personal data: it says which row of
/// which source it is and holds a salted *commitment* to the row's bytes. Entries are the *leaves* of a
/// Merkle tree (RFC 6962, section 2.1), whose hashes are kept in *tiles* of 256 and whose root a signed
/// *checkpoint* states; the files are those of a [C2SP tlog-tiles](https://c2sp.org/tlog-tiles) log, so
/// anyone's verifier can read them. The rows themselves, and the salts that open the commitments, stay
/// beside the log in the *payload*, encrypted under keys ([Keyring]) whose destruction erases them ([Erasure]).
///
/// ```java
/// var sealer = new Sealer(keyring.key(origin, "rows-2026-11")); // one per worker thread
/// try (var writer = LedgerWriter.create(folder, origin, key, lastCheckpoints)) {
///     long first = writer.append(sealer.seal(rows));            // one thread appends
///     writer.append(sealer.seal(source, sha256OfFile, count));
///     writer.append(sealer.seal(new Entry.RunEnd(rulesHash, "3", "0.1.0")));
/// }                                                             // signs the checkpoint
/// Verification result = Verifier.verify(folder);
/// ```
///
/// [Verifier] believes nothing but the checkpoint's signature: it computes every leaf and every tile anew
/// from the entries, and every commitment anew from the payload. What it finds wrong is a [Fault] that
/// names the file and the byte. [Ledger] opens a single row or proof, and checks it before handing it out.
///
/// Bad bytes are never an `IOException`: that means the disk could not be read, and trying again may
/// help. Bytes that were read and do not fit are [Broken] or a [Fault].
///
/// This floor opens no socket (the module `witness` does) and knows nothing of people: who is erased, and why, is for
/// others to decide.
@NullMarked
package org.quis.ledger;

import org.jspecify.annotations.NullMarked;
