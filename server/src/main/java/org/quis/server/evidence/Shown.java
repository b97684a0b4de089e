package org.quis.server.evidence;

import java.util.List;
import java.util.Locale;
import org.quis.publish.Named;

/// What one person is shown of one item. Names are pseudonyms unless they were opened.
///
/// @param isUserOpen    whether the name of whoever looked is shown; `isSubjectOpen` likewise of whoever was looked at
/// @param user          who looked; empty where the log does not say
/// @param subject       who was looked at; empty where there are many
/// @param evidence      what speaks for it, `counterEvidence` what speaks against it
/// @param personal      chains of personal ties, and `duty` chains of duty, of the first access that has any
/// @param missing       what would have explained it
/// @param score         what adds up to the risk, in log-odds
/// @param around        on one time line, this user's looks at this person and those around them; empty where there are
///                      no others than this item's
/// @param peers         how many colleagues looked at the same person, in a sentence; empty where nobody can say
public record Shown(
        boolean isUserOpen,
        boolean isSubjectOpen,
        String user,
        String subject,
        List<String> evidence,
        List<String> counterEvidence,
        List<Chain> personal,
        List<Chain> duty,
        List<String> missing,
        List<Score> score,
        List<Line> accesses,
        long more,
        List<Line> around,
        String peers) {

    /// One line of the sum that makes a risk: natural logarithm of the odds it adds.
    public record Score(String name, double logOdds) {
        public String signed() {
            return String.format(Locale.ROOT, "%+.1f", logOdds).replace('-', '−');
        }
    }

    /// One access.
    ///
    /// @param whom   it is of, on a time line of several people: `the same person`, `sibling`; empty elsewhere
    /// @param reason as typed; `typed` is false where there is none and the words say so
    /// @param where  source and row
    public record Line(
            String time,
            String whom,
            String action,
            String database,
            String subject,
            String reason,
            boolean typed,
            String caseNumber,
            String verdict,
            String where,
            long ledgerIndex) {}

    /// A path from an account to whom it looked at.
    public record Chain(String name, boolean weak, Node start, List<Arrow> arrows) {}

    public record Node(String kind, Named named) {}

    /// @param source   the row that says so, or what it was concluded from
    /// @param inferred whether it was concluded, and no row declares it
    public record Arrow(String label, String source, boolean inferred, Node to) {}
}
