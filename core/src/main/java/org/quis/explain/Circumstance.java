package org.quis.explain;

/// What reference data say about the setting of an access, besides whom ties lead to. Each is a question to ask, and
/// none is asked where its table is missing.
public enum Circumstance {
    /// the record is a decoy that nobody has a reason to open
    DECOY,
    /// the record is protected: a public figure, a protected person, a sealed file
    PROTECTED,
    /// the account's holder was not in service
    OUT_OF_SERVICE,
    /// on leave, or suspended
    ON_LEAVE,
    /// outside every shift on the roster, overtime allowed
    OFF_SHIFT,
    /// the account's shifts around this time are on the roster: no guess at its hours is needed
    ROSTERED,
    /// the database demands an order, and none that covers this access is known
    NO_AUTHORITY,
    /// a colleague had a duty to this subject then: the user may have helped, or their own entry is missing
    OTHERS_HAD_DUTY,
    /// an act that takes a record out of the system
    TAKES_OUT,
    /// an act that makes, changes or deletes a record
    CHANGES,
    /// the record left the system, and no duty is known
    DISCLOSES,
    /// they share a family name so rare that they may be kin; inferred, and no personal tie is known
    MAY_BE_KIN,
    /// the record was made, changed or deleted, and a personal tie or no duty is known
    ALTERS,
    /// the database demands an order, and one that is known covers this access
    COVERED,
    /// an order was cited that is in no table
    ORDER_UNKNOWN,
    /// most likely nobody and nothing in the tables bears this name, plate, number or address
    SUBJECT_UNKNOWN,
    /// the user was at a call, a stop or an appointment, whomever it was about: others are met there, too
    BUSY,
    /// the account is a machine's: no person chose whom to look at
    MACHINE,
    /// asked by a name alone: without a date of birth, and no case cited
    BY_NAME_ALONE,
    /// the reason is in words that hardly anybody else of the house writes; known only when the log has been read
    OWN_WORDS,
    /// the database demands a case, and none is cited
    NO_CASE,
    /// the subject is a colleague close by: of the user's unit, or above or below them
    CLOSE_COLLEAGUE;

    /// This circumstance's place in a set kept as bits of an `int`.
    public int bit() {
        return 1 << ordinal();
    }
}
