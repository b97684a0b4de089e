package org.quis.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.quis.publish.Contents.FindingEntry;
import org.quis.publish.Contents.Headline;
import org.quis.publish.Contents.KindLine;

/// The first screen: where to begin, six numbers, and the kinds of finding.
final class SummarySection {
    private static final Set<String> MUTE = Set.of("blank", "vague", "case_number_only");

    private final Questions questions;

    SummarySection(Questions questions) {
        this.questions = questions;
    }

    /// The kinds, each with the anchor of its finding with the highest risk.
    List<KindLine> kinds(List<Row> kinds, List<FindingEntry> entries) {
        return kinds.stream()
                .map(row -> new KindLine(
                        row.text("kind"),
                        Words.kind(row.text("kind")),
                        Words.kindMeaning(row.text("kind")),
                        entries.stream()
                                .filter(entry -> entry.kind().equals(row.text("kind")))
                                .map(FindingEntry::anchor)
                                .findFirst()
                                .orElse(""),
                        Words.number(row.count("findings")),
                        Words.number(row.count("users")),
                        Words.risk(row.number("risk"))))
                .toList();
    }

    /// Six numbers. With reference data, what is explained says more than what was typed as a reason.
    List<Headline> headlines(
            Map<String, String> facts, VerdictSection verdicts, boolean explained, List<Row> kinds, int unchecked) {
        long findings = Questions.sum(kinds, "findings");
        long high = questions.ask("high_risk").getFirst().count("accesses");
        var reasons = reasons();
        var headlines = new ArrayList<Headline>();
        headlines.add(new Headline(
                Words.number(findings),
                findings == 1 ? "finding" : "findings",
                kinds.isEmpty()
                        ? "No check found anything that needs a second look."
                        : "Patterns that need a second look, of %s."
                                .formatted(Words.number(kinds.size(), "kind", "kinds"))));
        headlines.add(new Headline(
                Words.number(high),
                "at high risk",
                "Accesses with a risk of 0.8 or more: where a reviewer with little time should begin."));
        headlines.add(explained ? tied(verdicts) : reasons);
        headlines.add(explained ? explained(verdicts, facts) : accounts(facts));
        headlines.add(new Headline(
                Words.number(ScopeSection.whole(facts, "accesses")),
                "accesses",
                "Each is one person's one look into a database, counted once however many files tell of it."));
        headlines.add(new Headline(
                Words.number(unchecked),
                unchecked == 1 ? "check not made" : "checks not made",
                unchecked == 0
                        ? "Everything that this program can check was checked."
                        : "For want of data, named below. What was not checked is not cleared."));
        return headlines;
    }

    private Headline reasons() {
        var reasons = questions.ask("reason_classes");
        long all = Questions.sum(reasons, "accesses");
        long unusable = Questions.sum(
                reasons.stream()
                        .filter(row -> MUTE.contains(row.text("reason_class")))
                        .toList(),
                "accesses");
        return new Headline(
                all == 0 ? "–" : Words.percent((double) unusable / all),
                "without a usable reason",
                "%s were left blank, gave only a number, or said only words like “investigation”."
                        .formatted(Words.number(unusable, "access", "accesses")));
    }

    private static Headline tied(VerdictSection verdicts) {
        return new Headline(
                Words.number(verdicts.count("conflicted")),
                "personally tied",
                "Accesses to whom the account's holder is, or was, tied in private life. Some may have been duty all the same.");
    }

    private static Headline explained(VerdictSection verdicts, Map<String, String> facts) {
        long accesses = ScopeSection.whole(facts, "accesses");
        return new Headline(
                accesses == 0 ? "–" : Words.percent((double) verdicts.count("explained") / accesses),
                "explained by a duty",
                "A call, stop, case or appointment leads from the account to the target. What nothing explains is not thereby "
                        + "suspicious.");
    }

    private static Headline accounts(Map<String, String> facts) {
        return new Headline(
                Words.number(ScopeSection.whole(facts, "users")),
                "accounts",
                "As many different user names made them. An account is not always one person.");
    }
}
