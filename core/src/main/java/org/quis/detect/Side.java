package org.quis.detect;

/// What a fact speaks for. A reviewer who sees only one side is not reviewing.
public enum Side {
    /// Why the rule raised its hand.
    EVIDENCE,
    /// What makes an innocent reading likelier.
    COUNTER_EVIDENCE
}
