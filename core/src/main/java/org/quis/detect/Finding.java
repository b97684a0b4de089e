package org.quis.detect;

import java.util.List;
import org.quis.access.MisuseKind;

/// A lead: one account, one suspicion, all the accesses that belong to it. Whether anything was wrong is for people
/// to find out.
///
/// @param target      the fingerprint of the target where the finding is about one, otherwise 0
/// @param entries     its accesses in order of time
/// @param firstMillis the time of its first access, milliseconds since 1970, UTC; `lastMillis` likewise
/// @param risk        0 to 1, for ordering; not a probability ([Examination#risk])
/// @param title       the rule's title, in fair words
/// @param contributions whose sum is the risk, in log-odds
public record Finding(
        MisuseKind kind,
        String ruleId,
        int user,
        int organization,
        long target,
        EntryList entries,
        long firstMillis,
        long lastMillis,
        double risk,
        String title,
        List<Fact> facts,
        List<Contribution> contributions) {

    public Finding {
        facts = List.copyOf(facts);
        contributions = List.copyOf(contributions);
        if (entries.size() == 0) {
            throw new IllegalArgumentException("a finding without an access");
        }
    }
}
