/// What no rule foresees: how like others an account looks.
///
/// [Company] places accounts near each other where they look at the same people, so that one can say of any look
/// whether those who look at this person otherwise are those whom this account's work is shared with ([Fit]).
/// [Weeks] says which weeks of an account are unlike its others and those of its post ([Unlikeness]).
///
/// [Vocabulary] says which reasons are in words that hardly anybody else writes.
///
/// Nothing here is a suspicion. It is a statistic, told with the numbers that made it, and weighs in the risk of what
/// something else speaks for. This floor stands on nothing: accounts and people are numbers.
@NullMarked
package org.quis.likeness;

import org.jspecify.annotations.NullMarked;
