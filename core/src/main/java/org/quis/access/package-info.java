/// The words every floor speaks.
///
/// A [Source] is one file (or sheet, or archive member). It is read as [Rows], exactly as written.
/// What the rows say about who looked at whom are [Accesses]; a row that says nothing we can read is a
/// [Rejection]. A cell that is empty, masked or absent is three different facts ([CellState]).
///
/// *Rows* are lines of a file, *accesses* are acts of a person (one act may be seen in several rows),
/// *searches* are the accesses whose action is `query`. The three are never mixed up in an output.
///
/// This floor stands on nothing and reads no file.
@NullMarked
package org.quis.access;

import org.jspecify.annotations.NullMarked;
