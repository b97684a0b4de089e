package org.quis.likeness;

import java.util.List;

/// How unlike a week is, and what makes it so.
///
/// @param nats    minus the logarithm of how often chance alone would do so: 0 where nothing stands out, 7 for once
///                in a thousand
/// @param because the facts with their numbers, the strongest first
public record Unlikeness(Week week, double nats, List<String> because) {}
