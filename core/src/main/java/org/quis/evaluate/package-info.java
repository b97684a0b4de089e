/// How right an audit is, where the truth is known.
///
/// [Evaluation] compares what an audit wrote with labels: the share of duties explained, of kinds of misuse found, of
/// episodes among the first accesses by risk. [FakeLogs] makes logs in which nobody had a reason, from a real one, so
/// that false excuses can be counted. Every share comes with its interval ([Share]).
///
/// It reads the contract's files and nothing else, so that any audit, of any world, can be scored by it.
@NullMarked
package org.quis.evaluate;

import org.jspecify.annotations.NullMarked;
