package org.quis.sigma;

/// How serious what a rule finds is, in Sigma's words.
public enum Level {
    INFORMATIONAL,
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL
}
