/// What a bare log shows by itself.
///
/// Without shifts, cases or the names of anybody's relatives, an access log still tells who gave no reason, who keeps
/// returning to one target, whose account never sleeps. Each account's distinct accesses are a [History] of small
/// [Look]s; [Examination] goes over it twice:
///
/// ```java
/// var examination = new Examination(Rules.shipped());
/// var measures = examination.measure(history);         // first pass: every account
/// var peers = examination.peers(measuresOfColleagues); // what is common where this account works
/// var findings = examination.examine(history, measures, peers);
/// ```
///
/// A [Finding] is a lead: it lists its accesses, [Fact]s that speak for it and facts that speak against it. Words and
/// thresholds live in `rules/*.yaml`, never in code ([Rules]). How much a stated reason says is graded by [Reasons].
///
/// Deliberately not here: anything that needs reference data (own record, relatives, closed cases, shifts), and
/// verdicts. This floor stands on `access`; it opens a file only when somebody brings their own rules.
@NullMarked
package org.quis.detect;

import org.jspecify.annotations.NullMarked;
