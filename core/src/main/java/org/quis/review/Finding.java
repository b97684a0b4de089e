package org.quis.review;

/// A finding as `findings.csv` has it.
///
/// @param accesses how many it gathers
/// @param risk     0 to 1
record Finding(String id, String kind, String user, String title, int accesses, double risk) {}
