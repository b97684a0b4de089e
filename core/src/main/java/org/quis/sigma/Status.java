package org.quis.sigma;

/// How far a rule is tried, in Sigma's words.
public enum Status {
    STABLE,
    TEST,
    EXPERIMENTAL,
    DEPRECATED,
    UNSUPPORTED
}
