/// Where what was found leaves the house: the report for people, and tables that are safe to open.
///
/// A [Report] is one HTML file that needs nothing else: no server, no network, no training. Every figure
/// in it comes from one [Query], a commented SQL file beside this package's classes, and the report
/// prints that SQL under the figure, so that anyone can ask the [Archive] the same question again.
///
/// ```java
/// Report.write(archive, Path.of("audit/report.html"), ReportOptions.of("audit", Instant.now()));
/// ```
///
/// Nothing that was typed into a log runs here: templates escape all text, chart data is inert JSON, the
/// page's own policy forbids any script but its own, and [SpreadsheetCsv] disarms cells that a
/// spreadsheet would run as formulas.
///
/// This floor judges nobody and counts nothing itself: risks and findings come from `detect`, numbers
/// from the archive. It names no database, and bounds what it shows: a report of five million
/// accesses is as long as one of fifty thousand, and says what it leaves out.
@NullMarked
package org.quis.publish;

import org.jspecify.annotations.NullMarked;
