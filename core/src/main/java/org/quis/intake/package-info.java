/// The door: source logs become rows and accesses, or rejected rows.
///
/// A log comes as people have it: a CSV with the header in an odd order, a workbook, JSON lines, gzipped
/// or inside a zip. What kind of container it is shows in its first bytes, never in its name. Which
/// *format* it has shows in its header: a [Format] is a short YAML file that says how a log is
/// recognised, which column is which [org.quis.access.Field], how times are written and which marks
/// stand for something masked. Ours are in `formats/`; anyone can write another.
///
/// Reading has two halves, because the second can be done by several threads at once:
///
/// ```
/// file ──Intake──▶ Rows (as written, ≤ 4096 at a time) ──Layout──▶ Accesses, Rejections
/// ```
///
/// [Intake] pushes batches into a [Sink]. A [Layout] is a format laid over one header; [Layout#read]
/// finds the time, the user, the subject in each row without making a string of any of them.
///
/// ```java
/// var intake = new Intake(Formats.shipped(), Intake.Options.standard());
/// FileRead read = intake.read(Path.of("march.csv"), 0, sink);
/// ```
///
/// Nothing is dropped at the door. A row that cannot be read is a [org.quis.access.Rejection]; only a file that
/// cannot be read at all is an [UnreadableException]. Rows carry the numbers a spreadsheet shows: the
/// header is row 1, a record is one row however many lines it spans, a blank line is a row without data.
///
/// This floor does not judge: whether a reason is good, whether two rows are the same access and who a
/// user is are questions for the floors above. It writes no file, and it guesses no zone: a time that names
/// none has that of its format or that of `--zone`, or it is refused.
@NullMarked
package org.quis.intake;

import org.jspecify.annotations.NullMarked;
