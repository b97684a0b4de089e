/// How fast an audit is, beside what its users would use instead.
///
/// [PlateReaderLog] writes an invented log of any length in the layout of a licence-plate reader's search
/// audit; [DuckBaseline] reads such a log with DuckDB alone. The script `bench/run` times both, `wc`,
/// Python and `quis audit` on the same file in the same run, in turns, and prints the tables that stand in
/// `docs/performance.md`.
///
/// A seed and a number of rows always make the same bytes, so that two machines, or two versions, are
/// measured on the same log. Nothing in it belongs to anyone: names, agencies and plates are put together
/// from syllables and numbers.
///
/// The log is made to cost what a real one costs (sizes of cells, how often values repeat, quoted line
/// breaks), not to be found out: whether misuse is found is measured with `quis simulate`.
@NullMarked
package org.quis.bench;

import org.jspecify.annotations.NullMarked;
