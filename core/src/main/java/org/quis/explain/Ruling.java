package org.quis.explain;

import org.jspecify.annotations.Nullable;
import org.quis.access.MisuseKind;

/// What is kept of an [Explanation] where millions are: enough to examine and to rank.
///
/// @param person        whom the subject means, as a node; -1 where nobody or several
/// @param unit          the unit of the user, as a node; -1 where no table says
/// @param tie           the kind of look that the personal tie makes it; `null` without one
/// @param circumstances bits of [Circumstance]
public record Ruling(
        int person,
        int unit,
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
            new Ruling(-1, -1, Verdict.UNRESOLVED, Duty.NONE, null, StatedReason.Standing.UNCHECKED, 0);

    static Ruling of(Explanation explanation, int unit, int circumstances) {
        var duty = explanation
                .duty()
                .map(path -> path.weak() ? Duty.WEAK : Duty.STRONG)
                .orElse(Duty.NONE);
        return new Ruling(
                explanation.person(),
                unit,
                explanation.verdict(),
                duty,
                explanation.personal().flatMap(path -> path.walk().misuse()).orElse(null),
                explanation.stated().standing(),
                circumstances);
    }

    public boolean is(Circumstance circumstance) {
        return (circumstances & circumstance.bit()) != 0;
    }

    /// Whether the data contradict the case that was cited.
    public boolean isContradicted() {
        return new StatedReason(stated, "", -1).isContradicted();
    }
}
