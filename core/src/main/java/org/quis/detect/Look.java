package org.quis.detect;

import java.util.BitSet;
import org.quis.explain.Circumstance;
import org.quis.explain.Ruling;
import org.quis.explain.Verdict;
import org.quis.likeness.Fit;

/// One access, as small as a detector can do with.
///
/// `target`, `reason` and `caseNumber` are fingerprints of normalised text ([Reasons#fingerprint]), that of a forbidden
/// purpose without its numbers;
/// 0 means there was none, or it was not exported or masked. Nothing here can be read back as a name or a plate.
///
/// @param entry       the row's number in the ledger
/// @param timeMillis  milliseconds since 1970, UTC
/// @param turn        its place among those of the same millisecond
/// @param user        the account's number, or -1 where the log masks or lacks it
/// @param connection  how the account was connected
/// @param work        what was done where, as a number: one act on one database
/// @param search      whether the act was a query
/// @param ruling      what the ties say of it; [Ruling#OPEN] without reference data
/// @param matched     the numbers of the Sigma rules that it matches
/// @param fit         how like the others who look at its subject the account is
/// @param automatic   made by a machine on somebody's behalf, such as a hot-list lookup
public record Look(
        long entry,
        long timeMillis,
        long turn,
        int user,
        int organization,
        long target,
        long reason,
        long caseNumber,
        Connection connection,
        int work,
        ReasonClass reasonClass,
        boolean search,
        boolean automatic,
        Ruling ruling,
        BitSet matched,
        Fit fit) {

    /// The number of the account that is not known.
    public static final int UNKNOWN_USER = -1;

    /// The same look, matching these rules.
    public Look matching(BitSet rules) {
        return with(ruling, rules, fit);
    }

    /// The same look, by an account so like the others who look at its subject.
    public Look fitting(Fit fit) {
        return with(ruling, matched, fit);
    }

    /// The same look, its reason in words that hardly anybody else writes.
    public Look inOwnWords() {
        return with(ruling.with(Circumstance.OWN_WORDS), matched, fit);
    }

    /// Whether more than a number was written for a reason, if only a dash.
    public boolean isWorded() {
        return switch (reasonClass) {
            case NOT_EXPORTED, REDACTED, BLANK, CASE_NUMBER_ONLY -> false;
            case VAGUE, SUBSTANTIVE, PROHIBITED -> true;
        };
    }

    /// Whether its reason says something, in words that hardly anybody else writes.
    boolean isInOwnWords() {
        return reasonClass != ReasonClass.VAGUE && ruling.is(Circumstance.OWN_WORDS);
    }

    Look inOrdinaryWords() {
        return with(ruling.without(Circumstance.OWN_WORDS), matched, fit);
    }

    /// The same look, where a colleague's duty is the account's work, too.
    Look lent() {
        return isBorrowing() ? with(ruling.lent(), matched, fit) : this;
    }

    /// The same look, what a colleague had to do left aside.
    Look unaided() {
        return with(ruling.without(Circumstance.OTHERS_HAD_DUTY), matched, fit);
    }

    /// Whether only a colleague had a duty.
    boolean isBorrowing() {
        return !isExplained() && ruling.is(Circumstance.OTHERS_HAD_DUTY);
    }

    private Look with(Ruling ruling, BitSet rules, Fit fit) {
        return new Look(
                entry,
                timeMillis,
                turn,
                user,
                organization,
                target,
                reason,
                caseNumber,
                connection,
                work,
                reasonClass,
                search,
                automatic,
                ruling,
                rules,
                fit);
    }

    /// Where the user sat; 0 where that is not known.
    int place() {
        return connection.place();
    }

    /// Whether it is of somebody tied to the user, a decoy or a protected record.
    boolean isSetApart() {
        return ruling.verdict() == Verdict.CONFLICTED
                || ruling.is(Circumstance.DECOY)
                || ruling.is(Circumstance.PROTECTED);
    }

    /// Whether a duty explains it, a lesser one included.
    boolean isExplained() {
        return ruling.duty() != Ruling.Duty.NONE;
    }

    /// Whether something beside a path of duty speaks for work: a colleague had the duty, or a case cited is about this
    /// subject, or the user's.
    boolean isBesideDuty() {
        return isExplained() || ruling.is(Circumstance.OTHERS_HAD_DUTY) || citesOwnWork();
    }

    /// Whether a case cited is about this subject, or the user's.
    boolean citesOwnWork() {
        return switch (ruling.stated()) {
            case SOUND, SLIP, OVER, SUBJECT_ONLY, USER_ONLY -> true;
            case UNCHECKED, NOT_OPEN, NEITHER, UNKNOWN -> false;
        };
    }

    /// Whether it is of the user's own people: a colleague or a neighbour is met at work like anybody else.
    boolean isOfOwn() {
        return switch (ruling.tie()) {
            case SELF_LOOKUP, FAMILY_LOOKUP, FORMER_PARTNER_LOOKUP, FRIEND_LOOKUP -> true;
            case null, default -> false;
        };
    }

    boolean hasCase() {
        return caseNumber != 0 || reasonClass == ReasonClass.CASE_NUMBER_ONLY;
    }
}
