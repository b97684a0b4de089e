package org.quis.identity;

/// Somebody or something that a typed value may mean.
///
/// @param node        their node
/// @param probability that they are meant, between 0 and 1; what is missing to 1 is that nobody known is
public record Candidate(int node, double probability) {}
