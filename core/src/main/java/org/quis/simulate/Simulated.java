package org.quis.simulate;

import java.util.Map;
import java.util.Set;

/// What was invented.
///
/// @param byLabel      accesses of each label, `duty` and every kind of misuse
/// @param episodes     ids of all planted stories; those of decoys begin with `decoy-`
/// @param missingLinks duty that left no row where it should have
/// @param lateEntries  stops entered minutes after they were made
public record Simulated(
        int accesses, Map<String, Integer> byLabel, Set<String> episodes, int missingLinks, int lateEntries) {

    /// Accesses that are misuse.
    public int misuse() {
        return accesses - byLabel.getOrDefault(Access.DUTY, 0);
    }
}
