package org.quis.publish;

import java.util.List;
import java.util.Map;

/// All that a report shows, in words and in the order of the page.
///
/// @param facts the table `summary`
record Contents(
        ReportOptions options,
        Map<String, String> facts,
        String firstDay,
        String lastDay,
        String zone,
        List<Headline> headlines,
        List<Scope> scopes,
        List<SourceLine> sources,
        Limits limits,
        List<KindLine> kinds,
        long findingsInAll,
        List<FindingEntry> findings,
        List<Figure> verdicts,
        List<Figure> figures,
        Table organizations,
        List<UserPage> users,
        Table rejected,
        long rejectedInAll,
        List<Term> measures,
        List<Query> queries) {

    /// A big number and what it means.
    record Headline(String number, String label, String meaning) {}

    /// One count of the audit, with the definition that keeps rows, accesses and searches apart.
    record Scope(String label, String number, String meaning) {}

    record SourceLine(String label, String format, String rows, String rejected, String period, String sha256) {}

    /// What could not be checked.
    ///
    /// @param reference tables that were read; none where no reference data were given
    /// @param problems  the first of what was wrong in them
    record Limits(Table gaps, List<Unchecked> unchecked, List<ReferenceLine> reference, Table problems) {
        long rowsRead() {
            return reference.stream().mapToLong(ReferenceLine::rows).sum();
        }

        long leftOut() {
            return reference.stream().mapToLong(ReferenceLine::leftOut).sum();
        }

        long noted() {
            return reference.stream().mapToLong(ReferenceLine::noted).sum();
        }

        long problemsNotShown() {
            return Math.max(0, leftOut() + noted() - problems.rows().size());
        }
    }

    /// @param hidden what can therefore not be seen
    record Unchecked(String check, List<String> whys, String hidden) {}

    /// @param leftOut problems for which something was left out
    /// @param noted   problems that were only noted
    record ReferenceLine(String file, String sha256, long rows, long leftOut, long noted) {}

    /// A piece of a bar from 0 to 100.
    record Share(String verdict, double from, double width) {}

    /// A word and what it means.
    record Term(String term, String meaning) {}

    /// @param first anchor of its finding with the highest risk
    record KindLine(
            String kind, String title, String meaning, String first, String findings, String users, String risk) {}

    /// @param anchor   of this finding
    /// @param userPage anchor of the account's page, empty where it has none
    /// @param timeline the path of the small bar chart, see [Timeline]
    /// @param verdicts of its accesses, counted
    /// @param personal the path of personal ties, if there is one
    /// @param duty     the path of duty, likewise
    /// @param more     accesses of this finding that are not shown
    record FindingEntry(
            String id,
            String anchor,
            String kind,
            String kindTitle,
            String title,
            String user,
            String userPage,
            String target,
            String risk,
            int riskPercent,
            String accesses,
            String period,
            String ruleId,
            List<String> evidence,
            List<String> counterEvidence,
            String verdicts,
            List<PathPicture> personal,
            List<PathPicture> duty,
            String timeline,
            String timelineText,
            List<AccessLine> lines,
            long more) {}

    record AccessLine(
            String time,
            String target,
            String reason,
            boolean reasonAsTyped,
            String caseNumber,
            String where,
            String entry,
            String verdict,
            String verdictLabel,
            String explanation,
            String conflict) {}

    record UserPage(
            String user,
            String anchor,
            String organization,
            String lead,
            List<MeasureLine> measures,
            List<WeekLine> weeks,
            List<Link> findings,
            long findingsNotShown,
            String verdicts,
            List<Share> shares,
            String hours,
            String hoursText) {}

    /// @param rank percentile among peers in words, `percent` the same from 0 to 100
    record MeasureLine(String measure, String value, String rank, int percent) {}

    /// A week unlike the account's others.
    record WeekLine(String monday, String accesses, String because) {}

    record Link(String anchor, String text, String risk) {}

    /// The findings that the first screen names.
    List<FindingEntry> begin() {
        return findings.stream().limit(5).toList();
    }

    /// Whether there were reference data, so that a verdict says something.
    boolean isExplained() {
        return !limits.reference().isEmpty();
    }

    String fact(String key) {
        return facts.getOrDefault(key, "–");
    }

    /// A fact that is a whole number, as numbers are written here.
    String count(String key) {
        var fact = fact(key);
        return fact.matches("\\d{1,18}") ? Words.number(Long.parseLong(fact)) : fact;
    }

    boolean isPseudonymised() {
        return "true".equals(facts.get("pseudonymised"));
    }
}
