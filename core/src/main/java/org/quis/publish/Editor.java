package org.quis.publish;

import java.util.LinkedHashMap;
import java.util.List;
import org.quis.publish.Contents.Limits;

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
        long rejected = ScopeSection.whole(facts, "rejected");

        var limits = limits();
        var verdicts = new VerdictSection(archive, questions);
        var anchors = AccountSection.anchors(questions.ask("users"));
        var entries = new FindingSection(questions).findings(anchors.keys());
        boolean explained = !limits.reference().isEmpty();
        var explaining = explained ? verdicts.figures() : List.<Figure>of();
        var figures = new Figures(archive, zone).all();
        explaining.forEach(figure -> questions.asked(figure.query()));
        figures.forEach(figure -> questions.asked(figure.query()));
        var summary = new SummarySection(questions);
        return new Contents(
                options,
                facts,
                Words.day(period.time("first_time")),
                Words.day(period.time("last_time")),
                zone,
                summary.headlines(
                        facts, verdicts, explained, kinds, limits.unchecked().size()),
                ScopeSection.scopes(facts, period),
                scope.sources(),
                limits,
                summary.kinds(kinds, entries),
                Questions.sum(kinds, "findings"),
                entries,
                explaining,
                figures,
                scope.organizations(),
                new AccountSection(questions).users(anchors, entries),
                scope.rejected(),
                rejected,
                AccountSection.measures(anchors.users()),
                questions.asked());
    }

    private Limits limits() {
        var section = new UncheckedSection(questions);
        return new Limits(section.gaps(), section.checks(), section.reference(), section.problems());
    }
}
