/// Why an access happened: the path of duty from the one who looked to the one looked at, and the personal path beside
/// it.
///
/// [Explainer] walks the graph of ties ([org.quis.ties]) for one [Inquiry] and says a [Verdict]: *explained* where a
/// chain of duty was valid at that moment, *conflicted* where a personal one was, *unexplained* where nothing known
/// leads there, *unresolved* where too little is known to say. What the user stated is checked against the same ties
/// ([StatedReason]).
///
/// ```java
/// var explanation = new Explainer(ties).explain(inquiry);
/// explanation.verdict(); // EXPLAINED
/// ties.written(explanation.user(), explanation.duty().get()); // a.diaz -assigned-> case 24-001234 -concerns-> p-1881
/// ```
///
/// Nothing here looks at other accesses: that somebody looked before explains nothing. And nothing here was learnt from
/// a log: the chains are declared in `ties.yaml`, in an order that people can argue about, and their power is counted.
@NullMarked
package org.quis.explain;

import org.jspecify.annotations.NullMarked;
