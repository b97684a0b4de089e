package org.quis.detect;

/// What a detector may look at: one account, its numbers, its colleagues' numbers, and a calendar of its own.
record Scene(History history, Measures measures, Peers peers, Calendar calendar) {

    Expected expected() {
        return new Expected(history, measures.workload(), peers.gaps());
    }

    /// How many colleagues' numbers reach this account's, as a sentence for or against. The account itself is not
    /// counted.
    Fact amongPeers(String measure, String habit) {
        int others = Math.max(0, peers.accounts() - 1);
        int reaching = Math.max(0, peers.reaching(measure, measures.value(measure)) - 1);
        var text = "%s do so at least as much (%s)"
                .formatted(Counted.of(reaching, "of " + others + " other account"), habit);
        return reaching * 2 > others ? Fact.counterEvidence(text) : Fact.evidence(text);
    }
}
