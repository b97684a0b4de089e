package org.quis.explain;

import org.jspecify.annotations.Nullable;
import org.quis.access.MisuseKind;

/// What is kept of an [Explanation] where millions are: enough to examine and to rank.
///
/// @param person        whom the subject means, as a node; -1 where nobody or several
/// @param unit          the unit of the user, as a node; -1 where no table says
/// @param post          what the user does, as a number that those of one unit and role share; -1 likewise
/// @param tie           the kind of look that the personal tie makes it; `null` without one
/// @param circumstances bits of [Circumstance]
public record Ruling(
        int person,
        int unit,
        int post,
        Verdict verdict,
        Duty duty,
        @Nullable MisuseKind tie,
        StatedReason.Standing stated,
        int circumstances) {

    /// How much duty speaks for an access.
    public enum Duty {
        NONE,
        WEAK,
        STRONG
    }

    /// Where no reference data are.
    public static final Ruling OPEN =
            new Ruling(-1, -1, -1, Verdict.UNRESOLVED, Duty.NONE, null, StatedReason.Standing.UNCHECKED, 0);

    static Ruling of(Explanation explanation, int unit, int post, int circumstances) {
        var duty = explanation
                .duty()
                .map(path -> path.weak() ? Duty.WEAK : Duty.STRONG)
                .orElse(Duty.NONE);
        return new Ruling(
                explanation.person(),
                unit,
                post,
                explanation.verdict(),
                duty,
                explanation.personal().flatMap(path -> path.walk().misuse()).orElse(null),
                explanation.stated().standing(),
                circumstances);
    }

    public boolean is(Circumstance circumstance) {
        return (circumstances & circumstance.bit()) != 0;
    }

    /// The same, with one circumstance more.
    public Ruling with(Circumstance circumstance) {
        return new Ruling(person, unit, post, verdict, duty, tie, stated, circumstances | circumstance.bit());
    }

    /// The same, one circumstance left aside.
    public Ruling without(Circumstance circumstance) {
        return new Ruling(person, unit, post, verdict, duty, tie, stated, circumstances & ~circumstance.bit());
    }

    /// The same, a colleague's duty taken for the user's own, though a lesser one.
    public Ruling lent() {
        return new Ruling(person, unit, post, verdict, Duty.WEAK, tie, stated, circumstances);
    }

    /// Whether it was [#lent].
    public boolean isLent() {
        return duty == Duty.WEAK && is(Circumstance.OTHERS_HAD_DUTY); // otherwise said only where there is no duty
    }

    /// Whether a case was cited that concerns the subject, though it is not the user's, or was over.
    public boolean citesCaseAboutSubject() {
        return switch (stated) {
            case OVER, SUBJECT_ONLY -> true;
            case SOUND, SLIP, USER_ONLY, UNCHECKED, NOT_OPEN, NEITHER, UNKNOWN -> false;
        };
    }

    /// Whether the data contradict the case that was cited.
    public boolean isContradicted() {
        return new StatedReason(stated, "", -1).isContradicted();
    }
}
