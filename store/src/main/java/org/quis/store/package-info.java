/// The cellar: an audit's results as tables of one DuckDB file, `quis.duckdb`, that anyone can query.
///
/// A [DuckStore] is filled once, while an audit runs. The large table `log` (one row per accepted data
/// row) and `marks` (what the detectors said of each entry) are *fed*: DuckDB calls a table function
/// of ours and writes what it returns, compressed, from several threads. The view `accesses` joins the
/// two into the columns that every other output has too. Small tables (sources, findings, …) are appended.
///
/// ```java
/// try (var store = DuckStore.create(Path.of("out/quis.duckdb"), 2)) {
///     store.begin(EnumSet.of(Field.TIME, Field.USER_ID), List.of("blank", "vague"));
///     store.add(0, accesses, reasonClasses);
///     store.finish();
/// }
/// ```
///
/// A [SqlPrompt] asks a finished file questions and cannot change it, nor read any other file.
///
/// Nothing here decides anything about an access: whoever fills the store has done so already.
@NullMarked
package org.quis.store;

import org.jspecify.annotations.NullMarked;
