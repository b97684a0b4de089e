package org.quis.explain;

/// What the ties say of the case a user cited.
///
/// @param number   as it was typed, empty where none was cited
/// @param caseNode the case it names, -1 where it names none
public record StatedReason(Standing standing, String number, int caseNode) {
    /// From what speaks for the user to what speaks against.
    public enum Standing {
        /// the user's case, open, about this subject
        SOUND,
        /// no such case, or another's; but one slip of the finger away from a sound one
        SLIP,
        /// about this subject, but over for more than a fortnight: a hearing, an appeal, a record asked for
        OVER,
        /// about this subject, but no table puts the user on it
        SUBJECT_ONLY,
        /// the user's case, but no table says that it concerns this subject
        USER_ONLY,
        /// none was cited, or no table of cases is known
        UNCHECKED,
        /// over before, or not yet begun, and not about this subject, or years away
        NOT_OPEN,
        /// neither the user nor the subject belongs to it
        NEITHER,
        /// no such case
        UNKNOWN;

        /// What is to be said of the case that was cited; empty where there is nothing to say.
        public String sentence() {
            return switch (this) {
                case SOUND -> "the user works on it, it was open, and it concerns this subject";
                case SLIP -> "probably mistyped for one that is the user's and concerns this subject";
                case OVER -> "it concerns this subject, and was over by then, or not begun";
                case SUBJECT_ONLY -> "it concerns this subject, but no table puts the user on it";
                case USER_ONLY -> "the user works on it, but no table says that it concerns this subject";
                case NOT_OPEN -> "it was not open then";
                case NEITHER -> "neither the user nor this subject belongs to it";
                case UNKNOWN -> "cases.csv has no such case";
                case UNCHECKED -> "";
            };
        }
    }

    static final StatedReason NONE = new StatedReason(Standing.UNCHECKED, "", -1);

    /// Whether the data contradict what was stated.
    public boolean isContradicted() {
        return switch (standing) {
            case NOT_OPEN, NEITHER, UNKNOWN -> true;
            case SOUND, SLIP, OVER, SUBJECT_ONLY, USER_ONLY, UNCHECKED -> false;
        };
    }
}
