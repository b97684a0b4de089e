package org.quis.explain;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quis.ties.Path;
import org.quis.ties.Target;

/// What was found out about one access.
///
/// @param user       the user's node, [org.quis.ties.Ties#NOBODY] where no table knows them
/// @param person     whom the subject means, likewise; never one of several that are about as likely
/// @param dutyPath   the strongest chain of duty, `null` where there is none
/// @param ownPath    the closest personal chain, `null` where there is none
/// @param closeness  how likely the personal chain leads to whom was meant, 0 to 1
/// @param bits       how unlikely a colleague at work would have had such a duty, −log₂ of the share; 0 without a duty
public record Explanation(
        Verdict verdict,
        int user,
        int person,
        Target target,
        @Nullable Path dutyPath,
        @Nullable Path ownPath,
        double closeness,
        double bits,
        StatedReason stated) {

    /// The strongest chain of duty.
    public Optional<Path> duty() {
        return Optional.ofNullable(dutyPath);
    }

    /// The closest personal chain.
    public Optional<Path> personal() {
        return Optional.ofNullable(ownPath);
    }

    /// Whether a duty speaks for the access without reserve.
    public boolean hasStrongDuty() {
        return dutyPath != null && !dutyPath.weak();
    }
}
