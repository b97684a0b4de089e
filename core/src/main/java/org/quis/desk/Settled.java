package org.quis.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.quis.acts.Act;
import org.quis.acts.Act.Finding;
import org.quis.acts.Done;

/// What became of each item that was decided, for whoever counts: `substantiated`, `unfounded` or `inconclusive`.
///
/// An item that was escalated is as its investigation found: substantiated if one allegation was, unfounded if none was
/// and each was refuted. Until then, and where neither could be shown, it is inconclusive: to be suspected says
/// nothing.
public record Settled(Map<String, String> items) {
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
        return new Settled(settled);
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
