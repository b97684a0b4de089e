/// Detection rules in the words of their field: Sigma rules, correlations and filters.
///
/// Rules are YAML as the [Sigma specification](https://github.com/SigmaHQ/sigma-specification) 2.1 describes it, so
/// that rules written elsewhere load unchanged, and ours can be read, argued about and run elsewhere. [SigmaRules]
/// reads them, [Engine] finds which of many rules an event matches, [Correlator] what matches mean together.
///
/// ```java
/// var loaded = SigmaRules.read(List.of(folder), Surroundings.of("quis"));
/// var engine = Engine.of(loaded.rules(), fields);
/// var matcher = engine.matcher();                        // one for each thread
/// var correlator = Correlator.of(loaded.rules(), fields);
/// for (var event : events) found.addAll(correlator.add(event, matcher.match(event)));
/// found.addAll(correlator.finish());
/// ```
///
/// What the specification leaves open is decided here, once:
///
/// - An absent field equals nothing, and so `neq` holds for it. Only `null` and `exists: false` match absence.
/// - A list matches if any of its elements does; `neq` holds for it if none is equal.
/// - Texts and numbers compare by how they are written: `4625` matches the text `4625`.
/// - A regular expression is searched for; `^` and `$` tie it down. Keywords are searched for in every text.
/// - A filter's condition is added with *and*, as the reference implementation does: `not selection` leaves out.
/// - `1 of x*` and `all of x*` leave out names that start with `_`, unless the pattern does.
/// - A correlation looks at *maximal windows*: as many matches of one group as fit into the timespan, both ends
///   included. Windows that match and share an event are one episode, and one [Correlated].
/// - An event without a field that a correlation groups by takes no part in it.
///
/// Deliberately not here: where events come from, and what is done about a match. This floor stands on nothing; it
/// opens a file only when somebody brings their rules.
@NullMarked
package org.quis.sigma;

import org.jspecify.annotations.NullMarked;
