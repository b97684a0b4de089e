package org.quis.ties;

/// A warrant, summons, order or approval: a row of `authorities.csv`.
///
/// @param database the database it opens, empty for any
/// @param subject  the node it covers, [Ties#NOBODY] where it names none
public record Authority(String kind, Interval valid, String database, int subject, long row) {}
