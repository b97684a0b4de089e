package org.quis.audit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.quis.detect.EntryList;
import org.quis.detect.Finding;

/// What was found in each account when it was last examined, so that only news are told.
final class FoundBefore {
    private record Gathered(String rule, EntryList entries) {
        static Gathered of(Finding finding) {
            return new Gathered(finding.ruleId(), finding.entries());
        }
    }

    private final Map<Integer, Set<Gathered>> found = new HashMap<>();

    /// @param whose a [LookRecords#whose] number, as below
    boolean knows(int whose) {
        return found.containsKey(whose);
    }

    /// Takes over what is found now.
    ///
    /// @return what of it gathers other accesses than anything that its rule found before
    List<Finding> news(int whose, List<Finding> now) {
        var before = found.getOrDefault(whose, Set.of());
        found.put(whose, now.stream().map(Gathered::of).collect(Collectors.toUnmodifiableSet()));
        return now.stream()
                .filter(finding -> !before.contains(Gathered.of(finding)))
                .toList();
    }
}
