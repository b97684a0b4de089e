/// Who is who: what people type, read as they meant it.
///
/// Names come in any order, with accents or without, shortened, misspelt; plates with spaces, phones in any layout,
/// addresses abbreviated, case numbers without their zeros. [NameText], [PlateText], [PhoneText], [AddressText],
/// [CaseText] and [BirthDates] each bring one kind of typed value into a form that can be compared. [Names] finds the
/// people a typed name may mean, each with a probability ([Candidate]).
///
/// ```java
/// names.find("DOE, JOHN Q", BirthDates.read("02/14/1980", 2026)); // likeliest first; never silently one
/// ```
///
/// Deliberately not here: anything about who is tied to whom. This floor stands on nothing.
@NullMarked
package org.quis.identity;

import org.jspecify.annotations.NullMarked;
