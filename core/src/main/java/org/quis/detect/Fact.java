package org.quis.detect;

/// One sentence about a finding, for the person who reviews it.
public record Fact(Side side, String text) {

    static Fact evidence(String text) {
        return new Fact(Side.EVIDENCE, text);
    }

    static Fact counterEvidence(String text) {
        return new Fact(Side.COUNTER_EVIDENCE, text);
    }
}
