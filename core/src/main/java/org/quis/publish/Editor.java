package org.quis.publish;

import java.util.LinkedHashMap;
import org.quis.publish.Contents.Unchecked;

/// Asks the archive and puts the answers into words, section by section.
final class Editor {
    private final Archive archive;
    private final ReportOptions options;
    private final Questions questions;

    Editor(Archive archive, ReportOptions options) {
        this.archive = archive;
        this.options = options;
        this.questions = new Questions(archive);
    }

    Contents compose() {
        var facts = new LinkedHashMap<String, String>();
        questions.ask("summary").forEach(row -> facts.put(row.text("key"), row.text("value")));
        var scope = new ScopeSection(questions);
        var zone = facts.getOrDefault("zone", "UTC");
        var period = questions.ask("period").getFirst();
        var kinds = questions.ask("finding_kinds");
        long findings = kinds.stream().mapToLong(row -> row.count("findings")).sum();
        long rejected = ScopeSection.whole(facts, "rejected");

        var unchecked = questions.ask("unchecked").stream()
                .map(row -> new Unchecked(Words.kind(row.text("check")), row.text("why")))
                .toList();
        var anchors = AccountSection.anchors(questions.ask("users"));
        var entries = new FindingSection(questions).findings(anchors.keys());
        var figures = new Figures(archive, zone).all();
        figures.forEach(figure -> questions.asked(figure.query()));
        return new Contents(
                options,
                facts,
                Words.day(period.time("first_time")),
                Words.day(period.time("last_time")),
                zone,
                scope.headlines(facts, kinds, findings, unchecked.size()),
                ScopeSection.scopes(facts, period),
                scope.sources(),
                scope.gaps(),
                unchecked,
                kinds.stream().map(FindingSection::kind).toList(),
                findings,
                entries,
                figures,
                scope.organizations(),
                new AccountSection(questions).users(anchors, entries),
                scope.rejected(),
                rejected,
                AccountSection.measures(anchors.users()),
                questions.asked());
    }
}
