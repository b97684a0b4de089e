package org.quis.explain;

import java.util.Optional;
import org.quis.identity.CaseText;
import org.quis.ties.Authority;
import org.quis.ties.Database;
import org.quis.ties.Ties;

/// What a database demands of an access, and whether it was given: a case, and an order that covers it.
final class Demands {
    private static final long DAY = 86_400_000;

    private final Ties ties;
    private final Slips slips;

    Demands(Ties ties, Slips slips) {
        this.ties = ties;
        this.slips = slips;
    }

    int of(Inquiry asked, Explanation explained) {
        var database = ties.database(asked.database());
        if (database.isEmpty()) return 0;
        boolean caseMissing = database.get().requiresCase() && !isCaseCited(asked, explained);
        return (caseMissing ? Circumstance.NO_CASE.bit() : 0) | authority(database.get(), asked, explained);
    }

    /// Whether the field for a case or the reason has anything like one. A word in the field, such as `new`, is an
    /// answer.
    private static boolean isCaseCited(Inquiry asked, Explanation explained) {
        return explained.stated().standing() != StatedReason.Standing.UNCHECKED
                || isAnswered(asked.caseNumber())
                || !CaseText.within(asked.reason()).isEmpty();
    }

    private static boolean isAnswered(String caseNumber) {
        return caseNumber.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    /// Where the database asks for an order: whether one covers this access, that cited or one that was not.
    private int authority(Database database, Inquiry asked, Explanation explained) {
        if (!database.requiresAuthority() || !ties.has("authorities")) return 0;
        int cited = asked.authority().isEmpty() ? Ties.NOBODY : ties.authority(asked.authority());
        if (cited < 0 && CaseText.isNumbered(asked.authority())) { // `pending` and `verbal ok` name no order
            return Circumstance.NO_AUTHORITY.bit() | Circumstance.ORDER_UNKNOWN.bit();
        }
        boolean covered = cited >= 0
                ? covers(cited, asked, explained) || coversNearly(cited, asked, explained)
                : ties.coveredBy(explained.target()).stream().anyMatch(one -> covers(one, asked, explained));
        return covered ? Circumstance.COVERED.bit() : Circumstance.NO_AUTHORITY.bit();
    }

    private boolean covers(int order, Inquiry asked, Explanation explained) {
        return inForce(order, asked)
                .filter(one -> one.subject() < 0 || ties.standsFor(one.subject(), explained.target()))
                .isPresent();
    }

    /// An order that was cited says whom the user meant: what was typed is a slip away from that, or a number that is
    /// nobody's known, for the case that the order was issued in.
    private boolean coversNearly(int order, Inquiry asked, Explanation explained) {
        var authority = inForce(order, asked);
        if (authority.isEmpty()) return false;
        if (slips.isNearly(authority.get().subject(), asked)) return true;
        boolean nobodys = explained.person() < 0
                && switch (asked.subjectKind()) {
                    case "plate", "phone", "address" -> true;
                    default -> false;
                };
        int cited = ties.caseOf(asked.caseNumber());
        return nobodys && cited >= 0 && ties.issuedIn(order, cited);
    }

    private Optional<Authority> inForce(int order, Inquiry asked) {
        return ties.authorityOf(order)
                .filter(one -> one.valid().contains(asked.timeMillis(), DAY, DAY))
                .filter(one -> one.database().isEmpty() || one.database().equals(asked.database()));
    }
}
