package org.quis.detect;

/// One line of the sum that makes a risk.
///
/// @param name    what speaks, such as `repeated_target` or `case number given`
/// @param logOdds natural logarithm of the odds it adds; negative where it speaks for the account
public record Contribution(String name, double logOdds) {}
