package org.quis.sigma;

/// A rule about single events; filters that apply to it are part of its condition.
public record DetectionRule(About about, Expression condition) implements SigmaRule {}
