package org.quis.server.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.quis.acts.Act.ItemQueued;
import org.quis.acts.Done;
import org.quis.audit.Following;
import org.quis.publish.Query;
import org.quis.server.record.Register;
import org.quis.store.OngoingAudit;
import org.quis.store.OngoingAudit.Again;
import org.quis.store.OngoingAudit.Named;

/// Which findings come up for review, and what they are called: one of the same user, rule and person that waits for a
/// decision is enough.
final class NewFindings {
    /// With which the names of what is found in accesses that came in begin.
    static final String PREFIX = "N-";

    /// What is not about somebody in particular, such as odd hours, comes back so long after it was decided.
    private static final Duration HABIT = Duration.ofDays(1);

    private static final Query KNOWN = new Query("live findings", "select finding_id from live.findings");

    private final OngoingAudit audit;
    private final Register register;
    private final Map<Again, List<String>> again = new HashMap<>();
    /// What the ledger says was found and the audit's tables do not, for they were lost; found again, it is the same.
    private final Map<String, ItemQueued> lost = new LinkedHashMap<>();

    NewFindings(OngoingAudit audit, Register register) {
        this.audit = audit;
        this.register = register;
        remember();
    }

    /// Reads from the tables what was found so far.
    void remember() {
        again.clear();
        audit.findings().forEach((key, ids) -> again.put(key, new ArrayList<>(ids)));
        lost.clear();
        var known =
                audit.query(KNOWN).stream().map(row -> row.text("finding_id")).collect(Collectors.toSet());
        for (var item : register.files().named(PREFIX)) {
            if (!known.contains(item)) lost.put(item, register.item(item).queued());
        }
    }

    List<Named> in(Following.Step step) {
        var named = new HashMap<String, Named>();
        for (var found : step.found()) { // the highest risk first
            var target = found.person().isEmpty() ? audit.subject(found).text() : found.person();
            var key = new Again(found.user(), found.finding().ruleId(), target);
            boolean habit = found.finding().target() == 0;
            var items = again.getOrDefault(key, List.of());
            boolean isOld = found.fresh().isEmpty() && !found.together();
            if (isOld && !items.isEmpty()) continue; // nobody did anything of the kind since
            if (items.stream().anyMatch(item -> isEnough(item, habit))) continue;
            var item = name(found, key, named.keySet());
            if (named.putIfAbsent(item, new Named(item, found)) == null) {
                again.computeIfAbsent(key, _ -> new ArrayList<>()).add(item);
            }
        }
        return List.copyOf(named.values());
    }

    /// Whether what is up for review as this item need not come again.
    private boolean isEnough(String item, boolean habit) {
        var file = register.item(item);
        if (file.isEmpty()) return item.startsWith(PREFIX); // found a moment ago, and not put up yet
        var decided = file.decided();
        if (decided.isEmpty()) return true;
        Instant then = decided.get().time();
        return habit && register.now().isBefore(then.plus(HABIT));
    }

    /// Of one kind an account has one item for its new accesses; what takes several accesses is an item by itself.
    private String name(Following.Found found, Again key, Set<String> taken) {
        long entry = found.cameWith();
        for (var item : lostOf(found)) {
            var decided = register.item(item).decided().map(Done::index).orElse(Long.MAX_VALUE);
            var later = found.fresh().stream()
                    .mapToLong(said -> said.known().entry())
                    .filter(one -> one > decided)
                    .min();
            if (later.isEmpty()) return item;
            entry = later.getAsLong(); // nobody had that before them when they decided
            again.computeIfAbsent(key, _ -> new ArrayList<>()).add(item);
        }
        var name = PREFIX + entry + "-" + found.finding().kind().label();
        if (!found.together()) return name;
        var together = name + "-together";
        for (int number = 2; taken.contains(together); number++) together = name + "-together-" + number;
        return together;
    }

    /// Items that this finding was before, the earliest first; they are lost no more.
    private List<String> lostOf(Following.Found found) {
        if (lost.isEmpty()) return List.of();
        var entries = found.finding().entries().stream().boxed().collect(Collectors.toSet());
        var items = lost.entrySet().stream()
                .filter(one -> one.getValue().user().equals(found.user())
                        && one.getValue().kind().equals(found.finding().kind().label())
                        && one.getValue().title().equals(found.finding().title())
                        && one.getValue().accesses().stream()
                                .anyMatch(access -> entries.contains(access.ledgerIndex())))
                .map(Map.Entry::getKey)
                .toList();
        lost.keySet().removeAll(items);
        return items;
    }
}
