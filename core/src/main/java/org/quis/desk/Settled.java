package org.quis.desk;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.quis.acts.Act;
import org.quis.acts.Act.Finding;
import org.quis.acts.Done;

/// What became of each item that was decided, for whoever counts: `substantiated`, `unfounded` or `inconclusive`.
///
/// An item that was escalated is as its investigation found: substantiated if one allegation was, unfounded if
/// none was and each was refuted. Until then, and where neither could be shown, it is inconclusive: to be
/// suspected says nothing.
///
/// @param since what was drawn at random from accesses that came in, by item, also where nobody decided yet
public record Settled(Map<String, String> items, Map<String, Since> since) {
    /// An access that was drawn.
    ///
    /// @param probability with which it had to be
    /// @param flagged     whether a finding shows it: holds it, or is of the same user at the same person, and
    ///                    so has it on its page
    public record Since(double probability, boolean flagged) {}

    /// @param acts all that were done, oldest first
    public static Settled of(List<Done> acts) {
        var files = DeskFiles.of(acts);
        Map<String, List<CaseFile>> cases = new LinkedHashMap<>();
        for (var file : files.investigations().values()) {
            cases.computeIfAbsent(file.opened().item(), _ -> new ArrayList<>()).add(file);
        }
        Map<String, String> settled = new LinkedHashMap<>();
        files.items().forEach((item, file) -> {
            if (file.isNotice()) return; // nobody flagged it, and it was not drawn at random
            file.decided().ifPresent(done -> {
                var decision = ((Act.ItemDecided) done.act()).decision();
                settled.put(item, word(decision, cases.getOrDefault(item, List.of())));
            });
        });
        return new Settled(settled, since(acts, files));
    }

    private static Map<String, Since> since(List<Done> acts, DeskFiles files) {
        var draws = acts.stream()
                .filter(done -> done.act() instanceof Act.AccessesDrawn)
                .map(done -> (Act.AccessesDrawn) done.act())
                .toList();
        if (draws.isEmpty()) return Map.of();
        var held = new HashSet<Long>();
        var shown = new HashSet<List<String>>();
        for (var file : files.items().values()) {
            var queued = file.queued();
            if (file.isDrawn() || file.isNotice()) continue;
            for (var access : queued.accesses()) held.add(access.ledgerIndex());
            if (!queued.person().isEmpty()) shown.add(List.of(queued.user(), queued.person()));
        }
        Map<String, Since> since = new LinkedHashMap<>();
        files.items().forEach((item, file) -> {
            var queued = file.queued();
            if (!file.isDrawn() || queued.accesses().size() != 1) return;
            long entry = queued.accesses().getFirst().ledgerIndex();
            boolean came = draws.stream().anyMatch(draw -> draw.from() <= entry && entry <= draw.upTo());
            if (!came) return; // drawn from the audit
            boolean flagged = held.contains(entry) || shown.contains(List.of(queued.user(), queued.person()));
            since.put(item, new Since(queued.probability(), flagged));
        });
        return since;
    }

    private static String word(Act.Decision decision, List<CaseFile> cases) {
        return switch (decision) {
            case NO_CONCERN -> "unfounded";
            case INCONCLUSIVE -> "inconclusive";
            case ESCALATED -> found(cases);
        };
    }

    private static String found(List<CaseFile> cases) {
        boolean allRefuted = !cases.isEmpty();
        for (var file : cases) {
            for (var allegation : file.allegations()) {
                var finding = file.finding(allegation.allegation()).map(Act.FindingMade::finding);
                if (finding.isPresent() && isShown(finding.get())) return "substantiated";
                allRefuted &= finding.isPresent() && isRefuted(finding.get());
            }
        }
        return allRefuted ? "unfounded" : "inconclusive";
    }

    private static boolean isShown(Finding finding) {
        return finding == Finding.SUBSTANTIATED || finding == Finding.REFERRED_TO_MANAGEMENT;
    }

    private static boolean isRefuted(Finding finding) {
        return finding == Finding.UNFOUNDED || finding == Finding.EXONERATED;
    }
}
