package org.quis.sigma;

/// A rule that can be run: one that looks at events, or one that looks at what others found.
public sealed interface SigmaRule permits DetectionRule, CorrelationRule {
    About about();
}
