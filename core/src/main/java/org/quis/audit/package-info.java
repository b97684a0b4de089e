/// The run: one audit, from the logs it is given to the folder it leaves behind.
///
/// The way of the data is a line of three kinds of thread. One *reader* takes rows from the logs.
/// *Workers* turn each batch of rows into accesses, seal them and describe them for detection, in any
/// order. One *sequencer* takes the finished batches in the order they were read: to the ledger, to the
/// store, and to scratch files that hold what detection needs of each access, parted by account. When
/// the last row is sealed the scratch files are read back, part by part: repeats of an access are
/// recognised, each account is measured and examined, and the outputs are written.
///
/// Nothing here holds a log in memory: batches are bounded, scratch files live on disk, and an account's
/// accesses are the most that is looked at in one piece.
///
/// Everything is written to a folder beside the wanted one and moved into place at the end, so that an
/// audit that was stopped leaves nothing that could be taken for a result.
@NullMarked
package org.quis.audit;

import org.jspecify.annotations.NullMarked;
