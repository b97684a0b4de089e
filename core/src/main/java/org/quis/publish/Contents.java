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
        Table gaps,
        List<Unchecked> unchecked,
        List<KindLine> kinds,
        long findingsInAll,
        List<FindingEntry> findings,
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

    record Unchecked(String check, String why) {}

    /// A word and what it means.
    record Term(String term, String meaning) {}

    record KindLine(String kind, String title, String meaning, String findings, String users, String risk) {}

    /// @param anchor   of this finding
    /// @param userPage anchor of the account's page, empty where it has none
    /// @param timeline the path of the small bar chart, see [Timeline]
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
            String timeline,
            String timelineText,
            List<AccessLine> lines,
            long more) {}

    record AccessLine(
            String time,
            String user,
            String target,
            String reason,
            boolean reasonAsTyped,
            String caseNumber,
            String where,
            String entry) {}

    record UserPage(
            String user,
            String anchor,
            String organization,
            String lead,
            List<MeasureLine> measures,
            List<Link> findings,
            long findingsNotShown,
            String hours,
            String hoursText) {}

    /// @param rank percentile among peers in words, `percent` the same from 0 to 100
    record MeasureLine(String measure, String value, String rank, int percent) {}

    record Link(String anchor, String text, String risk) {}

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
