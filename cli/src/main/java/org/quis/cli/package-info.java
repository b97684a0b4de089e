/// The front door: one small file per command. A command reads its options, wires floors together and
/// says what came of it; it decides nothing about accesses.
///
/// Results go to standard output, progress and problems to standard error. Exit codes: 0 done, 1 done
/// but rows were rejected or a check failed, 2 wrong usage or unreadable input, 3 could not write,
/// 4 ledger verification failed, 130 stopped.
@NullMarked
package org.quis.cli;

import org.jspecify.annotations.NullMarked;
