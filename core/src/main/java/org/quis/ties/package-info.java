/// Who is who, and who is tied to whom.
///
/// A folder of *reference tables* says what an agency knows: people, homes, cars, cases, calls, stops. Each row ties
/// two nodes together while it is valid, and each tie has a [Nature]: *duty* (assigned, dispatched, stopped),
/// *personal* (kin, friends, neighbours) or *structural* (owns, lives at). Which columns make which tie is declared in
/// `ties.yaml`, not in code ([Declarations]).
///
/// ```java
/// var ties = Ties.read(folder, Declarations.shipped(), zone);
/// var subject = ties.registry().resolve("name", "DOE, JOHN Q", "1980-02-14"); // candidates, with probabilities
/// ```
///
/// What people type is read as they meant it: names in any order, plates with spaces, phones in any layout
/// ([Registry]). Where several people fit, all of them are given with a probability; none is chosen silently. A tie
/// that was *inferred* (the same address, a matching name) is never shown as one that was *declared*.
///
/// A row that cannot be used is left out and told of as a [Lint]; a table that is missing is simply not known.
///
/// Deliberately not here: any judgement of an access. This floor stands on `access`.
@NullMarked
package org.quis.ties;

import org.jspecify.annotations.NullMarked;
