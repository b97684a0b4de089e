/// An agency that does not exist, and everything it looked up.
///
/// Nobody publishes a log in which every misuse is known, so no one can say what share of it an audit
/// finds. This floor invents one. [Simulation#write] builds a town ([Town], [Households]), an agency in it
/// ([Agency], [Rota], [Casework]), and then lets duty happen: a stop is followed by a plate query, a
/// dispatch by the names at the address, a case by weeks of returning to the same few people. Every
/// access is typed as people type ([Typing]) and explained as people explain ([Reasons]).
///
/// Into this it plants *episodes*: short human stories of misuse, at least three of every
/// [org.quis.access.MisuseKind], and beside them *decoys*, innocent accesses that look like misuse until
/// one reads the reference data. `labels.csv` says which is which.
///
/// Duty leaves gaps, too: a stop nobody entered, an assignment somebody forgot. These *missing links* are
/// planted and counted, because an audit that is only tried on complete data learns to accuse the untidy.
///
/// The same options give the same bytes, on every machine. Nothing here is drawn from a real person,
/// plate or number: phones end in 555-01xx, mail goes to example.org, remote hosts are in the networks
/// reserved for documentation.
///
/// What it does not do: masked or broken exports (the intake's samples have those), several agencies'
/// copies of one log, and misuse subtler than its stories. Recall measured here is an upper bound.
@NullMarked
package org.quis.simulate;

import org.jspecify.annotations.NullMarked;
