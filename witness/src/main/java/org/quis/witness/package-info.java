/// The outside's word: what others say about a ledger, over the network.
///
/// A *witness* is a process that somebody else runs, an oversight board or a press council. It cosigns a log's
/// checkpoint only if it continues what it cosigned before, so whoever holds the log's key cannot show two people
/// two histories. [WitnessServer] is such a process; [Round] asks a ledger's witnesses for their cosignatures,
/// whichever implementation of the [protocol](https://c2sp.org/tlog-witness) they run.
///
/// What is right and wrong is decided in `org.quis.ledger`; here bytes move.
@NullMarked
package org.quis.witness;

import org.jspecify.annotations.NullMarked;
